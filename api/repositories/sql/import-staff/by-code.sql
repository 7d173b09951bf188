-- Staff that came from files of a jurisdiction, by the key they came by.
select source_key as "sourceKey", target
from source_record
where county = ${county} and community = ${community} and kind = 'staff'
