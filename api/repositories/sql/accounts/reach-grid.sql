-- The one grid an account may plan; null is its whole jurisdiction.
select reach_grid as grid from account where county = ${county} and id = ${id}
