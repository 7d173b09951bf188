import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { householdGone, householdHistory } from '#contract/household-changes.ts'
import { type HouseholdDetail, householdDetail, householdList } from '#contract/households.ts'
import { failure } from '#contract/wire.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { townYear } from '../../api/usecases/households/member-rules.ts'
import { type PeopleServer, peopleServer, refusalOf, somebody } from '../fixtures/people-server.ts'
import type { Reply } from '../fixtures/server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

let server: PeopleServer
beforeAll(async () => {
  server = await peopleServer()
})
afterAll(() => server.close())

const post = (account: string, id: string, verb: string, json: unknown): Promise<Reply> =>
  server.ask(account, 'POST', `/api/households/${id}/${verb}`, json)
const history = async (account: string, id: string) =>
  (await server.ask(account, 'GET', `/api/households/${id}/history`)).as(householdHistory).events
const listed = async (account: string): Promise<string[]> =>
  (await server.ask(account, 'GET', '/api/households?bbox=120,30,121,31'))
    .as(householdList)
    .households.map(({ id }) => id)
const personsIn = async (household: string): Promise<string[]> =>
  (
    await server.rows<{ id: string }>('select id from person where household = $1 order by id', [household])
  ).map(({ id }) => id)
const audited = async (subject: string): Promise<string[]> =>
  (
    await server.rows<{ verb: string }>(
      "select verb from audit_entry where subject = $1 and verb <> 'open-household' order by seq",
      [subject],
    )
  ).map(({ verb }) => verb)

/** A household of the lead's in grid 4 with a head, a spouse and a child. */
async function family(more: object = {}): Promise<HouseholdDetail> {
  const head = somebody({ name: '周大山', relation: '户主', phone: '13800004321' })
  const household = {
    id: randomUUID(),
    building: tinyId('building', 2),
    unit: null,
    floor: 2,
    room: `2-${randomUUID().slice(0, 6)}`,
    occupancy: 'living',
    since: null,
    people: [
      head,
      somebody({ name: '吴小河', relation: '配偶', sex: 'female' }),
      somebody({ name: '周一一', relation: '女儿', birthYear: townYear() - 6 }),
    ],
    ...more,
  }
  return (await server.ask('lead', 'POST', '/api/households', household)).as(householdDetail)
}
const personNamed = (detail: HouseholdDetail, relation: string): string =>
  detail.people.find((person) => person.relation === relation)?.id ?? '?'
const building4 = { building: tinyId('building', 4), unit: null, floor: 1, room: '401' }

describe('what is assigned', () => {
  it.each([
    ['contact', [1, 4]],
    ['micro', [2]],
    ['lead', []],
    ['planner', []],
  ])('to %s is listed, and nothing else', async (account, numbers) => {
    const reply = await server.ask(account, 'GET', '/api/households?assigned=true')
    const { households } = reply.as(householdList)
    expect(households.map(({ id }) => id).sort()).toEqual(numbers.map((n) => tinyId('household', n)))
  })

  it('is asked for alone and by true', async () => {
    for (const query of ['assigned=false', 'assigned=true&q=1']) {
      const reply = await server.ask('lead', 'GET', `/api/households?${query}`)
      expect(refusalOf(reply)).toEqual([400, 'bad-parameter'])
    }
  })
})

describe('a household that is edited', () => {
  it('shows what changed, in its history with old and new', async () => {
    const before = await family()
    const edit = { version: 1, occupancy: 'away', floor: 5, since: '2020-01-01' }
    const reply = await server.ask('worker', 'PATCH', `/api/households/${before.id}`, edit)
    expect(reply.as(householdDetail)).toMatchObject({ ...edit, version: 2, room: before.room })
    expect((await history('lead', before.id))[0]).toMatchObject({
      kind: 'edited',
      by: '王干部3',
      changes: { occupancy: ['living', 'away'], floor: [2, 5], since: [null, '2020-01-01'] },
    })
    expect(await audited(before.id)).toEqual(['household-change', 'household-change'])
  })

  it('keeps its version where nothing is different', async () => {
    const before = await family()
    const reply = await server.ask('lead', 'PATCH', `/api/households/${before.id}`, {
      version: 1,
      occupancy: 'living',
    })
    expect(reply.as(householdDetail)).toEqual(before)
    expect(await history('lead', before.id)).toHaveLength(1)
  })

  it('by two people at once is changed by the first and refused to the second, who is told what to do', async () => {
    const { id } = await family()
    const edit = (account: string, occupancy: string) =>
      server.ask(account, 'PATCH', `/api/households/${id}`, { version: 1, occupancy })
    expect((await edit('lead', 'away')).status).toBe(200)
    const late = await edit('worker', 'empty')
    expect(refusalOf(late)).toEqual([409, 'changed-meanwhile'])
    expect(late.as(failure).error.message).toContain('重新打开')
    expect(await server.open('lead', id)).toMatchObject({ occupancy: 'away', version: 2 })
  })

  it.each(['edit', 'move', 'split', 'merge', 'close'])(
    'is refused a %s with an old version',
    async (verb) => {
      const { id, people } = await family()
      await server.ask('lead', 'PATCH', `/api/households/${id}`, { version: 1, occupancy: 'away' })
      const bodies = {
        edit: { version: 1, occupancy: 'empty' },
        move: { version: 1, ...building4 },
        split: { version: 1, id: randomUUID(), members: [people[0]?.id], room: '1', occupancy: 'living' },
        merge: { version: 1, into: tinyId('household', 2) },
        close: { version: 1, why: 'moved-away', on: townDay() },
      }
      const reply =
        verb === 'edit'
          ? await server.ask('lead', 'PATCH', `/api/households/${id}`, bodies.edit)
          : await post('lead', id, verb, bodies[verb as keyof typeof bodies])
      expect(refusalOf(reply)).toEqual([409, 'changed-meanwhile'])
      expect(await server.open('lead', id)).toMatchObject({ version: 2, members: 3 })
    },
  )
})

describe('a household that moves', () => {
  it('within the ground stays in sight with its members, in another grid without its contact member', async () => {
    const { id, grid } = await family()
    await server.rows('insert into contact values ($1, $2, $3, today())', ['999902', tinyId('staff', 4), id])
    const door = { building: tinyId('building', 1), unit: tinyId('unit', 1), floor: 6, room: '601' }
    const moved = (await post('lead', id, 'move', { version: 1, ...door })).as(householdDetail)
    expect(moved).toMatchObject({
      unit: '1单元',
      room: '601',
      floor: 6,
      members: 3,
      version: 2,
      contact: null,
    })
    expect([grid?.name, moved.grid?.name]).toEqual(['第4网格', '第3网格'])
    const [event] = await history('lead', id)
    expect(event).toMatchObject({
      kind: 'moved',
      changes: { door: [expect.stringContaining('2号楼'), '小院1号楼1单元601'] },
    })
  })

  it('within its grid keeps its contact member', async () => {
    const { id } = await family()
    await server.ask('lead', 'PUT', `/api/households/${id}/contact`, { staff: tinyId('staff', 4) })
    const door = { building: tinyId('building', 2), unit: null, floor: 4, room: '404' }
    const moved = (await post('lead', id, 'move', { version: 1, ...door })).as(householdDetail)
    expect(moved.contact).toMatchObject({ id: tinyId('staff', 4), name: '王干部4' })
  })

  it('to the ground of another lead is lost to the mover and there for the other', async () => {
    const { id } = await family()
    const before = await server.rows<{ n: number }>('select count(*)::int as n from person')
    const reply = await post('lead', id, 'move', { version: 1, ...building4 })
    expect(reply.as(householdGone)).toEqual({ closed: false, moved: true })
    expect(await listed('lead')).not.toContain(id)
    expect(refusalOf(await server.ask('lead', 'GET', `/api/households/${id}`))).toEqual([
      404,
      'unknown-household',
    ])
    expect(refusalOf(await server.ask('lead', 'PATCH', `/api/households/${id}`, { version: 2 }))).toEqual([
      404,
      'unknown-household',
    ])
    expect(await listed('lead2')).toContain(id)
    expect(await server.open('lead2', id)).toMatchObject({
      members: 3,
      grid: { name: '第2网格' },
      mayEdit: true,
    })
    expect((await history('lead2', id)).map(({ kind }) => kind)).toEqual(['moved', 'opened'])
    expect(await server.rows('select count(*)::int as n from person')).toEqual(before)
  })

  it('of its own position to another door stands at that door', async () => {
    // Household 7 stands in grid 2 by a position of its own, whatever its door says.
    const id = tinyId('household', 7)
    const door = { building: tinyId('building', 4), unit: null, floor: 1, room: '407' }
    const moved = (await post('lead2', id, 'move', { version: 1, ...door })).as(householdDetail)
    const anchor = await server.rows(
      'select ST_X(anchor) as lon, ST_Y(anchor) as lat from building where id = $1',
      [tinyId('building', 4)],
    )
    expect(moved.position).toEqual([anchor[0]?.lon, anchor[0]?.lat])
    expect(await server.rows('select position from household where id = $1', [id])).toEqual([
      { position: null },
    ])
  })

  it('to a door that is not there stays where it is', async () => {
    const { id, room } = await family()
    const reply = await post('lead', id, 'move', { version: 1, ...building4, building: randomUUID() })
    expect(refusalOf(reply)).toEqual([404, 'unknown-dwelling'])
    expect(await server.open('lead', id)).toMatchObject({ room, version: 1 })
  })
})

describe('a household that is split', () => {
  it('is two behind one door, with the same persons', async () => {
    const { id, people, room } = await family()
    const child = personNamed(await server.open('lead', id), '女儿')
    const spouse = personNamed(await server.open('lead', id), '配偶')
    const split = { version: 1, id: randomUUID(), members: [spouse, child], room, occupancy: 'living' }
    const made = (await post('lead', id, 'split', split)).as(householdDetail)
    expect(made).toMatchObject({
      id: split.id,
      members: 2,
      since: townDay(),
      inDwelling: 2,
      sameDwelling: [{ id, head: '周*山' }],
    })
    expect(made.people[0]).toMatchObject({ id: spouse, relation: '户主' })
    const left = await server.open('lead', id)
    expect(left).toMatchObject({ members: 1, version: 2, inDwelling: 2 })
    expect([...left.people, ...made.people].map((person) => person.id).sort()).toEqual(
      people.map((person) => person.id).sort(),
    )
    expect((await history('lead', id))[0]).toMatchObject({
      kind: 'split',
      other: split.id,
      changes: { members: [3, 1] },
    })
    expect((await history('lead', split.id))[0]).toMatchObject({ kind: 'split', other: id })
    const again = await post('lead', id, 'split', split)
    expect(again.as(householdDetail).people).toEqual(made.people)
    expect(await personsIn(split.id)).toHaveLength(2)
  })

  it('is refused with somebody of another household, or with an id that is taken', async () => {
    const { id, people } = await family()
    const split = { version: 1, id: randomUUID(), room: '9', occupancy: 'living' }
    const wrong = [people[0]?.id, tinyId('other', 104)]
    expect(refusalOf(await post('lead', id, 'split', { ...split, members: wrong }))).toEqual([
      422,
      'not-all-members',
    ])
    const taken = { ...split, id: tinyId('household', 4), members: [people[0]?.id] }
    expect(refusalOf(await post('lead', id, 'split', taken))).toEqual([409, 'id-taken'])
    expect(await personsIn(id)).toHaveLength(3)
    expect(await server.rows('select from household where id = $1', [split.id])).toEqual([])
  })
})

describe('a household that is merged into another', () => {
  it('gives it its persons and is gone', async () => {
    const one = await family()
    const other = await family()
    const merged = (await post('lead', one.id, 'merge', { version: 1, into: other.id })).as(householdDetail)
    expect(merged).toMatchObject({ id: other.id, members: 6, head: '周*山', version: 2 })
    expect(merged.people.filter(({ relation }) => relation === '户主')).toHaveLength(1)
    expect(await personsIn(other.id)).toEqual([...one.people, ...other.people].map(({ id }) => id).sort())
    expect(await personsIn(one.id)).toEqual([])
    expect(await listed('lead')).not.toContain(one.id)
    expect(await server.rows('select closed_why from household where id = $1', [one.id])).toEqual([
      { closed_why: 'merged' },
    ])
    expect((await history('lead', other.id))[0]).toMatchObject({
      kind: 'merged',
      other: one.id,
      changes: { members: [3, 6] },
    })
    expect((await audited(one.id)).at(-1)).toBe('household-change')
  })

  it('keeps the head of the one that has any', async () => {
    const one = await family()
    const other = await family({ people: [], occupancy: 'empty' })
    const merged = (await post('lead', one.id, 'merge', { version: 1, into: other.id })).as(householdDetail)
    expect(merged).toMatchObject({ members: 3, head: '周*山' })
  })

  it.each([
    ['itself', (id: string) => id, [422, 'same-household']],
    ['one on the ground of another', () => tinyId('household', 4), [404, 'unknown-household']],
    ['one that is not there', () => randomUUID(), [404, 'unknown-household']],
  ] as const)('is refused with %s', async (_, intoOf, refusal) => {
    const { id } = await family()
    expect(refusalOf(await post('lead', id, 'merge', { version: 1, into: intoOf(id) }))).toEqual(refusal)
    expect(await server.open('lead', id)).toMatchObject({ members: 3, version: 1 })
  })
})

describe('a household that is closed', () => {
  it('is in no list, count or map any more, and its id stays taken', async () => {
    const { id, grid } = await family()
    const counted = async () => ({
      planner: (await server.ask('planner', 'GET', '/api/households?bbox=120,30,121,31')).as(householdList)
        .count,
      grid: JSON.parse((await server.send(`/api/grids/${grid?.code}`)).text).counts.households as number,
    })
    await server.rows('insert into contact values ($1, $2, $3, today())', ['999902', tinyId('staff', 4), id])
    const before = await counted()
    const reply = await post('worker', id, 'close', { version: 1, why: 'moved-away', on: townDay() })
    expect(reply.as(householdGone)).toEqual({ closed: true, moved: false })
    expect(await counted()).toEqual({ planner: (before.planner ?? 0) - 1, grid: before.grid - 1 })
    await server.refresh()
    expect((await counted()).grid).toBe(before.grid - 1)
    for (const account of ['lead', 'worker', 'contact']) {
      expect(await listed(account)).not.toContain(id)
      const opened = await server.ask(account, 'GET', `/api/households/${id}`)
      expect(refusalOf(opened)).toEqual([404, 'unknown-household'])
    }
    expect(await personsIn(id)).toHaveLength(3)
    expect(await server.rows('select from contact where household = $1', [id])).toEqual([])
    expect(await audited(id)).toEqual(['household-change', 'household-change'])
    const again = {
      id,
      building: tinyId('building', 2),
      unit: null,
      floor: 1,
      room: '1',
      occupancy: 'living',
    }
    const opened = await server.ask('lead', 'POST', '/api/households', { ...again, since: null, people: [] })
    expect(refusalOf(opened)).toEqual([409, 'id-taken'])
  })

  it('is not closed on a day to come or for a reason off the list', async () => {
    const { id } = await family()
    const late = await post('lead', id, 'close', {
      version: 1,
      why: 'mistake',
      on: `${townYear() + 1}-01-01`,
    })
    expect(refusalOf(late)).toEqual([422, 'day-ahead'])
    for (const why of ['merged', 'tired']) {
      const reply = await post('lead', id, 'close', { version: 1, why, on: townDay() })
      expect(refusalOf(reply)).toEqual([400, 'bad-parameter'])
    }
    expect(await listed('lead')).toContain(id)
  })
})

describe('who may not change households', () => {
  // Household 1 stands in grid 3 and has staff 4 as contact member; household 2 is assigned to the micro-worker.
  const changes = (household: string, person: string) => [
    ['PATCH', `/api/households/${household}`, { version: 1, room: '9' }],
    ['POST', `/api/households/${household}/move`, { version: 1, ...building4 }],
    [
      'POST',
      `/api/households/${household}/split`,
      { version: 1, id: randomUUID(), members: [person], room: '9', occupancy: 'living' },
    ],
    ['POST', `/api/households/${household}/merge`, { version: 1, into: tinyId('household', 6) }],
    ['POST', `/api/households/${household}/close`, { version: 1, why: 'mistake', on: townDay() }],
    ['PUT', `/api/households/${household}/contact`, { staff: null }],
  ]
  const everything = async () => ({
    households: await server.rows('select * from household order by id'),
    contacts: await server.rows('select * from contact order by household, staff'),
    events: await server.rows('select count(*) from household_event'),
  })

  it.each([
    ['contact', 1],
    ['micro', 2],
  ])('is the %s, who reads the household all the same', async (account, n) => {
    const before = await everything()
    for (const [method, path, json] of changes(tinyId('household', n), tinyId('other', 100 + n))) {
      const reply = await server.ask(account, method as 'POST', path as string, json)
      expect(refusalOf(reply), `${method} ${path}`).toEqual([404, 'unknown-household'])
    }
    expect(await everything()).toEqual(before)
    expect(await server.open(account, tinyId('household', n))).toMatchObject({ mayEdit: false, members: 1 })
    expect(await history(account, tinyId('household', n))).toEqual([])
  })

  it.each(['lead2', 'planner', 'head', 'admin'])('is %s, who does not see it', async (account) => {
    const before = await everything()
    for (const [method, path, json] of changes(tinyId('household', 1), tinyId('other', 101))) {
      const reply = await server.ask(account, method as 'POST', path as string, json)
      expect(refusalOf(reply), `${method} ${path}`).toEqual([404, 'unknown-household'])
    }
    const read = await server.ask(account, 'GET', `/api/households/${tinyId('household', 1)}/history`)
    expect(refusalOf(read)).toEqual([404, 'unknown-household'])
    expect(await everything()).toEqual(before)
  })
})
