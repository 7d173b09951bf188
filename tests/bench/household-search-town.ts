import type { Db } from '../../api/repositories/connection.ts'
import { migrate } from '../../api/repositories/migrate.ts'
import type { Secrets } from '../../api/secrets/secrets.ts'

export const COUNTY = '410599'

/** Communities × first-level × second-level × third-level grids: 30,000 of the deepest. */
const SHAPE = { communities: 12, first: 10, second: 10, third: 25 } as const
export const LEAVES = SHAPE.communities * SHAPE.first * SHAPE.second * SHAPE.third

/** How far apart buildings stand, in degrees: one a leaf grid, in rows as long as a community is wide. */
export const STEP = 0.0006
const ROW = 250
export const ORIGIN = [113.2, 35.1] as const

export const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏'
export const GIVEN = '明华丽强伟芳娜敏静磊洋艳勇军杰娟涛超秀霞平刚桂英文建国玉兰海波云飞晓红春梅'

/** Where building `i` stands, in degrees. */
export function placeOf(i: number): [lon: number, lat: number] {
  return [ORIGIN[0] + (i % ROW) * STEP, ORIGIN[1] + Math.floor(i / ROW) * STEP]
}

/** The id of building, household or person `i`, as the generating SQL makes it. */
export function idOf(kind: 'a' | 'b' | 'c' | 'd' | 'e', i: number): string {
  return `00000000-0000-7000-${kind}000-${String(i).padStart(12, '0')}`
}

/** The name of the head of household `i`, and the phone. */
export function headOf(i: number): string {
  return (
    SURNAMES[i % SURNAMES.length]! +
    GIVEN[Math.floor(i / 7) % GIVEN.length]! +
    GIVEN[Math.floor(i / 311) % GIVEN.length]!
  )
}
export const phoneOf = (i: number): string => `139${String(i).padStart(8, '0')}`

/**
 * Writes a migrated town of `households` in 30,000 grids of 12 communities: a building with two units a deepest grid, and
 * two or three members a household. Numbers are sealed with `secrets` for one household in a thousand; all others have an
 * index that no number finds. Accounts `lead 1`, `lead 3` and `lead 8` hold so many first-level grids.
 */
export async function writeTown(db: Db, households: number, secrets: Secrets): Promise<void> {
  await migrate(db)
  await db.tx(async (t) => {
    // Foreign keys are checked row by row, which is not what is measured.
    await t.none("set local session_replication_role = 'replica'")
    await t.none(GROUND, { ...SHAPE, county: COUNTY })
    const batch = 50_000
    for (let from = 0; from < households; from += batch) {
      await t.none(PEOPLE, {
        county: COUNTY,
        from,
        to: Math.min(from + batch, households),
        leaves: LEAVES,
        row: ROW,
        step: STEP,
        lon: ORIGIN[0],
        lat: ORIGIN[1],
        surnames: SURNAMES,
        given: GIVEN,
      })
    }
    const known = Array.from({ length: Math.floor(households / 1000) }, (_, i) => i * 1000)
    await t.none(
      `update person p set phone_index = decode(x.index, 'hex') from json_to_recordset($[rows:json]) x (id uuid, index text)
       where p.county = $[county] and p.id = x.id`,
      {
        county: COUNTY,
        rows: known.map((i) => ({ id: idOf('c', i), index: secrets.seal(phoneOf(i)).index.toString('hex') })),
      },
    )
  })
  await db.none('analyze')
}

const GROUND = `
insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone) values
  ($[county], $[county], 'county', null, '县', '值班', '0'),
  ($[county], $[county] || '001', 'street', $[county], '街道', '值班', '0');
insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone)
select $[county], $[county] || '001' || lpad(c::text, 3, '0'), 'community', $[county] || '001', '社区' || c, '值班', '0'
from generate_series(1, $[communities]) c;
insert into plan (county, id, root, name, state, origin_x, origin_y, scale_x, scale_y, communities, source, effective_from)
values ($[county], '00000000-0000-7000-f000-000000000000', $[county] || '001', 'p', 'published', 0, 0, 1, 1, '[]', 'bench', today());
insert into plan_in_force values ($[county], $[county] || '001', '00000000-0000-7000-f000-000000000000', today());
create table bench_grid as
select row_number() over (order by level, c, f, s, l) - 1 as n, level, c, f, s, l,
  $[county] || '001' || lpad(c::text, 3, '0') as community,
  ($[county] || '001' || lpad(c::text, 3, '0') || lpad(f::text, 2, '0') || lpad(s::text, 2, '0') || lpad(l::text, 2, '0'))::bigint as path
from generate_series(1, $[communities]) c, generate_series(1, $[first]) f, generate_series(0, $[second]) s,
  generate_series(0, $[third]) l, lateral (select case when s = 0 then 1 when l = 0 then 2 else 3 end as level) x
where s > 0 or l = 0;
insert into grid_identity
select $[county], ('00000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, community, community || lpad((n % 999)::text, 3, '0')
from bench_grid where level = 1;
insert into grid (county, plan, key, level, parent, community, kind, urban, name, path)
select $[county], '00000000-0000-7000-f000-000000000000', ('00000000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, level,
  null, community, 'general', true, '网格', path
from bench_grid;
create table bench_leaf as
select row_number() over (order by path) - 1 as n, community, path from bench_grid where level = 3;
create index on bench_leaf (n);
insert into building (county, id, community, name, anchor)
select $[county], ('00000000-0000-7000-b000-' || lpad(n::text, 12, '0'))::uuid, community, (n % 40 + 1) || '号楼',
  ST_SetSRID(ST_MakePoint(113.2 + (n % 250) * 0.0006, 35.1 + (n / 250) * 0.0006), 4326)
from bench_leaf;
insert into unit (county, id, building, name, entrance, floors)
select $[county], ('00000000-0000-7000-e000-' || lpad((n * 2 + u)::text, 12, '0'))::uuid,
  ('00000000-0000-7000-b000-' || lpad(n::text, 12, '0'))::uuid, (u + 1) || '单元',
  ST_SetSRID(ST_MakePoint(113.2 + (n % 250) * 0.0006 + u * 0.0001, 35.1 + (n / 250) * 0.0006), 4326), 9
from bench_leaf, generate_series(0, 1) u;
insert into staff (county, id, name) values ($[county], '00000000-0000-7000-d000-000000000001', 's1'),
  ($[county], '00000000-0000-7000-d000-000000000003', 's3'), ($[county], '00000000-0000-7000-d000-000000000008', 's8');
insert into account (county, id, username, password_hash, capacity, jurisdiction, staff)
select $[county], id, name, 'x', 'worker', $[county] || '001', id from staff where county = $[county];
insert into post (county, id, staff, role, scope_kind, scope_id, valid_from)
select $[county], gen_random_uuid(), ('00000000-0000-7000-d000-00000000000' || k)::uuid, 'lead', 'grid',
  '00000000-0000-7000-a000-' || lpad(g.n::text, 12, '0'), today() - 1
from unnest(array[1, 3, 8]) k,
  lateral (select n from bench_grid where level = 1 and f = 1 order by c limit k) g`

const PEOPLE = `
insert into household (county, id, building, unit, floor, room, occupancy)
select $[county], ('00000000-0000-7000-a000-' || lpad(i::text, 12, '0'))::uuid,
  ('00000000-0000-7000-b000-' || lpad((i % $[leaves])::text, 12, '0'))::uuid,
  ('00000000-0000-7000-e000-' || lpad((i % $[leaves] * 2 + i / $[leaves] % 2)::text, 12, '0'))::uuid,
  i / $[leaves] / 4 + 1, ((i / $[leaves] / 4 + 1) * 100 + i / $[leaves] / 2 % 2 + 1)::text, 'living'
from generate_series($[from]::int, $[to]::int - 1) i;
insert into household_grid
select $[county], ('00000000-0000-7000-a000-' || lpad(i::text, 12, '0'))::uuid, l.path,
  ST_SetSRID(ST_MakePoint($[lon] + (l.n % $[row]) * $[step] + i / $[leaves] % 2 * 0.0001, $[lat] + (l.n / $[row]) * $[step]), 4326)
from generate_series($[from]::int, $[to]::int - 1) i join bench_leaf l on l.n = i % $[leaves];
insert into person (county, id, household, name, relation, phone, phone_key, phone_index)
select $[county], ('00000000-0000-7000-c000-' || lpad(i::text, 12, '0'))::uuid,
  ('00000000-0000-7000-a000-' || lpad(i::text, 12, '0'))::uuid,
  substr($[surnames], i % length($[surnames]) + 1, 1) || substr($[given], i / 7 % length($[given]) + 1, 1)
    || substr($[given], i / 311 % length($[given]) + 1, 1),
  '户主', sha256(i::text::bytea), 'bench', substr(sha256(('x' || i)::bytea), 1, 16)
from generate_series($[from]::int, $[to]::int - 1) i;
insert into person (county, id, household, name, relation)
select $[county], ('00000000-0000-7000-d' || k || '00-' || lpad(i::text, 12, '0'))::uuid,
  ('00000000-0000-7000-a000-' || lpad(i::text, 12, '0'))::uuid, '家人' || k, '子女'
from generate_series($[from]::int, $[to]::int - 1) i, generate_series(1, 2) k where k = 1 or i % 3 <> 0`
