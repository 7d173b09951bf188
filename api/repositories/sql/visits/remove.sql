-- Takes a visit back: the policy lets through one's own, within a day.
delete from visit where county = ${county} and id = ${id}
returning household
