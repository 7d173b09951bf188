-- A photo by what its address ends in; the policy decides whether the public may have it today.
select jpeg from staff_photo where county = ${county} and name = ${name} limit 1
