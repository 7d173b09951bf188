-- Boards with the jurisdiction they are of, published or not.
select b.slug, b.title, b.approval_number as "approvalNumber", b.sketch_declared_by as "sketchBy",
  b.sketch_declared_on as "sketchOn", b.published, b.grid as "gridKey", i.code as "gridCode", b.settings,
  j.code, j.name, j.contact_name as "contactName", j.contact_phone as "contactPhone"
from board b
join jurisdiction j on j.county = b.county and j.code = b.jurisdiction
left join grid_identity i on i.county = b.county and i.key = b.grid
where b.county = ${county}
order by b.slug
