-- Jurisdictions with these codes.
select code, kind, parent, name, contact_name as "contactName", contact_phone as "contactPhone", outline
from jurisdiction
where county = ${county} and code = any (${codes})
order by code
