-- Where households stand and how many, within reach and within a box: no identity.
select ST_X(position) as lon, ST_Y(position) as lat, n
from household_dot
where county = ${county}
  and position && ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)
