-- The number left with a need in the asker's sight.
select phone, phone_key as "phoneKey", grid from need where county = ${county} and id = ${id}
