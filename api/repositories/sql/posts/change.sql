update post
set chart_unit = ${chartUnit}, valid_from = ${from}, valid_to = ${to}, deputy = ${deputy}, away_from = ${awayFrom},
  away_to = ${awayTo}, consent_at = ${consentAt}, consent_photo_at = ${consentPhotoAt}
where county = ${county} and id = ${id}
