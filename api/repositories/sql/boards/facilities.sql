select community, kind, name, phone, hours, array[ST_X(position), ST_Y(position)] as position
from facility where county = ${county}
order by kind, name, id
