import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { householdDetail } from '#contract/households.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { verifyAudit } from '../../api/repositories/audit.ts'
import { askAs, txAs } from '../../api/repositories/request.ts'
import { placeHouseholds } from '../../api/usecases/households/place-households.ts'
import { type PeopleServer, peopleServer, refusalOf, somebody } from '../fixtures/people-server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

let server: PeopleServer
beforeAll(async () => {
  server = await peopleServer()
})
afterAll(() => server.close())

type Change = readonly [
  name: string,
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  json: unknown,
]

const H = (n: number): string => tinyId('household', n)
const P = (n: number): string => tinyId('other', 100 + n)
const households = '/api/households'

/** Every kind of change, on households 2, 3 and 6 of the lead; each leaves the others possible. */
function changes(): Change[] {
  const door = { building: tinyId('building', 2), unit: null, floor: 1, room: '1' }
  const opening = { id: randomUUID(), ...door, occupancy: 'living', since: null, people: [somebody()] }
  const tag = {
    kind: 'elder-alone',
    purpose: '每周探望',
    basis: '本人申请',
    since: townDay(),
    until: townDay(),
  }
  return [
    ['open', 'POST', households, opening],
    ['edit', 'PATCH', `${households}/${H(2)}`, { version: 1, occupancy: 'away' }],
    ['add a member', 'POST', `${households}/${H(3)}/people`, somebody({ relation: '户主' })],
    ['edit a member', 'PATCH', `/api/persons/${P(3)}`, { name: '改名', phone: '13800007777' }],
    ['record a need', 'POST', `/api/persons/${P(3)}/tags`, { id: randomUUID(), ...tag, helper: null }],
    ['end a need', 'POST', `/api/tags/${tinyId('other', 20)}/end`, { on: townDay() }],
    ['choose a contact', 'PUT', `${households}/${H(2)}/contact`, { staff: tinyId('staff', 4) }],
    [
      'split',
      'POST',
      `${households}/${H(6)}/split`,
      { version: 1, id: randomUUID(), members: [P(6)], room: '2', occupancy: 'living' },
    ],
    ['move a member', 'POST', `/api/persons/${P(3)}/move`, { household: H(6) }],
    ['remove a member', 'DELETE', `/api/persons/${P(2)}`, undefined],
    ['move', 'POST', `${households}/${H(3)}/move`, { version: 1, ...door }],
    [
      'move out of sight',
      'POST',
      `${households}/${H(3)}/move`,
      { version: 1, ...door, building: tinyId('building', 4) },
    ],
    ['merge', 'POST', `${households}/${H(1)}/merge`, { version: 1, into: H(6) }],
    ['close', 'POST', `${households}/${H(6)}/close`, { version: 1, why: 'demolished', on: townDay() }],
  ]
}

const everything = async () =>
  Promise.all(
    ['household', 'household_grid', 'person', 'contact', 'welfare_tag', 'household_event', 'audit_entry'].map(
      (table) => server.rows(`select * from ${table} order by 1, 2, 3`),
    ),
  )

describe('a change that is interrupted', () => {
  it.each(changes().map((change) => [change[0], change] as const))(
    'leaves nothing behind: %s',
    async (_, change) => {
      const [, method, path, json] = change
      const { db } = server.database
      const rights = 'function audit_append(text, uuid, text, uuid, uuid, uuid, text, bytea, text, uuid)'
      // The session is there before; only the audit, which every change writes near its end, fails.
      await server.ask('lead', 'GET', '/api/session')
      const before = await everything()
      const counts = (await server.send('/api/grids')).text
      await db.none(`revoke execute on ${rights} from gridhold_staff`)
      const reply = await server.ask('lead', method, path, json)
      await db.none(`grant execute on ${rights} to gridhold_staff`)
      expect(refusalOf(reply)).toEqual([500, 'unexpected'])
      expect(await everything()).toEqual(before)
      expect((await server.send('/api/grids')).text).toBe(counts)
    },
  )
})

describe('two at the same time', () => {
  it('who edit the same household: one is right and the other is told', async () => {
    const edit = (account: string, room: string) =>
      server.ask(account, 'PATCH', `${households}/${H(6)}`, { version: 1, room })
    const replies = await Promise.all([edit('lead', '11'), edit('worker', '12'), edit('lead', '13')])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await server.open('lead', H(6))).version).toBe(2)
  })

  it('who close and edit the same household: it is closed or edited, and nothing fails', async () => {
    const person = somebody({ relation: '户主' })
    const door = { building: tinyId('building', 2), unit: null, floor: 1, room: '44' }
    const id = randomUUID()
    await server.ask('lead', 'POST', households, {
      id,
      ...door,
      occupancy: 'living',
      since: null,
      people: [person],
    })
    const replies = await Promise.all([
      server.ask('lead', 'POST', `${households}/${id}/close`, { version: 1, why: 'mistake', on: townDay() }),
      server.ask('worker', 'PATCH', `/api/persons/${person.id}`, { name: '改名' }),
      server.ask('worker', 'PATCH', `${households}/${id}`, { version: 1, floor: 2 }),
    ])
    for (const { status } of replies) expect([200, 404, 409]).toContain(status)
  })

  it('who exchange members between two households: both are done', async () => {
    const [one, other] = [somebody(), somebody()]
    await server.ask('lead', 'POST', `${households}/${H(1)}/people`, one)
    await server.ask('lead', 'POST', `${households}/${H(6)}/people`, other)
    const replies = await Promise.all([
      server.ask('lead', 'POST', `/api/persons/${one.id}/move`, { household: H(6) }),
      server.ask('worker', 'POST', `/api/persons/${other.id}/move`, { household: H(1) }),
    ])
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    expect(
      await server.rows('select household from person where id = any($1::uuid[]) order by household', [
        [one.id, other.id],
      ]),
    ).toEqual([{ household: H(1) }, { household: H(6) }])
  })
})

describe('after a day of changes', () => {
  it('every household stands where the plan in force would put it, and the audit holds', async () => {
    const persons = async () =>
      (await server.rows<{ id: string }>('select id from person order by id')).map(({ id }) => id)
    for (const [name, method, path, json] of changes()) {
      const before = await persons()
      const id = path.match(/households\/([^/]+)/)?.[1]
      const open = id === undefined ? null : await server.ask('lead', 'GET', `${households}/${id}`)
      const version = open?.status === 200 ? open.as(householdDetail).version : 1
      const body =
        json !== undefined && 'version' in (json as object) ? { ...(json as object), version } : json
      const reply = await server.ask('lead', method, path, body)
      expect([200, 201], `${name} ${reply.text}`).toContain(reply.status)
      const gained = { open: 1, 'add a member': 1, 'remove a member': -1 }[name] ?? 0
      expect((await persons()).length - before.length, name).toBe(gained)
    }
    const map = () =>
      server.rows(
        'select household, path, ST_AsText(position) as position from household_grid order by household',
      )
    const kept = await map()
    await txAs(server.database.db, { kind: 'system' }, (ask) => placeHouseholds(ask, '999902'))
    expect(await map()).toEqual(kept)
    const state = await verifyAudit(askAs(server.database.db, { kind: 'system' }), '999902')
    expect(state.brokenAt).toBeNull()
  })
})
