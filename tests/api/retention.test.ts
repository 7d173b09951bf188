import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Retained, retained, retention, retentionDone } from '#contract/protection.ts'
import { failure } from '#contract/wire.ts'
import { verifyAudit } from '../../api/repositories/audit.ts'
import { askAs } from '../../api/repositories/request.ts'
import { testDatabase } from '../fixtures/database.ts'
import { type Reply, serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let server: TestServer
let place: SmallPlace
let cookie: string

/** For how many days each kind is kept when nobody says otherwise. */
const DAYS: Readonly<Record<Retained, number>> = {
  'visit-notes': 365,
  visits: 1095,
  patrols: 1095,
  'closed-households': 180,
  'lapsed-tags': 365,
  sessions: 30,
  'audit-notes': 1095,
  exports: 90,
  'household-events': 1825,
  needs: 90,
  imports: 7,
  'import-copies': 90,
}

beforeAll(async () => {
  const database = await testDatabase()
  place = await smallPlace(database.db)
  await database.db.none(
    `insert into unit (county, id, building, name, entrance, floors) select county, id, id, '1单元', anchor, 6 from building`,
  )
  const plan = await database.db.one<object>('delete from plan_in_force returning *')
  server = await serverOn(database, place.secrets)
  await database.db.none('insert into plan_in_force values ($[county], $[root], $[plan], $[since])', plan)
  cookie = await server.signIn('admin', SMALL.password)
})
afterAll(() => server.close())

/** Writes one row of a kind that is so many days old to the day, in the town's days. */
async function write(what: Retained, days: number): Promise<void> {
  const { db } = server.database
  const at = `(today() - ${days})::timestamp at time zone 'Asia/Shanghai'`
  const ids = { ...SMALL, lead: place.accounts.lead, household: place.households.A, person: place.persons.A }
  const visit = (note: string) =>
    `insert into visit (county, id, household, account, at, outcome, note)
     values ($[county], gen_random_uuid(), $[household], $[lead], ${at}, 'met', ${note})`
  const statements: Record<Retained, string> = {
    'visit-notes': visit("'想换门锁'"),
    visits: visit('null'),
    patrols: `insert into patrol (county, id, grid, account, at)
      select $[county], gen_random_uuid(), key, $[lead], ${at} from grid_identity limit 1`,
    'closed-households': `with h as (
        insert into household (county, id, building, room, occupancy, closed_on, closed_why)
        select $[county], gen_random_uuid(), id, 'shut', 'empty', today() - ${days}, 'moved-away' from building
        returning county, id)
      insert into person (county, id, household, name, relation)
      select county, gen_random_uuid(), id, '旧住户', '户主' from h`,
    'lapsed-tags': `insert into welfare_tag (county, id, person, kind, purpose, basis, recorded_by, since, until)
      select $[county], gen_random_uuid(), $[person], 'elder-alone', '旧', '旧', id, today() - 9999, today() - ${days}
      from staff limit 1`,
    sessions: `insert into session (county, token_hash, account, expires_at)
      values ($[county], sha256(gen_random_uuid()::text::bytea), $[lead], ${at})`,
    'audit-notes': `with e as (
        insert into audit_entry (county, seq, at, verb, previous, hash)
        select $[county], -1 - ${days} - (select count(*) from audit_entry where seq < 0), ${at}, 'reveal', '', ''
        returning county, seq)
      insert into audit_reason select county, seq, '旧理由' from e`,
    exports: `insert into export_request (county, id, account, grid, reason, state, asked_at, decided_by, decided_at)
      select $[county], gen_random_uuid(), $[lead], key, '旧的清单', 'refused', ${at}, $[admin], ${at}
      from grid_identity limit 1`,
    'household-events': `insert into household_event (county, id, household, account, kind, at)
      values ($[county], gen_random_uuid(), $[household], $[lead], 'edited', ${at})`,
    needs: `insert into need (county, id, unit, community, kind, text, receipt_hash, sent_at, keep_until)
      select $[county], gen_random_uuid(), id, $[community], 'need', '路灯不亮',
        sha256(gen_random_uuid()::text::bytea), ${at}, today() - ${days} + 90
      from unit`,
    imports: `with j as (
        insert into import_job (county, id, community, state, opened_at)
        values ($[county], gen_random_uuid(), $[community], 'checked', ${at}) returning county, id)
      insert into import_chunk select county, id, 0, 0, 1, 'x', 'k' from j`,
    'import-copies': `with j as (
        insert into import_job (county, id, community, state, applied_at)
        values ($[county], gen_random_uuid(), $[community], 'applied', ${at}) returning county, id)
      insert into import_change (county, job, piece, rows, packed) select county, id, 0, 1, 'x' from j`,
  }
  await db.none(statements[what], { ...ids, admin: place.accounts.admin })
}

const TABLES: Readonly<Record<Retained, string>> = {
  'visit-notes': 'visit where note is not null',
  visits: 'visit where note is null',
  patrols: 'patrol',
  'closed-households': "person where name = '旧住户'",
  'lapsed-tags': "welfare_tag where purpose = '旧'",
  sessions: 'session where expires_at < now()',
  'audit-notes': "audit_reason where note = '旧理由'",
  exports: 'export_request',
  'household-events': 'household_event',
  needs: 'need',
  imports: 'import_chunk',
  'import-copies': 'import_change',
}
const left = async (what: Retained): Promise<number> =>
  (await server.database.db.one<{ n: number }>(`select count(*)::int as n from ${TABLES[what]}`)).n

beforeEach(async () => {
  await server.database.db.tx(async (t) => {
    // Past the triggers, as no request can: entries of these tests are put in by hand.
    await t.none("set local session_replication_role = 'replica'")
    await t.none(
      `delete from audit_reason; delete from audit_entry where seq < 0; delete from visit; delete from patrol;
       delete from person where name = '旧住户'; delete from household where room = 'shut';
       delete from welfare_tag where purpose = '旧'; delete from export_request; delete from household_event; delete from need;
       delete from session where expires_at < now(); delete from erasure; delete from retention_rule;
       delete from import_chunk; delete from import_change; delete from import_job`,
    )
  })
})

const show = async () => (await server.send('/api/retention', { cookie })).as(retention).items
const run = () => server.send('/api/retention/run', { cookie, json: { confirm: true } })
const item = async (what: Retained) => (await show()).find((one) => one.what === what)

describe.each(retained.options)('%s', (what) => {
  const days = DAYS[what]

  it('go the day after their time, and not before', async () => {
    await write(what, days)
    expect(await item(what)).toMatchObject({ days, standard: days, rows: 0, oldest: null })
    await write(what, days + 1)
    const { day } = await server.database.db.one<{ day: string }>('select today() - $1::int as day', [
      days + 1,
    ])
    expect(await item(what)).toMatchObject({ rows: 1, oldest: day })
    expect(await left(what)).toBe(2)
    const done = (await run()).as(retentionDone).items.find((one) => one.what === what)
    expect(done).toMatchObject({ rows: 1, auditSeq: expect.any(Number) })
    expect(await left(what)).toBe(1)
    expect(await item(what)).toMatchObject({ rows: 0 })
  })

  it('leave a line in the audit and a trace, and nothing when there is nothing', async () => {
    const { db } = server.database
    const lines = () =>
      db.any("select account, reason_code from audit_entry where verb = 'retention' and reason_code = $1", [
        what,
      ])
    const before = (await lines()).length
    await run()
    expect(await lines()).toHaveLength(before)
    await write(what, days + 1)
    await run()
    expect((await lines()).slice(before)).toEqual([{ account: place.accounts.admin, reason_code: what }])
    const traces = await db.any<{ rows: object }>(
      "select why, account, rows from erasure where what = $1 and household is null and why = 'retention'",
      [what],
    )
    expect(traces).toMatchObject([{ account: place.accounts.admin, rows: { rows: 1, days } }])
  })
})

describe('a dry run', () => {
  it('changes nothing', async () => {
    for (const what of retained.options) await write(what, 3000)
    await show()
    for (const what of retained.options) expect(await left(what), what).toBe(1)
  })
})

describe('a county’s own period', () => {
  const rule = (json: object) => server.send('/api/retention/rules', { cookie, json })

  it('counts instead of the program’s, until it is taken back', async () => {
    await write('visits', 31)
    const shorter = (await rule({ what: 'visits', days: 30 })).as(retention).items
    expect(shorter.find(({ what }) => what === 'visits')).toMatchObject({ days: 30, standard: 1095, rows: 1 })
    const back = (await rule({ what: 'visits', days: null })).as(retention).items
    expect(back.find(({ what }) => what === 'visits')).toMatchObject({ days: 1095, rows: 0 })
    const lines = await server.database.db.any(
      "select reason_code from audit_entry where verb = 'setting-change' and account = $1",
      [place.accounts.admin],
    )
    expect(lines).toEqual([{ reason_code: 'retention-visits' }, { reason_code: 'retention-visits' }])
  })

  it.each([{ what: 'people', days: 1 }, { what: 'visits', days: 0 }, { what: 'visits', days: 99_999 }, {}])(
    'is refused as %j',
    async (json) => {
      expect((await rule(json)).as(failure).error.code).toBe('bad-parameter')
    },
  )
})

it('members of a closed household go with the words about them, each household with a trace of its own', async () => {
  const { db } = server.database
  await write('closed-households', 200)
  const [{ id, household }] = (await db.any("select id, household from person where name = '旧住户'")) as [
    { id: string; household: string },
  ]
  await db.any(
    "select audit_append($1, null, 'reveal', $2, null, null, 'visit', null, '旧住户说过的话', null)",
    [SMALL.county, id],
  )
  await run()
  expect(await db.any("select 1 from audit_reason where note like '%旧住户%'")).toEqual([])
  expect(await db.any('select why, rows from erasure where household = $1', [household])).toEqual([
    { why: 'retention', rows: { person: 1 } },
  ])
  expect(await db.any('select id from household where id = $1', [household])).toHaveLength(1)
})

it('the chain holds when the words of a reason are gone', async () => {
  const { db } = server.database
  const [{ seq }] = (await db.any(
    "select audit_append($1, null, 'reveal', null, null, null, 'visit', '\\x00', '要删的话', null) as seq",
    [SMALL.county],
  )) as [{ seq: string }]
  await db.none('delete from audit_reason where seq = $1', [seq])
  await db.tx(async (t) => {
    await t.none("set local session_replication_role = 'replica'")
    await t.none('delete from audit_entry where seq < 0')
  })
  expect(await verifyAudit(askAs(db, { kind: 'system' }), SMALL.county)).toMatchObject({ brokenAt: null })
})

describe('who may', () => {
  const codeOf = (reply: Reply): string => reply.as(failure).error.code

  it.each(['lead', 'planner', 'head'])('not %s', async (account) => {
    const theirs = await server.signIn(account, SMALL.password)
    for (const reply of [
      await server.send('/api/retention', { cookie: theirs }),
      await server.send('/api/retention/run', { cookie: theirs, json: { confirm: true } }),
      await server.send('/api/retention/rules', { cookie: theirs, json: { what: 'visits', days: 1 } }),
    ])
      expect([reply.status, codeOf(reply)]).toEqual([403, 'forbidden'])
  })

  it('nobody without saying yes, nor without a session', async () => {
    expect(codeOf(await server.send('/api/retention/run', { cookie, json: {} }))).toBe('bad-parameter')
    expect(codeOf(await server.send('/api/retention/run', { cookie, json: { confirm: false } }))).toBe(
      'bad-parameter',
    )
    expect((await server.send('/api/retention/run', { json: { confirm: true } })).status).toBe(401)
  })
})
