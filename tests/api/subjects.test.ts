import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subjectDoors, subjectErased, subjectFile } from '#contract/protection.ts'
import { failure } from '#contract/wire.ts'
import { verifyAudit } from '../../api/repositories/audit.ts'
import { askAs } from '../../api/repositories/request.ts'
import { testDatabase } from '../fixtures/database.ts'
import { type Reply, type Sending, serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let server: TestServer
let place: SmallPlace
let building: string
const cookies = new Map<string, string>()
const PHONE = '13812341234'
const NOBODY = '00000000-0000-4000-8000-000000000000'

beforeAll(async () => {
  const database = await testDatabase()
  place = await smallPlace(database.db)
  building = (await database.db.one<{ id: string }>('select id from building')).id
  const plan = await database.db.one<object>('delete from plan_in_force returning *')
  server = await serverOn(database, place.secrets)
  await database.db.none('insert into plan_in_force values ($[county], $[root], $[plan], $[since])', plan)
  await database.db.none(
    `insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone)
       values ($[county], '999902001002', 'community', '999902001', '邻社区', '值班', '000');
     insert into account (county, id, username, password_hash, capacity, jurisdiction)
       select county, gen_random_uuid(), 'neighbour', password_hash, 'admin', '999902001002' from account
       where username = 'admin'`,
    SMALL,
  )
})
afterAll(() => server.close())

async function as(account: string, path: string, sending: Sending = {}): Promise<Reply> {
  const cookie = cookies.get(account) ?? (await server.signIn(account, SMALL.password))
  cookies.set(account, cookie)
  return server.send(path, { ...sending, cookie })
}
const path = (household: string | undefined, rest = ''): string => `/api/subjects/${household}${rest}`
const open = (household: string | undefined, json: object = { reason: 'access' }, account = 'admin') =>
  as(account, path(household, '/open'), { json })
const codeOf = (reply: Reply): string => reply.as(failure).error.code
const count = async (table: string, where: string, values: object): Promise<number> =>
  (
    await server.database.db.one<{ n: number }>(
      `select count(*)::int as n from ${table} where ${where}`,
      values,
    )
  ).n
const chain = () => verifyAudit(askAs(server.database.db, { kind: 'system' }), SMALL.county)

/** A household nobody else of these tests touches, with everything that can be held about one. */
async function household(): Promise<{ id: string; person: string; child: string; visit: string }> {
  const ids = { id: randomUUID(), person: randomUUID(), child: randomUUID(), visit: randomUUID() }
  const phone = place.secrets.seal(PHONE)
  await server.database.db.none(
    `insert into household (county, id, building, room, occupancy) values ($[county], $[id], $[building], '808', 'living');
     insert into household_grid select county, $[id], path, position from household_grid where household = $[near];
     insert into person (county, id, household, name, phone, phone_key, phone_index, relation, birth_year)
       values ($[county], $[person], $[id], '欧阳查阅', $[ciphertext], $[keyId], $[index], '户主', 1980);
     insert into person (county, id, household, name, relation, birth_year, guardian)
       values ($[county], $[child], $[id], '欧阳小查', '子', extract(year from today()) - 6, $[person]);
     insert into welfare_tag (county, id, person, kind, purpose, basis, recorded_by, since, until)
       select $[county], gen_random_uuid(), $[person], 'elder-alone', '送餐', '本人申请', id, today() - 9, today() - 1
       from staff where name = 'lead';
     insert into contact select county, id, $[id], today() from staff where name = 'contact';
     insert into visit (county, id, household, account, at, outcome, note)
       values ($[county], $[visit], $[id], $[lead], now(), 'met', '说想换门锁');
     insert into household_event (county, id, household, account, kind)
       values ($[county], gen_random_uuid(), $[id], $[lead], 'opened')`,
    {
      ...SMALL,
      ...ids,
      ...phone,
      building,
      near: place.households.A11,
      lead: place.accounts.lead,
    },
  )
  return ids
}

describe('finding the household a resident stands for', () => {
  it('lists doors and rooms of a building and nobody’s name', async () => {
    const reply = await as('admin', `/api/subjects?building=${building}`)
    const { doors } = reply.as(subjectDoors)
    expect(doors).toHaveLength(14)
    expect(doors).toContainEqual({
      household: place.households.A11,
      unit: null,
      floor: null,
      room: 'A11',
      closed: false,
    })
    expect(reply.text).not.toContain('张')
  })

  it('leaves out what another administrator answers for', async () => {
    const reply = await as('neighbour', `/api/subjects?building=${building}`)
    expect(reply.as(subjectDoors).doors).toEqual([])
  })
})

describe('what is held', () => {
  it('is told in full, with who looked and why', async () => {
    const { id, person, child } = await household()
    await as('lead', `/api/households/${id}`)
    await as('lead', `/api/persons/${person}/reveal`, { json: { reason: 'visit', note: '约时间' } })
    const reply = await open(id, { reason: 'access', note: '本人到场，已核对身份' })
    const file = reply.as(subjectFile)
    expect(file.household).toMatchObject({ id, building: '1号楼', room: '808', grid: { name: 'A11' } })
    expect(file.people).toMatchObject([
      { id: person, name: '欧阳查阅', phone: PHONE, birthYear: 1980 },
      { id: child, name: '欧阳小查', phone: null, guardian: person },
    ])
    expect(file.people[0]?.tags).toMatchObject([
      { kind: 'elder-alone', purpose: '送餐', basis: '本人申请', recordedBy: 'lead', helper: null },
    ])
    expect(file.contacts).toMatchObject([{ name: 'contact' }])
    expect(file.visits).toMatchObject([{ outcome: 'met', note: '说想换门锁', by: 'lead' }])
    expect(file.history).toMatchObject([{ kind: 'opened', by: 'lead' }])
    expect(file.looks).toMatchObject([
      {
        verb: 'subject-access',
        username: 'admin',
        reason: 'access',
        note: '本人到场，已核对身份',
        person: null,
      },
      { verb: 'reveal', username: 'lead', staff: 'lead', reason: 'visit', note: '约时间', person },
      { verb: 'open-household', username: 'lead', person: null },
    ])
    expect(file.looks[0]?.seq).toBe(file.auditSeq)
    expect(file.confirm).toBe('1号楼808')
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })

  it('says nothing about any other household', async () => {
    await open(place.households.A12)
    const file = (await open(place.households.A11)).as(subjectFile)
    expect(file.people.map(({ name }) => name)).toEqual(['张小A11'])
    expect(file.looks.every(({ verb }) => verb === 'subject-access')).toBe(true)
    expect(file.looks).toHaveLength(1)
  })

  it('is told of a closed household too', async () => {
    const { id } = await household()
    await server.database.db.none(
      "delete from household_grid where household = $1; update household set closed_on = today(), closed_why = 'moved-away' where id = $1",
      [id],
    )
    const file = (await open(id)).as(subjectFile)
    expect(file.household).toMatchObject({ closedWhy: 'moved-away', grid: null, position: null })
    expect(file.people).toHaveLength(2)
  })
})

describe('who may', () => {
  it.each(['lead', 'worker', 'planner', 'head', 'head-with-post', 'contact', 'police'])(
    'not %s',
    async (account) => {
      const { id, person } = await household()
      const before = await count('audit_entry', "verb like 'subject-%'", {})
      const replies = [
        await as(account, `/api/subjects?building=${building}`),
        await open(id, { reason: 'access' }, account),
        await as(account, path(id), { method: 'PATCH', json: { room: '1' } }),
        await as(account, path(id, `/people/${person}`), { method: 'PATCH', json: { name: '某' } }),
        await as(account, path(id, '/erase'), { json: { confirm: '1号楼808' } }),
      ]
      for (const reply of replies) expect([reply.status, codeOf(reply)]).toEqual([403, 'forbidden'])
      expect(await count('audit_entry', "verb like 'subject-%'", {})).toBe(before)
      expect(await count('person', 'id = $[person]', { person })).toBe(1)
    },
  )

  it('not an administrator of another community, to whom it is as if it were not there', async () => {
    const { id, person } = await household()
    const there = await open(id, { reason: 'access' }, 'neighbour')
    const nowhere = await open(NOBODY, { reason: 'access' }, 'neighbour')
    expect([there.status, codeOf(there)]).toEqual([404, 'unknown-household'])
    expect(there.text).toBe(nowhere.text)
    const erased = await as('neighbour', path(id, '/erase'), { json: { confirm: '1号楼808' } })
    expect(codeOf(erased)).toBe('unknown-household')
    expect(await count('person', 'id = $[person]', { person })).toBe(1)
    expect(await count('audit_entry', 'subject = $[id]', { id })).toBe(0)
  })

  it('nobody without a session', async () => {
    expect((await server.send(path(NOBODY, '/open'), { json: { reason: 'access' } })).status).toBe(401)
    expect((await server.send(`/api/subjects?building=${building}`)).status).toBe(401)
  })

  it.each([
    {},
    { reason: 'curious' },
    { reason: 'access', note: 'x'.repeat(201) },
    { reason: 'access', as: 1 },
  ])('not for %j', async (json) => {
    expect(codeOf(await open(place.households.B1, json))).toBe('bad-parameter')
  })
})

describe('what is wrong', () => {
  it('about a member is mended, and the history names fields and no value', async () => {
    const { id, person } = await household()
    const json = { name: '欧阳更正', phone: '+86 139 0000 1111', note: '身份证上是这个字' }
    const reply = await as('admin', path(id, `/people/${person}`), { method: 'PATCH', json })
    const file = reply.as(subjectFile)
    expect(file.people[0]).toMatchObject({ name: '欧阳更正', phone: '+86 139 0000 1111', birthYear: 1980 })
    expect(file.history[0]).toMatchObject({ kind: 'corrected', changes: { fields: ['name', 'phone'] } })
    expect(JSON.stringify(file.history)).not.toContain('欧阳')
    expect(file.looks[0]).toMatchObject({ verb: 'subject-correct', reason: 'correction', note: json.note })
    const row = await server.database.db.one<{ phone_index: Buffer }>(
      'select phone_index from person where id = $1',
      [person],
    )
    expect(row.phone_index).toEqual(place.secrets.indexesOf('13900001111')[0])
  })

  it('about the dwelling is mended, with old and new in the history', async () => {
    const { id } = await household()
    const json = { floor: 8, occupancy: 'rented' }
    const file = (await as('admin', path(id), { method: 'PATCH', json })).as(subjectFile)
    expect(file.household).toMatchObject({ floor: 8, occupancy: 'rented', room: '808' })
    expect(file.history[0]).toMatchObject({
      kind: 'corrected',
      changes: { floor: [null, 8], occupancy: ['living', 'rented'] },
    })
    expect(await count('household', 'id = $[id] and version = 2', { id })).toBe(1)
  })

  it('can be taken away: no number, no year', async () => {
    const { id, person } = await household()
    const json = { phone: null, birthYear: null }
    const file = (await as('admin', path(id, `/people/${person}`), { method: 'PATCH', json })).as(subjectFile)
    expect(file.people.find((one) => one.id === person)).toMatchObject({ phone: null, birthYear: null })
    expect(await count('person', 'id = $[person] and phone_index is null', { person })).toBe(1)
  })

  it.each([
    ['a member of another household', () => place.persons.A12, { name: '某' }, 404, 'unknown-person'],
    ['nothing', () => undefined, { note: '无' }, 400, 'bad-parameter'],
    ['a number that is none', () => undefined, { phone: 'abc' }, 400, 'bad-parameter'],
    ['an unknown field', () => undefined, { household: NOBODY }, 400, 'bad-parameter'],
  ])('%s is refused, and nothing is written', async (_, other, json, status, code) => {
    const { id, person } = await household()
    const reply = await as('admin', path(id, `/people/${other() ?? person}`), { method: 'PATCH', json })
    expect([reply.status, codeOf(reply)]).toEqual([status, code])
    expect(await count('audit_entry', 'subject = $[id]', { id })).toBe(0)
    expect(await count('person', "name = '某'", {})).toBe(0)
  })

  it('a child keeps no number of its own', async () => {
    const { id, child } = await household()
    const json = { phone: PHONE }
    expect(codeOf(await as('admin', path(id, `/people/${child}`), { method: 'PATCH', json }))).toBe(
      'child-has-phone',
    )
  })
})

describe('erasing', () => {
  it('takes everything about the household, leaves a trace, and the chain holds', async () => {
    const { id, person, visit } = await household()
    await as('lead', `/api/persons/${person}/reveal`, {
      json: { reason: 'visit', note: '欧阳家换锁', about: visit },
    })
    await open(id, { reason: 'erasure', note: '欧阳本人来' })
    const elsewhere = await as('lead', `/api/persons/${place.persons.A11}/reveal`, {
      json: { reason: 'visit', note: '别家的事' },
    })
    expect(elsewhere.status).toBe(200)
    const reply = await as('admin', path(id, '/erase'), { json: { confirm: ' 1号楼 808 ' } })
    const { erased, auditSeq } = reply.as(subjectErased)
    expect(erased).toEqual({
      audit_reason: 2,
      welfare_tag: 1,
      visit: 1,
      household_event: 1,
      contact: 1,
      person: 2,
      household_grid: 1,
      household: 1,
    })
    for (const table of ['visit', 'household_event', 'contact', 'person', 'household_grid'])
      expect(await count(table, 'household = $[id]', { id })).toBe(0)
    expect(await count('household', 'id = $[id]', { id })).toBe(0)
    expect(await count('audit_reason', "note like '%欧阳%'", {})).toBe(0)
    expect(await count('audit_reason', "note = '别家的事'", {})).toBe(1)
    const trace = await server.database.db.one<object>('select * from erasure where household = $1', [id])
    expect(trace).toMatchObject({ account: place.accounts.admin, why: 'resident-asked', rows: erased })
    const entry = { seq: auditSeq, id }
    expect(
      await count('audit_entry', "seq = $[seq] and subject = $[id] and verb = 'subject-erase'", entry),
    ).toBe(1)
    expect(await chain()).toMatchObject({ brokenAt: null })
    expect(codeOf(await open(id))).toBe('unknown-household')
    expect(codeOf(await as('admin', path(id, '/erase'), { json: { confirm: '1号楼808' } }))).toBe(
      'unknown-household',
    )
  })

  it('wants the door typed, and does nothing otherwise', async () => {
    const { id } = await household()
    for (const confirm of ['1号楼80', '是', '1号楼808x']) {
      const reply = await as('admin', path(id, '/erase'), { json: { confirm } })
      expect([reply.status, codeOf(reply)]).toEqual([422, 'wrong-confirmation'])
      expect(reply.text).toContain('1号楼808')
    }
    expect(codeOf(await as('admin', path(id, '/erase'), { json: {} }))).toBe('bad-parameter')
    expect(await count('person', 'household = $[id]', { id })).toBe(2)
    expect(await count('erasure', 'household = $[id]', { id })).toBe(0)
    expect(await count('audit_entry', 'subject = $[id]', { id })).toBe(0)
  })

  it('leaves the guardian of somebody in another household empty', async () => {
    const { id, person } = await household()
    await server.database.db.none('update person set guardian = $1 where id = $2', [person, place.persons.B2])
    await as('admin', path(id, '/erase'), { json: { confirm: '1号楼808' } })
    expect(await count('person', 'id = $[id] and guardian is null', { id: place.persons.B2 })).toBe(1)
  })
})

describe('as raw SQL', () => {
  const steward = (account: string, query: string, household?: string) =>
    server.database.db.tx(async (t) => {
      await t.none('set local role gridhold_steward')
      await t.any('select enter_account($1, $2::uuid)', [SMALL.county, place.accounts[account]])
      if (household !== undefined)
        await t.one("select enter_subject($1, 'subject-access', 'access', null, null)", [household])
      return t.any(query)
    })

  it('a steward sees nobody before the audit has a line, and one household after it', async () => {
    for (const table of [
      'person',
      'household',
      'household_grid',
      'visit',
      'contact',
      'audit_entry',
      'welfare_tag',
    ])
      expect(await steward('admin', `select * from ${table}`)).toEqual([])
    expect(await steward('admin', 'select name from person', place.households.B5)).toEqual([
      { name: '张小B5' },
    ])
  })

  it('nobody else becomes one', async () => {
    await expect(steward('lead', 'select 1', place.households.A11)).rejects.toThrow(/only an administrator/)
    await expect(steward('head', 'select 1', place.households.A11)).rejects.toThrow(/only an administrator/)
  })

  it('a steward cannot write the audit, nor erase another household', async () => {
    const here = place.households.B5
    await expect(steward('admin', 'delete from audit_entry', here)).rejects.toThrow(/permission denied/)
    await steward('admin', `delete from person where household = '${place.households.B6}'`, here)
    expect(await count('person', 'household = $[id]', { id: place.households.B6 })).toBe(1)
    await expect(
      steward('admin', `update person set household = '${place.households.B6}'`, here),
    ).rejects.toThrow(/row-level security/)
  })
})

it('no name, number or note is in the log', () => {
  // Without the clock and the durations, in which any three digits may come.
  const log = server.log.join('\n').replaceAll(/"(?:time|ms)":\d+/g, '')
  expect(log).toContain('/api/subjects/:household/open')
  for (const text of ['欧阳', PHONE, '换锁', '808']) expect(log).not.toContain(text)
})
