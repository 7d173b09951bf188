-- What a plan succeeds, the largest share of each ancestor first.
select ancestor, successor, share
from grid_lineage
where county = ${county} and plan = ${plan}
order by ancestor, share desc, successor
