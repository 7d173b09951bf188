delete from staff_photo where county = ${county} and staff = ${staff} returning staff
