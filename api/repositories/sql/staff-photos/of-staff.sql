-- The photo of a staff member.
select jpeg from staff_photo where county = ${county} and staff = ${staff}
