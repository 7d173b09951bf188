-- The picture of a grid's group, unless it has run out.
select jpeg from grid_group_picture where county = ${county} and grid = ${grid} and until_day >= today()
