-- Posts on grids as findings see them, of any day.
select staff, role, scope_id as grid, valid_from as "from", valid_to as "to"
from post
where county = ${county} and scope_kind = 'grid'
order by id
