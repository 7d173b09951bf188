-- Posts that are not over, with where they are held. Name and number leave this query only where the holder agreed, the
-- photo only where they agreed to that too, each on a day that has come. The head comes first, then who answers first.
select p.id, p.staff, p.scope_kind as "scopeKind", p.scope_id as "scopeId", p.place, p.scope_name as "scopeName",
  r.zh, r.en, r.duties_zh as "dutiesZh", r.duties_en as "dutiesEn", p.valid_from as "from", p.valid_to as "to",
  case when p.consent_at <= today() then s.name end as name,
  case when p.consent_at <= today() then s.phone end as phone,
  case when p.consent_at <= today() then s.phone_key end as "phoneKey",
  case when p.consent_at <= today() and p.consent_photo_at <= today() then f.name end as photo
from post_in_words p
join role r on r.code = p.role
join staff s on s.county = p.county and s.id = p.staff
left join staff_photo f on f.county = p.county and f.staff = p.staff
where p.county = ${county} and p.in_force and (p.valid_to is null or p.valid_to >= today())
order by r.code <> 'head', r.call_order, p.place, p.scope_name, p.id
