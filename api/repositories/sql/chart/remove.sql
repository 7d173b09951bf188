-- Past posts lose the unit with it; current and coming ones were asked for before.
with freed as (
  update post set chart_unit = null where county = ${county} and chart_unit = ${id}
)
delete from organisation_unit where county = ${county} and id = ${id}
