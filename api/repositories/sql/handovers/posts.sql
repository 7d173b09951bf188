-- Posts on grids with their holders, of any day, who answers first in front.
select p.id, p.staff, s.name, p.role, r.zh, r.en, r.sight, r.call_order as "callOrder", p.scope_id as grid,
  p.valid_from as "from", p.valid_to as "to", p.chart_unit as "chartUnit", p.deputy, p.away_from as "awayFrom",
  p.away_to as "awayTo", p.consent_at as "consentAt"
from post p
join role r on r.code = p.role
join staff s on s.county = p.county and s.id = p.staff
where p.county = ${county} and p.scope_kind = 'grid'
order by r.call_order, p.id
