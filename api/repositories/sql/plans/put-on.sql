-- Puts a draft on other ground, from which its log goes on.
update plan set based_on = ${basedOn}, base_revision = ${baseRevision}, origin_x = ${originX}, origin_y = ${originY},
  scale_x = ${scaleX}, scale_y = ${scaleY}, communities = ${communities:json}
where county = ${county} and id = ${id}
