-- Ends the code of an entrance and gives it a new one.
with before as (
  select county, id, door_token from unit where county = ${county} and id = ${unit}
), ended as (
  insert into door_code_ended (county, token, unit) select county, door_token, id from before
)
update unit u set door_token = new_door_token(u.county) from before b where u.county = b.county and u.id = b.id
