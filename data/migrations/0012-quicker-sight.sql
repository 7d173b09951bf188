-- What row-level security costs a search.

-- Where a household stands as one number, in cells of 0.002 degrees (some 200 m). Under a policy only leakproof operators
-- may use an index: `=` on numbers is one, && on geometries is not. A box is asked for by its cells and then exactly.
alter table household_grid add column cell bigint generated always as (
  floor((ST_X(position) + 180) / 0.002)::bigint * 1000000 + floor((ST_Y(position) + 90) / 0.002)::bigint) stored;
create index household_grid_cell on household_grid (county, cell);

-- A person is in sight with the household's row of the map: the same rows as through `household`, with one policy fewer to
-- plan in every query.
drop policy in_sight on person;
create policy in_sight on person for select to gridhold_staff using (
  exists (select from household_grid g where g.county = person.county and g.household = person.household));

-- A need shows by place, or to its named helper where the person is in sight: the rows of 0006, with the place asked of a
-- function that keeps its plan.
drop policy in_sight on welfare_tag;
create policy in_sight on welfare_tag for select to gridhold_staff using (
  county = (select sight_county()) and until >= today() and (
    person_in_place(person)
    or helper = (select sight_staff())
      and exists (select from person p where p.county = welfare_tag.county and p.id = welfare_tag.person)));
