-- Published boards with the jurisdiction they are of.
select b.slug, b.title, b.approval_number as "approvalNumber", b.sketch_declared_by as "sketchBy",
  b.sketch_declared_on as "sketchOn", j.code, j.name, j.contact_name as "contactName", j.contact_phone as "contactPhone"
from board b
join jurisdiction j on j.county = b.county and j.code = b.jurisdiction
where b.county = ${county} and b.published
order by b.slug
