-- Communities and villages of a street, in the order of their codes.
select code, kind, parent, name, contact_name as "contactName", contact_phone as "contactPhone", outline
from jurisdiction
where county = ${county} and parent = ${parent} and kind in ('community', 'village')
order by code
