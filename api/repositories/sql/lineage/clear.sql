-- Forgets what a plan was found to succeed, before it is written anew.
delete from grid_lineage where county = ${county} and plan = ${plan}
