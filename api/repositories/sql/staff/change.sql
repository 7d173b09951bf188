update staff set name = ${name}, phone = ${phone}::bytea, phone_key = ${phoneKey}
where county = ${county} and id = ${id}
