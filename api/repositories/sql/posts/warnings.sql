-- Posts within reach that end within some days or ended so long ago, with whether somebody of the role follows there; and
-- those whose holder is away now or soon without a deputy.
select p.*, exists (
  select from post o
  where o.county = p.county and o.role = p.role and o.scope_kind = p.scope_kind and o.scope_id = p.scope_id
    and o.id <> p.id and o.valid_from <= greatest(p.valid_to + 1, today())
    and (o.valid_to is null or o.valid_to > p.valid_to)
) as followed
from post_in_words p
where p.county = ${county} and starts_with(p.place, ${reach}) and p.in_force
  and (p.valid_to between today() - ${days} and today() + ${days}
    or p.deputy is null and p.away_from <= today() + ${days} and p.away_to >= today()
      and (p.valid_to is null or p.valid_to >= today()))
order by coalesce(p.valid_to, p.away_from), p.id
