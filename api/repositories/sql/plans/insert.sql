-- Starts a draft of a root jurisdiction, based on the root's last published plan if there is one.
insert into plan (county, id, root, name, state, based_on, origin_x, origin_y, scale_x, scale_y, communities, settings,
  source, source_crs, created_by)
values (${county}, ${id}, ${root}, ${name}, 'draft', (
    select b.id from plan b
    where b.county = ${county} and b.root = ${root} and b.state = 'published'
    order by b.effective_from desc limit 1),
  ${originX}, ${originY}, ${scaleX}, ${scaleY}, ${communities:json}, ${settings:json}, ${source}, ${sourceCrs},
  ${createdBy})
