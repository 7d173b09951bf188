-- A person in sight with everything that may be changed.
select id, household, name, sex, birth_year as "birthYear", phone is not null as "hasPhone", relation, residence, guardian
from person
where county = ${county} and id = ${id}
