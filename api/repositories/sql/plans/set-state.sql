-- Moves a plan from one state to the next; no row when it is not in the first.
update plan set state = ${to}
where county = ${county} and id = ${id} and state = ${from}
returning id
