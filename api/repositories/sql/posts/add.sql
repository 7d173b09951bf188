-- Adds one post unless the id is taken.
insert into post (county, id, staff, role, scope_kind, scope_id, floor_from, floor_to, chart_unit, valid_from, valid_to,
  deputy, away_from, away_to, consent_at, consent_photo_at)
values (${county}, ${id}, ${staff}, ${role}, ${scopeKind}, ${scopeId}, ${floorFrom}, ${floorTo}, ${chartUnit}, ${from},
  ${to}, ${deputy}, ${awayFrom}, ${awayTo}, ${consentAt}, ${consentPhotoAt})
on conflict do nothing
returning id
