-- Keys of GIS programs that an account has and that have not run out.
select count(*)::int as n
from session
where county = ${county} and account = ${account} and gis and expires_at > now()
