-- Units in which some households live.
select distinct h.unit as id from household h where h.county = ${county} and h.id = any (${ids}::uuid[]) and h.unit is not null
