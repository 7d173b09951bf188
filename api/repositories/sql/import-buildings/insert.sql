-- Writes buildings of a job that are new.
insert into building (county, id, community, villagers_group, name, floors, use, outline, anchor, source_code)
select ${county}, r.target, c.community, c."villagersGroup", c.name, coalesce(c.floors, 1), coalesce(c.use, 'residential'),
  c.outline, c.anchor, c."sourceCode"
from import_row r
cross join lateral jsonb_to_record(r.candidate) as c (community text, "villagersGroup" text, name text, floors int,
  use text, outline geometry(MultiPolygon, 4326), anchor geometry(Point, 4326), "sourceCode" text)
where r.county = ${county} and r.job = ${job} and r.verdict = 'new'
