-- Records what a person needs, in the name of whoever asks.
insert into welfare_tag (county, id, person, kind, purpose, basis, recorded_by, since, until, helper)
values (${county}, ${id}, ${person}, ${kind}, ${purpose}, ${basis}, sight_staff(), ${since}::date, ${until}::date,
  ${helper}::uuid)
