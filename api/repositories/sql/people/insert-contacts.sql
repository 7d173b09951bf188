-- Adds which contact member keeps in touch with which household.
insert into contact (county, staff, household, since)
select ${county}, staff, household, since
from json_to_recordset(${rows:json}) as r (staff uuid, household uuid, since date)
