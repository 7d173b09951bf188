-- Posts on grids and jurisdictions with their holders and deputies, of any day from which one could answer.
-- A deputy is published when one of their own posts is.
select p.id, p.role, r.zh, r.en, r.call_order as "callOrder", p.scope_kind as "scopeKind", p.scope_id as "scopeId",
  p.valid_from as "from", p.valid_to as "to", p.away_from as "awayFrom", p.away_to as "awayTo",
  coalesce(p.consent_at <= today(), false) as "holderPublic", h.name as "holderName", h.phone as "holderPhone",
  h.phone_key as "holderPhoneKey",
  exists (select from post o where o.county = p.county and o.staff = p.deputy and o.consent_at <= today())
    as "deputyPublic",
  d.name as "deputyName", d.phone as "deputyPhone", d.phone_key as "deputyPhoneKey"
from post p
join role r on r.code = p.role
join staff h on h.county = p.county and h.id = p.staff
left join staff d on d.county = p.county and d.id = p.deputy
where p.county = ${county} and p.scope_kind in ('grid', 'jurisdiction')
order by r.call_order, p.id
