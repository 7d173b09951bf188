delete from grid_group_picture where county = ${county} and grid = ${grid} returning grid
