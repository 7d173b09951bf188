-- Puts a household of the caller's ground on another place of the map, in sight or not.
select move_household(${id}::uuid, ${path}::bigint, ${position}::geometry)
