import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gridByCode } from '#contract/grids.ts'
import { householdDetail, householdList } from '#contract/households.ts'
import { failure } from '#contract/wire.ts'
import { townYear } from '../../api/usecases/households/member-rules.ts'
import { type PeopleServer, peopleServer, refusalOf, somebody } from '../fixtures/people-server.ts'
import type { Reply } from '../fixtures/server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

let server: PeopleServer
beforeAll(async () => {
  server = await peopleServer()
})
afterAll(() => server.close())

/** Building 2 stands in grid 4, below grid 1. */
function wanted({ id = randomUUID(), ...more }: { id?: string } & Record<string, unknown> = {}) {
  return {
    id,
    building: tinyId('building', 2),
    unit: null,
    floor: 3,
    room: '303',
    occupancy: 'rented',
    since: '2024-05-01',
    people: [],
    ...more,
  }
}
const open = (account: string, json: unknown): Promise<Reply> =>
  server.ask(account, 'POST', '/api/households', json)
const nowhere = async (id: string): Promise<void> => {
  for (const [table, column] of [
    ['household', 'id'],
    ['household_grid', 'household'],
    ['person', 'household'],
    ['household_event', 'household'],
    ['audit_entry', 'subject'],
  ]) {
    expect(await server.rows(`select from ${table} where ${column} = $1`, [id]), table).toEqual([])
  }
}

describe('a new household', () => {
  it.each(['lead', 'worker'])(
    'is opened by the %s of the ground with its members masked',
    async (account) => {
      const child = somebody({ name: '李小宝', birthYear: townYear() - 5, relation: '儿子' })
      const head = somebody({ relation: '户主', phone: '138 0000 1234', residence: 'registered-elsewhere' })
      const household = wanted({ people: [child, head], room: `3-${account}` })
      const reply = await open(account, household)
      expect(reply.status).toBe(201)
      expect(reply.as(householdDetail)).toMatchObject({
        id: household.id,
        building: tinyId('building', 2),
        unitId: null,
        room: `3-${account}`,
        occupancy: 'rented',
        since: '2024-05-01',
        version: 1,
        mayEdit: true,
        contact: null,
        members: 2,
        head: '李*来',
        inDwelling: 1,
        apart: true,
        sameDwelling: [],
        grid: { name: '第4网格' },
        people: [
          {
            id: head.id,
            name: '李*来',
            phone: '138****1234',
            isChild: false,
            residence: 'registered-elsewhere',
          },
          {
            id: child.id,
            name: '李*宝',
            phone: null,
            isChild: true,
            guardian: { id: head.id, name: '李*来' },
          },
        ],
      })
      expect(reply.text).not.toMatch(/李新来|李小宝|00001234|0000 1234/)
      const audit = await server.rows(
        "select verb, grid from audit_entry where subject = $1 and verb <> 'open-household'",
        [household.id],
      )
      expect(audit).toEqual([{ verb: 'household-change', grid: tinyId('grid', 4) }])
    },
  )

  it('is found by its number, which nobody can read in the database', async () => {
    const person = somebody({ phone: '+86 13800009999' })
    await open('lead', wanted({ people: [person] }))
    const [row] = await server.rows<{ phone: Buffer; phone_index: Buffer }>(
      'select phone, phone_index from person where id = $1',
      [person.id],
    )
    expect(row?.phone.toString('latin1')).not.toContain('13800009999')
    expect(row?.phone_index).toHaveLength(16)
  })

  it('sent twice is one, and the second answers as the first', async () => {
    const household = wanted({ people: [somebody({ relation: '户主' })], room: '901' })
    const first = await open('lead', household)
    const second = await open('lead', household)
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.text).toBe(first.text)
    expect(
      await server.rows('select from household_event where household = $1', [household.id]),
    ).toHaveLength(1)
    const others = await open('worker', household)
    expect(refusalOf(others)).toEqual([409, 'id-taken'])
  })

  it('sent twice at the same time is one', async () => {
    const household = wanted({ people: [somebody({ relation: '户主' })], room: '902' })
    const both = await Promise.all([open('lead', household), open('lead', household)])
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    expect(await server.rows('select from person where household = $1', [household.id])).toHaveLength(1)
  })

  it('behind a door where somebody lives shows both to each other', async () => {
    const first = wanted({ room: '777', people: [somebody({ relation: '户主', name: '赵一一' })] })
    const second = wanted({ room: '777', occupancy: 'away' })
    await open('lead', first)
    const reply = (await open('lead', second)).as(householdDetail)
    expect(reply).toMatchObject({ inDwelling: 2, sameDwelling: [{ id: first.id, head: '赵*一' }] })
    const list = (await server.ask('lead', 'GET', `/api/households?building=${tinyId('building', 2)}`)).as(
      householdList,
    )
    expect(list.households.filter(({ room }) => room === '777').map((one) => one.inDwelling)).toEqual([2, 2])
  })

  it('is counted in its grid and in those above it at once', async () => {
    const count = async () =>
      (await Promise.all(
        ['第4网格', '第1网格', '第2网格'].map(async (name) => {
          const [row] = await server.rows<{ code: string }>(
            'select i.code from grid g join grid_identity i using (county, key) where g.name = $1 limit 1',
            [name],
          )
          const grid = (await server.send(`/api/grids/${row?.code}`)).as(gridByCode)
          return 'counts' in grid ? grid.counts.households : null
        }),
      )) as number[]
    const before = await count()
    await open('lead', wanted({ room: '801' }))
    const after = await count()
    expect(after.map((n, i) => n - before[i]!)).toEqual([1, 1, 0])
    await server.refresh()
    expect(await count()).toEqual(after)
  })
})

describe('nobody opens a household', () => {
  it.each([
    ['lead2', 403],
    ['contact', 403],
    ['micro', 403],
    ['planner', 403],
    ['head', 403],
    ['admin', 403],
  ])('as %s, on ground that is not theirs', async (account, status) => {
    const household = wanted({ people: [somebody({ relation: '户主' })] })
    expect(refusalOf(await open(account, household))).toEqual([status, 'dwelling-elsewhere'])
    await nowhere(household.id)
  })

  it('behind a door on ground that no grid of theirs holds', async () => {
    const household = wanted({ building: tinyId('building', 5) })
    expect(refusalOf(await open('lead2', household))).toEqual([403, 'dwelling-elsewhere'])
    await nowhere(household.id)
  })

  it.each([
    ['a building that is not there', { building: randomUUID() }],
    ['a unit that is not there', { unit: randomUUID() }],
    ['a unit of another building', { unit: tinyId('unit', 1) }],
  ])('behind %s', async (_, door) => {
    const household = wanted(door)
    expect(refusalOf(await open('lead', household))).toEqual([404, 'unknown-dwelling'])
    await nowhere(household.id)
  })

  it('under the id of a household that is there already, in sight or not', async () => {
    for (const n of [2, 4]) {
      expect(refusalOf(await open('lead', wanted({ id: tinyId('household', n) })))).toEqual([409, 'id-taken'])
    }
  })

  it('with the id of somebody who is there already, in sight or not', async () => {
    for (const n of [102, 104]) {
      const household = wanted({ people: [somebody({ id: tinyId('other', n) })] })
      expect(refusalOf(await open('lead', household))).toEqual([409, 'id-taken'])
      await nowhere(household.id)
    }
  })

  it.each([
    [
      'a child with a phone',
      [somebody({ birthYear: townYear() - 13, phone: '13800001111' })],
      'child-has-phone',
    ],
    [
      'a guardian nobody sees',
      [somebody({ birthYear: townYear() - 3, guardian: tinyId('other', 104) })],
      'bad-guardian',
    ],
    ['a guardian who is not there', [somebody({ guardian: randomUUID() })], 'bad-guardian'],
    ['somebody not born yet', [somebody({ birthYear: townYear() + 1 })], 'day-ahead'],
  ])('with %s', async (_, people, code) => {
    const household = wanted({ people })
    expect(refusalOf(await open('lead', household))).toEqual([422, code])
    await nowhere(household.id)
  })

  it('with a child as the guardian of a child, or of themselves', async () => {
    const id = randomUUID()
    const older = somebody({ birthYear: townYear() - 13 })
    const younger = somebody({ birthYear: townYear() - 3, guardian: older.id })
    const own = somebody({ id, birthYear: townYear() - 3, guardian: id })
    for (const people of [[older, younger], [own]]) {
      expect(refusalOf(await open('lead', wanted({ people })))).toEqual([422, 'bad-guardian'])
    }
  })

  it.each([
    ['no room', { room: undefined }, 'room'],
    ['an empty room', { room: ' ' }, 'room'],
    ['a floor in the sky', { floor: 400 }, 'floor'],
    ['an occupancy off the list', { occupancy: 'haunted' }, 'occupancy'],
    ['a day that is none', { since: '2024-02-30' }, 'since'],
    ['an id that is none', { id: '7' }, 'id'],
    ['a name that is empty', { people: [somebody({ name: '' })] }, 'people'],
    ['a name that is a number', { people: [somebody({ name: 13800001234 })] }, 'people'],
    ['a phone that is none', { people: [somebody({ phone: '张三丰的电话' })] }, 'people'],
    ['two heads', { people: [somebody({ relation: '户主' }), somebody({ relation: '户主' })] }, 'people'],
    ['words for people', { people: ['张三丰'] }, 'people'],
  ])('with %s, is told which field is wrong and nothing of its value', async (_, more, field) => {
    const reply = await open('lead', wanted(more))
    expect(refusalOf(reply)).toEqual([400, 'bad-parameter'])
    const { message } = reply.as(failure).error
    expect(message).toContain(field)
    expect(message).not.toMatch(/李新来|张三丰|1234|接口文档/)
  })

  it('on a day to come', async () => {
    const reply = await open('lead', wanted({ since: `${townYear() + 1}-01-01` }))
    expect(refusalOf(reply)).toEqual([422, 'day-ahead'])
  })

  it('without a session or with another kind of body', async () => {
    expect((await server.send('/api/households', { json: wanted() })).status).toBe(401)
    const cookie = await server.as('lead')
    const reply = await server.send('/api/households', { cookie, body: 'room=1', method: 'POST' })
    expect(reply.status).toBe(415)
  })
})
