-- Freezes an approved plan for a day, with the findings accepted and why.
update plan set state = 'published', effective_from = ${effectiveFrom}, published_at = now(),
  published_note = ${note}, accepted = ${accepted:json}, published_by = ${account}
where county = ${county} and id = ${id}
