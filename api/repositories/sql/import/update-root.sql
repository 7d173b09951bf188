-- Renames a community or gives it another contact or outline; null leaves what is there.
update jurisdiction set
  name = coalesce(${name}, name),
  contact_name = coalesce(${contactName}, contact_name),
  contact_phone = coalesce(${contactPhone}, contact_phone),
  outline = coalesce(${outline}::geometry(MultiPolygon, 4326), outline)
where county = ${county} and code = ${code}
