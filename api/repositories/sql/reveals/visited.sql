-- Whether a visit in sight was to this household.
select exists (select from visit v where v.county = ${county} and v.id = ${visit} and v.household = ${household}) as visited
