-- Posts as they are now, by the names that files' rows have; leave and consent to a photo are made here alone.
select p.id, p.staff, p.role, p.scope_kind as "scopeKind", p.scope_id as "scopeId", p.floor_from as "floorFrom",
  p.floor_to as "floorTo", p.valid_from as "from", p.valid_to as "to", p.deputy, p.consent_at as "consentAt",
  p.chart_unit as "chartUnit", p.away_from as "awayFrom", p.away_to as "awayTo", p.consent_photo_at as "consentPhotoAt"
from post p
where p.county = ${county} and p.id = any (${ids}::uuid[])
