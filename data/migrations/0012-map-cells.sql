-- Where a household stands as one number, in cells of 0.002 degrees (some 200 m). Under a policy only leakproof operators
-- may use an index: `=` on numbers is one, && on geometries is not. A box is asked for by its cells and then exactly.
alter table household_grid add column cell bigint generated always as (
  floor((ST_X(position) + 180) / 0.002)::bigint * 1000000 + floor((ST_Y(position) + 90) / 0.002)::bigint) stored;
create index household_grid_cell on household_grid (county, cell);
