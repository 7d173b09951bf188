-- Sight is role x place, and it lives here: row-level security over every table that touches people.
-- A request runs as one of four roles; `enter_account` fixes whose eyes it has for the transaction.

-- The day in the town, wherever the server stands.
create function today() returns date language sql stable as $$
  select (now() at time zone 'Asia/Shanghai')::date
$$;

-- The posts an account holds today, with the grid of the plan in force they lie on. A post on a grid that is not
-- in force, and a post before or after its days, is not among them.
create function posts_today(in_county text, in_account uuid)
returns table (staff uuid, sight text, level int, path bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.staff, r.sight, g.level, g.path
  from account a
  join post p on p.county = a.county and p.staff = a.staff
    and p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today())
  join role r on r.code = p.role
  left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
    -- The cast is guarded: only posts on grids have a uuid here, and no order of conditions is promised.
    on g.county = a.county and g.key = case when p.scope_kind = 'grid' then p.scope_id::uuid end
  where a.county = in_county and a.id = in_account and (p.scope_kind <> 'grid' or g.path is not null)
$$;

-- The path ranges an account sees today: its posts of roles with sight 'grid' on grids of the plan in force.
create function sight_ranges(in_county text, in_account uuid)
returns table (lo bigint, hi bigint) language sql stable security definer set search_path = public, pg_temp as $$
  select distinct t.path, t.path + case t.level when 1 then 10000 when 2 then 100 else 1 end
  from posts_today(in_county, in_account) t
  where t.sight = 'grid' and t.path is not null
$$;

-- Fixes county, account, staff member, reach and up to eight path ranges as settings of this transaction.
-- Without a post that has sight today there is no staff member. With more than eight ranges, the last is the
-- hull of the rest and `gridhold.exact` asks for the exact test as well. The reach is the account's
-- jurisdiction, as the range of the paths below it.
create function enter_account(in_county text, in_account uuid)
returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  los bigint[];
  his bigint[];
  n int;
  reach text;
begin
  perform set_config('gridhold.county', in_county, true);
  perform set_config('gridhold.account', in_account::text, true);
  perform set_config('gridhold.staff', coalesce(
    (select t.staff::text from posts_today(in_county, in_account) t where t.sight <> 'none' limit 1), ''), true);
  select a.jurisdiction into reach from account a where a.county = in_county and a.id = in_account;
  perform set_config('gridhold.reach_lo', coalesce(rpad(reach, 18, '0'), ''), true);
  perform set_config('gridhold.reach_hi', coalesce((rpad(reach, 18, '0')::bigint
    + (10 ^ (18 - length(reach))::numeric)::bigint)::text, ''), true);
  select array_agg(r.lo order by r.lo), array_agg(r.hi order by r.lo) into los, his
  from sight_ranges(in_county, in_account) r;
  n := coalesce(array_length(los, 1), 0);
  for i in 1..8 loop
    perform set_config('gridhold.lo' || i, coalesce(los[i]::text, ''), true);
    perform set_config('gridhold.hi' || i, coalesce(
      (case when i = 8 and n > 8 then (select max(h) from unnest(his) h) else his[i] end)::text, ''), true);
  end loop;
  perform set_config('gridhold.exact', case when n > 8 then '1' else '' end, true);
end
$$;

create function sight_lo(i int) returns bigint language sql stable as $$
  select nullif(current_setting('gridhold.lo' || i, true), '')::bigint
$$;
create function sight_hi(i int) returns bigint language sql stable as $$
  select nullif(current_setting('gridhold.hi' || i, true), '')::bigint
$$;
create function sight_county() returns text language sql stable as $$
  select nullif(current_setting('gridhold.county', true), '')
$$;
create function sight_staff() returns uuid language sql stable as $$
  select nullif(current_setting('gridhold.staff', true), '')::uuid
$$;
create function reach_lo() returns bigint language sql stable as $$
  select nullif(current_setting('gridhold.reach_lo', true), '')::bigint
$$;
create function reach_hi() returns bigint language sql stable as $$
  select nullif(current_setting('gridhold.reach_hi', true), '')::bigint
$$;
-- True unless the account has more than eight ranges and this path is in none of them.
create function sight_exact(in_path bigint) returns boolean language sql stable as $$
  select coalesce(current_setting('gridhold.exact', true), '') = '' or exists (
    select from sight_ranges(sight_county(), nullif(current_setting('gridhold.account', true), '')::uuid) r
    where in_path >= r.lo and in_path < r.hi)
$$;

-- Forced means that the owner is filtered too. Where the owner is no superuser, what it does for others here
-- (the functions above read account, the view below counts household_grid) needs its own policy, `for_definer`.
alter table household_grid enable row level security;
alter table household_grid force row level security;
create policy system_all on household_grid to gridhold_system using (true) with check (true);
create policy for_definer on household_grid for select to current_user using (true);
create policy by_place on household_grid for select to gridhold_staff using (
  county = (select sight_county()) and (
    path >= (select sight_lo(1)) and path < (select sight_hi(1)) or
    path >= (select sight_lo(2)) and path < (select sight_hi(2)) or
    path >= (select sight_lo(3)) and path < (select sight_hi(3)) or
    path >= (select sight_lo(4)) and path < (select sight_hi(4)) or
    path >= (select sight_lo(5)) and path < (select sight_hi(5)) or
    path >= (select sight_lo(6)) and path < (select sight_hi(6)) or
    path >= (select sight_lo(7)) and path < (select sight_hi(7)) or
    path >= (select sight_lo(8)) and path < (select sight_hi(8)) and sight_exact(path)));
create policy by_assignment on household_grid for select to gridhold_staff using (
  county = (select sight_county())
  and household = any (array(
    select c.household from contact c where c.county = (select sight_county()) and c.staff = (select sight_staff()))));

alter table contact enable row level security;
alter table contact force row level security;
create policy system_all on contact to gridhold_system using (true) with check (true);
create policy own on contact for select to gridhold_staff using (
  county = (select sight_county()) and staff = (select sight_staff()));

alter table household enable row level security;
alter table household force row level security;
create policy system_all on household to gridhold_system using (true) with check (true);
create policy in_sight on household for select to gridhold_staff using (
  exists (select from household_grid g where g.county = household.county and g.household = household.id));

alter table person enable row level security;
alter table person force row level security;
create policy system_all on person to gridhold_system using (true) with check (true);
create policy in_sight on person for select to gridhold_staff using (
  exists (select from household h where h.county = person.county and h.id = person.household));

-- Welfare tags show to lead and full-time worker of the place, and to the named helper; not to contact members.
alter table welfare_tag enable row level security;
alter table welfare_tag force row level security;
create policy system_all on welfare_tag to gridhold_system using (true) with check (true);
create policy in_sight on welfare_tag for select to gridhold_staff using (
  until >= today() and exists (select from person p where p.county = welfare_tag.county and p.id = welfare_tag.person)
  and (helper = (select sight_staff()) or exists (
    -- By place, not merely in sight: a lead may also be contact member of a household elsewhere.
    select from person p
    join household_grid g on g.county = p.county and g.household = p.household
    join sight_ranges(sight_county(), nullif(current_setting('gridhold.account', true), '')::uuid) r
      on g.path >= r.lo and g.path < r.hi
    where p.county = welfare_tag.county and p.id = welfare_tag.person)));

alter table account enable row level security;
alter table account force row level security;
create policy system_all on account to gridhold_system using (true) with check (true);
create policy for_definer on account for select to current_user using (true);

alter table session enable row level security;
alter table session force row level security;
create policy system_all on session to gridhold_system using (true) with check (true);

alter table staff enable row level security;
alter table staff force row level security;
create policy system_all on staff to gridhold_system using (true) with check (true);

alter table audit_entry enable row level security;
create policy system_read on audit_entry for select to gridhold_system using (true);
alter table audit_reason enable row level security;
create policy system_all on audit_reason to gridhold_system using (true) with check (true);

-- Counts only, for planners within their reach: positions with a number, never an identity.
create view household_dot as
  select county, position, path / 1000000 as community, count(*)::int as n
  from household_grid
  where county = (select sight_county()) and path >= (select reach_lo()) and path < (select reach_hi())
  group by county, position, path / 1000000;

grant usage on schema public to gridhold_public, gridhold_staff, gridhold_planner, gridhold_system;
grant select on grid_kind, role, jurisdiction, organisation_unit, plan_in_force, grid_identity, grid, water, road,
  compound, building, facility, board to gridhold_public, gridhold_staff, gridhold_planner;
grant select on unit, organisation, welfare_tag_kind, reveal_reason, exemption_reason, plan
  to gridhold_staff, gridhold_planner;
grant select on household_grid, household, person, contact, welfare_tag to gridhold_staff;
grant select on household_dot, face, finding_exemption to gridhold_planner;
grant select, insert, update, delete on all tables in schema public to gridhold_system;
revoke insert, update, delete, truncate on audit_entry from gridhold_system;
revoke insert, update, delete, truncate on audit_head from gridhold_system;
revoke all on function audit_append(text, uuid, text, uuid, uuid, uuid, text, bytea, text) from public;
grant execute on function audit_append(text, uuid, text, uuid, uuid, uuid, text, bytea, text)
  to gridhold_staff, gridhold_planner, gridhold_system;
revoke all on function enter_account(text, uuid) from public;
grant execute on function enter_account(text, uuid) to gridhold_staff, gridhold_planner;
revoke all on function posts_today(text, uuid) from public;
revoke all on function sight_ranges(text, uuid) from public;
grant execute on function sight_ranges(text, uuid) to gridhold_staff, gridhold_planner;
