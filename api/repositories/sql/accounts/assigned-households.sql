-- How many households are assigned to the staff member of the account; the policy lets through their own alone.
select count(*)::int as n from contact where county = ${county}
