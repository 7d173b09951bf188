-- Organisation units of a county, above before below within a jurisdiction.
select id, jurisdiction, parent, kind, name, covers_grid as "coversGrid" from organisation_unit where county = ${county}
order by jurisdiction, ordinal, name, id
