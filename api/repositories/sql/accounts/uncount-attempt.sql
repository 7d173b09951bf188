-- The password was right and a code is still to come: this attempt does not count, those before it stay counted.
update account
set failures = greatest(failures - 1, 0), locked_until = case when failures > ${attempts} then locked_until end
where county = ${county} and id = ${id}
