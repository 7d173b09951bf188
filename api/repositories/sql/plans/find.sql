-- One plan without its ground; `version` counts the root's published plans up to it.
select p.id, p.root, p.name, p.state, p.based_on as "basedOn", p.revision, p.base_revision as "baseRevision",
  p.origin_x as "originX", p.origin_y as "originY", p.scale_x as "scaleX", p.scale_y as "scaleY", p.communities,
  p.settings, p.effective_from as "effectiveFrom", p.activated_at is not null as activated, p.accepted, p.locks,
  p.submitted_by as "submittedBy",
  (select count(*)::int from plan v where v.county = p.county and v.root = p.root and v.state = 'published'
    and v.effective_from <= p.effective_from) as version
from plan p
where p.county = ${county} and p.id = ${id}
