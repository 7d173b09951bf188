import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { householdHistory } from '#contract/household-changes.ts'
import { type HouseholdDetail, householdDetail, type Member } from '#contract/households.ts'
import { failure } from '#contract/wire.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { townYear } from '../../api/usecases/households/member-rules.ts'
import {
  auditOf,
  dayIn,
  openSmall,
  type PeopleServer,
  peopleServer,
  refusalOf,
  somebody,
} from '../fixtures/people-server.ts'
import type { Reply } from '../fixtures/server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

let server: PeopleServer
let household: string
let head: string

beforeAll(async () => {
  server = await peopleServer()
})
afterAll(() => server.close())

// Made anew for every case.
beforeEach(async () => {
  const opened = await openSmall(server)
  household = opened.household
  head = opened.head
})

const add = (account: string, json: unknown, to = household): Promise<Reply> =>
  server.ask(account, 'POST', `/api/households/${to}/people`, json)
const edit = (account: string, person: string, json: unknown): Promise<Reply> =>
  server.ask(account, 'PATCH', `/api/persons/${person}`, json)
const tagOn = (account: string, person: string, json: unknown): Promise<Reply> =>
  server.ask(account, 'POST', `/api/persons/${person}/tags`, json)
const memberOf = (detail: HouseholdDetail, id: string): Member | undefined =>
  detail.people.find((person) => person.id === id)
const child = (more: object = {}) =>
  somebody({ name: '郑小雨', birthYear: townYear() - 8, relation: '女儿', ...more })
const lastEvent = async () =>
  (await server.ask('lead', 'GET', `/api/households/${household}/history`)).as(householdHistory).events[0]

describe('a member', () => {
  it.each(['lead', 'worker'])('is added by the %s, masked and audited', async (account) => {
    const person = somebody({ name: '郑二湖', phone: '0371-65432100', birthYear: 1950, relation: '父亲' })
    const reply = await add(account, { ...person, version: 1 })
    expect(reply.status).toBe(201)
    const detail = reply.as(householdDetail)
    expect(detail).toMatchObject({ members: 2, version: 2, head: '郑*江' })
    expect(memberOf(detail, person.id)).toMatchObject({
      name: '郑*湖',
      phone: '0371-******00',
      relation: '父亲',
      residence: 'here',
      isChild: false,
      guardian: null,
    })
    expect(reply.text).not.toMatch(/郑二湖|65432100|13800005678/)
    expect(await lastEvent()).toMatchObject({ kind: 'member-added', other: person.id, changes: {} })
    expect(await auditOf(server, person.id)).toEqual(['member-change'])
  })

  it('sent twice is added once', async () => {
    const person = somebody()
    const first = await add('lead', { ...person, version: 1 })
    const second = await add('lead', { ...person, version: 1 })
    expect([second.status, second.text]).toEqual([201, first.text])
    expect(await auditOf(server, person.id)).toEqual(['member-change'])
  })

  it('cannot have the id of somebody else, in sight or not', async () => {
    for (const n of [102, 104]) {
      expect(refusalOf(await add('lead', somebody({ id: tinyId('other', n) })))).toEqual([409, 'id-taken'])
    }
  })

  it('who is the new head takes the place of the old one', async () => {
    const person = somebody({ relation: '户主', name: '郑三海' })
    const detail = (await add('lead', person)).as(householdDetail)
    expect(detail.head).toBe('郑*海')
    expect(memberOf(detail, head)?.relation).toBe('其他')
    const back = (await edit('lead', head, { relation: '户主' })).as(householdDetail)
    expect(back.people.filter(({ relation }) => relation === '户主').map(({ id }) => id)).toEqual([head])
  })

  it('is edited field by field, and history names the fields alone', async () => {
    const change = {
      version: 1,
      name: '郑改名',
      sex: 'female',
      birthYear: 1961,
      residence: 'lives-elsewhere',
      phone: '13800008888',
    }
    const reply = await edit('worker', head, change)
    const detail = reply.as(householdDetail)
    expect(memberOf(detail, head)).toMatchObject({
      name: '郑*名',
      sex: 'female',
      birthYear: 1961,
      residence: 'lives-elsewhere',
      phone: '138****8888',
      relation: '户主',
    })
    expect(await lastEvent()).toEqual(
      expect.objectContaining({
        kind: 'member-edited',
        other: head,
        changes: { name: true, sex: true, birthYear: true, residence: true, phone: true },
      }),
    )
    const stored = await server.rows('select changes::text from household_event where other = $1', [head])
    expect(JSON.stringify(stored)).not.toMatch(/郑|1961|8888/)
  })

  it('keeps the phone that is not spoken of, and loses the one that is null', async () => {
    const kept = (await edit('lead', head, { name: '郑一河' })).as(householdDetail)
    expect(memberOf(kept, head)?.phone).toBe('138****5678')
    const gone = (await edit('lead', head, { phone: null })).as(householdDetail)
    expect(memberOf(gone, head)?.phone).toBeNull()
    expect(
      await server.rows('select phone, phone_key, phone_index from person where id = $1', [head]),
    ).toEqual([{ phone: null, phone_key: null, phone_index: null }])
  })

  it('edited with nothing new is no change', async () => {
    const reply = await edit('lead', head, { name: '郑一江', relation: '户主' })
    expect(reply.as(householdDetail).version).toBe(1)
    expect(await auditOf(server, head)).toEqual([])
  })

  it('is not edited over somebody else’s change', async () => {
    await edit('lead', head, { version: 1, name: '郑先改' })
    const late = await edit('worker', head, { version: 1, name: '郑后改' })
    expect(refusalOf(late)).toEqual([409, 'changed-meanwhile'])
    expect((await server.open('lead', household)).head).toBe('郑*改')
    expect(refusalOf(await add('lead', { ...somebody(), version: 1 }))).toEqual([409, 'changed-meanwhile'])
  })

  it('moves to another household of the ground with tags, and both have a line of it', async () => {
    const person = somebody({ name: '郑搬家' })
    await add('lead', person)
    const tag = {
      id: randomUUID(),
      kind: 'elder-alone',
      purpose: '每周探访',
      basis: '本人申请',
      since: townDay(),
      until: dayIn(90),
      helper: null,
    }
    await tagOn('lead', person.id, tag)
    const to = tinyId('household', 6)
    const detail = (
      await server.ask('lead', 'POST', `/api/persons/${person.id}/move`, { household: to, relation: '租客' })
    ).as(householdDetail)
    expect(detail.id).toBe(to)
    expect(memberOf(detail, person.id)).toMatchObject({ relation: '租客', tags: [{ id: tag.id }] })
    expect((await server.open('lead', household)).members).toBe(1)
    expect(await lastEvent()).toMatchObject({ kind: 'member-moved', other: person.id })
    const there = (await server.ask('lead', 'GET', `/api/households/${to}/history`)).as(householdHistory)
    expect(there.events[0]).toMatchObject({ kind: 'member-moved', other: person.id })
  })

  it.each([
    ['one on the ground of another', tinyId('household', 4), [404, 'unknown-household']],
    ['one that is not there', randomUUID(), [404, 'unknown-household']],
    ['their own', 'own', [422, 'same-household']],
  ])('does not move to %s', async (_, to, refusal) => {
    const reply = await server.ask('lead', 'POST', `/api/persons/${head}/move`, {
      household: to === 'own' ? household : to,
    })
    expect(refusalOf(reply)).toEqual(refusal)
    expect((await server.open('lead', household)).members).toBe(1)
  })

  it('is removed with tags, and the audit and history say so without a name', async () => {
    const person = somebody({ name: '郑走了' })
    await add('lead', person)
    const reply = await server.ask('lead', 'DELETE', `/api/persons/${person.id}`)
    expect(reply.as(householdDetail).members).toBe(1)
    expect(await server.rows('select from person where id = $1', [person.id])).toEqual([])
    expect(await lastEvent()).toMatchObject({ kind: 'member-removed', other: person.id })
    expect(await auditOf(server, person.id)).toEqual(['member-change', 'member-change'])
    const again = await server.ask('lead', 'DELETE', `/api/persons/${person.id}`)
    expect(refusalOf(again)).toEqual([404, 'unknown-person'])
  })

  it.each([
    ['an empty name', { name: '  ' }, 'name'],
    ['a year of birth before the register', { birthYear: 1800 }, 'birthYear'],
    ['a sex off the list', { sex: 'x' }, 'sex'],
    ['a residence off the list', { residence: 'moon' }, 'residence'],
    ['a phone in words', { phone: '问郑一江要' }, 'phone'],
    ['a phone that is too short', { phone: '119' }, 'phone'],
    ['a guardian that is no id', { guardian: '郑一江' }, 'guardian'],
    ['a long relation', { relation: '远房'.repeat(9) }, 'relation'],
    ['a household', { household: randomUUID() }, 'household'],
  ])('is not given %s, and the message does not repeat a name or number', async (_, json, field) => {
    const reply = await edit('lead', head, json)
    expect(refusalOf(reply)).toEqual([400, 'bad-parameter'])
    expect(reply.as(failure).error.message).toContain(field)
    expect(reply.text).not.toMatch(/郑一江|119/)
  })
})

describe('a child under 14', () => {
  it('is reached through the head unless another guardian is named', async () => {
    const one = child()
    const other = child({ guardian: tinyId('other', 106) })
    await add('lead', one)
    const detail = (await add('lead', other)).as(householdDetail)
    expect(memberOf(detail, one.id)).toMatchObject({
      isChild: true,
      phone: null,
      guardian: { id: head, name: '郑*江' },
    })
    expect(memberOf(detail, other.id)?.guardian).toEqual({ id: tinyId('other', 106), name: '张*6' })
  })

  it('of just 14 years is no child any more', async () => {
    const person = somebody({ birthYear: townYear() - 14, phone: '13800001234' })
    const detail = (await add('lead', person)).as(householdDetail)
    expect(memberOf(detail, person.id)).toMatchObject({
      isChild: false,
      phone: '138****1234',
      guardian: null,
    })
  })

  it('has no phone of their own, neither new nor left over', async () => {
    const refused = await add('lead', child({ phone: '13800001111' }))
    expect(refusalOf(refused)).toEqual([422, 'child-has-phone'])
    expect(refused.as(failure).error.message).toContain('监护人')
    const young = child()
    await add('lead', young)
    expect(refusalOf(await edit('lead', young.id, { phone: '13800001111' }))).toEqual([
      422,
      'child-has-phone',
    ])
    const wrongYear = await edit('lead', head, { birthYear: townYear() - 10 })
    expect(refusalOf(wrongYear)).toEqual([422, 'child-has-phone'])
  })

  it.each([
    ['themselves', 'self'],
    ['a child', 'child'],
    ['somebody out of sight', tinyId('other', 104)],
    ['nobody there is', randomUUID()],
  ])('cannot have %s as a guardian', async (_, who) => {
    const sibling = child()
    await add('lead', sibling)
    const young = child()
    const guardian = who === 'self' ? young.id : who === 'child' ? sibling.id : who
    expect(refusalOf(await add('lead', { ...young, guardian }))).toEqual([422, 'bad-guardian'])
    await add('lead', young)
    expect(refusalOf(await edit('lead', young.id, { guardian }))).toEqual([422, 'bad-guardian'])
  })

  it('whose guardian goes with another household is reached through the head of their own', async () => {
    const father = somebody({ name: '郑爸爸', relation: '户主' })
    const id = randomUUID()
    const door = { building: tinyId('building', 2), unit: null, floor: 1, room: '88' }
    await server.ask('lead', 'POST', '/api/households', {
      id,
      ...door,
      occupancy: 'living',
      since: null,
      people: [father],
    })
    const young = child({ guardian: father.id })
    await add('lead', young)
    await server.ask('lead', 'POST', `/api/households/${id}/close`, {
      version: 1,
      why: 'moved-away',
      on: townDay(),
    })
    expect(memberOf(await server.open('lead', household), young.id)?.guardian?.id).toBe(head)
  })

  it('whose guardian is removed gets the head, and none where there is none', async () => {
    const mother = somebody({ name: '郑妈妈', relation: '配偶' })
    await add('lead', mother)
    const young = child({ guardian: mother.id })
    await add('lead', young)
    const detail = (await server.ask('lead', 'DELETE', `/api/persons/${mother.id}`)).as(householdDetail)
    expect(memberOf(detail, young.id)?.guardian?.id).toBe(head)
    const alone = (await server.ask('lead', 'DELETE', `/api/persons/${head}`)).as(householdDetail)
    expect(memberOf(alone, young.id)).toMatchObject({ guardian: null, isChild: true })
  })
})

describe('who may not change members', () => {
  const attempts = (n: number): [string, string, unknown, string][] => {
    const person = tinyId('other', 100 + n)
    const tag = {
      id: randomUUID(),
      kind: 'elder-alone',
      purpose: '探望',
      basis: '申请',
      since: townDay(),
      until: dayIn(9),
      helper: null,
    }
    return [
      ['POST', `/api/households/${tinyId('household', n)}/people`, somebody(), 'unknown-household'],
      ['PATCH', `/api/persons/${person}`, { name: '改名' }, 'unknown-person'],
      ['POST', `/api/persons/${person}/move`, { household: tinyId('household', 6) }, 'unknown-person'],
      ['DELETE', `/api/persons/${person}`, undefined, 'unknown-person'],
      ['POST', `/api/persons/${person}/tags`, tag, 'unknown-person'],
    ]
  }

  it.each([
    ['contact', 1],
    ['micro', 2],
    ['lead2', 1],
    ['planner', 1],
    ['head', 1],
    ['admin', 1],
  ] as const)('is %s', async (account, n) => {
    const before = await server.rows('select * from person order by id')
    for (const [method, path, json, code] of attempts(n)) {
      const reply = await server.ask(account, method as 'POST', path, json)
      expect(refusalOf(reply), `${method} ${path}`).toEqual([404, code])
    }
    const end = await server.ask(account, 'POST', `/api/tags/${tinyId('other', 20)}/end`, { on: townDay() })
    expect(refusalOf(end)).toEqual([404, 'unknown-tag'])
    expect(await server.rows('select * from person order by id')).toEqual(before)
    expect(await server.rows('select until from welfare_tag where id = $1', [tinyId('other', 20)])).toEqual([
      { until: '2099-12-31' },
    ])
  })

  it('nobody without a session', async () => {
    for (const [method, path, json] of attempts(1)) {
      const reply = await server.send(path, {
        method: method as 'POST',
        ...(json === undefined ? {} : { json }),
      })
      expect(reply.status).toBe(401)
    }
  })
})

describe('the log', () => {
  it('names no person, number, room or id of a household', () => {
    const log = server.log.join('')
    expect(log).toContain('/api/persons/:id')
    expect(log).not.toMatch(/郑|李新来|1380000|每周/)
    expect(log).not.toContain(household)
  })
})
