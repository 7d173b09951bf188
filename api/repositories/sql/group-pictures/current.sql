-- Pictures of groups that have not run out.
select grid, name, until_day as until from grid_group_picture where county = ${county} and until_day >= today()
