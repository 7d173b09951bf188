-- What row-level security costs a search. Of a lead's box query among 500,000 households most was planning: the sixteen bounds
-- of sight, each a function in a subselect of its own, stood in it four times, as households and persons ask through the
-- policies of the map. And for each row out of sight all eight ranges were tried, the last with a query inside. Now all
-- ranges are one setting, which says by itself what is in sight; the bounds only lead to the index; and households and persons
-- ask a view. The rows are those of 0006, 0008 and 0012.

-- As in 0006, with all path ranges together as `gridhold.place`, a multirange. The eight pairs of bounds cover it, the last with
-- the hull of the rest, and lead to the index; whether a path is in sight `gridhold.place` says.
create or replace function enter_account(in_county text, in_account uuid)
returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  los bigint[];
  his bigint[];
  n int;
  reach text;
  place text;
begin
  perform set_config('gridhold.county', in_county, true);
  perform set_config('gridhold.account', in_account::text, true);
  perform set_config('gridhold.staff', coalesce(
    (select t.staff::text from posts_today(in_county, in_account) t where t.sight <> 'none' limit 1), ''), true);
  select a.jurisdiction into reach from account a where a.county = in_county and a.id = in_account;
  perform set_config('gridhold.reach_lo', coalesce(rpad(reach, 18, '0'), ''), true);
  perform set_config('gridhold.reach_hi', coalesce((rpad(reach, 18, '0')::bigint
    + (10 ^ (18 - length(reach))::numeric)::bigint)::text, ''), true);
  select array_agg(r.lo order by r.lo), array_agg(r.hi order by r.lo), string_agg('[' || r.lo || ',' || r.hi || ')', ',')
  into los, his, place from sight_ranges(in_county, in_account) r;
  perform set_config('gridhold.place', '{' || coalesce(place, '') || '}', true);
  n := coalesce(array_length(los, 1), 0);
  for i in 1..8 loop
    perform set_config('gridhold.lo' || i, coalesce(los[i]::text, ''), true);
    perform set_config('gridhold.hi' || i, coalesce(
      (case when i = 8 and n > 8 then (select max(h) from unnest(his) h) else his[i] end)::text, ''), true);
  end loop;
end
$$;

-- Settings are read as they are: a function, or a subselect, would be planned each time it stands here. The multirange is
-- worth one, which reads it once a query.
drop policy by_place on household_grid;
create policy by_place on household_grid for select to gridhold_staff using (
  county = nullif(current_setting('gridhold.county', true), '')
  and path <@ (select nullif(current_setting('gridhold.place', true), '')::int8multirange)
  and (path >= nullif(current_setting('gridhold.lo1', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi1', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo2', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi2', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo3', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi3', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo4', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi4', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo5', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi5', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo6', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi6', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo7', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi7', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo8', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi8', true), '')::bigint));
drop policy by_assignment on household_grid;
create policy by_assignment on household_grid for select to gridhold_staff using (
  county = nullif(current_setting('gridhold.county', true), '')
  and household = any (array(
    select a.household from assigned_households(nullif(current_setting('gridhold.county', true), ''),
      nullif(current_setting('gridhold.account', true), '')::uuid) a)));
drop function sight_exact(bigint), sight_lo(int), sight_hi(int);

-- The households that those two policies show, for rows that are found by their household: no bounds are wanted there.
create view household_in_sight with (security_barrier) as
  select g.county, g.household
  from household_grid g
  where g.county = nullif(current_setting('gridhold.county', true), '') and (
    g.path <@ (select nullif(current_setting('gridhold.place', true), '')::int8multirange)
    or g.household = any (array(
      select a.household from assigned_households(nullif(current_setting('gridhold.county', true), ''),
        nullif(current_setting('gridhold.account', true), '')::uuid) a)));
grant select on household_in_sight to gridhold_staff;
drop policy in_sight on household;
create policy in_sight on household for select to gridhold_staff using (
  exists (select from household_in_sight g where g.county = household.county and g.household = household.id));
drop policy in_sight on person;
create policy in_sight on person for select to gridhold_staff using (
  exists (select from household_in_sight g where g.county = person.county and g.household = person.household));
