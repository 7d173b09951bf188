import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { colleagues, householdHistory, tagKinds } from '#contract/household-changes.ts'
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

const tagOn = (account: string, person: string, json: unknown): Promise<Reply> =>
  server.ask(account, 'POST', `/api/persons/${person}/tags`, json)
const memberOf = (detail: HouseholdDetail, id: string): Member | undefined =>
  detail.people.find((person) => person.id === id)

const lastEvent = async () =>
  (await server.ask('lead', 'GET', `/api/households/${household}/history`)).as(householdHistory).events[0]

describe('a service need', () => {
  const need = (more: object = {}) => ({
    id: randomUUID(),
    kind: 'elder-alone',
    purpose: '每周上门探望',
    basis: '本人签字同意',
    since: dayIn(-10),
    until: dayIn(300),
    helper: tinyId('staff', 4),
    ...more,
  })

  it('is recorded with purpose, basis, end and helper, once', async () => {
    const tag = need()
    const reply = await tagOn('worker', head, tag)
    expect(reply.status).toBe(201)
    const { helper: _, ...rest } = tag
    expect(memberOf(reply.as(householdDetail), head)?.tags).toEqual([
      { ...rest, helper: { name: '王干部4' } },
    ])
    const again = await tagOn('worker', head, tag)
    expect(again.text).toBe(reply.text)
    expect(await server.rows('select recorded_by from welfare_tag where id = $1', [tag.id])).toEqual([
      { recorded_by: tinyId('staff', 3) },
    ])
    expect(await lastEvent()).toMatchObject({ kind: 'tag-added', other: head, changes: {} })
    expect(await auditOf(server, head)).toEqual(['tag-change'])
  })

  it('ends on a day, today at once', async () => {
    const [later, now] = [need(), need({ kind: 'elder-alone' })]
    await tagOn('lead', head, later)
    await tagOn('lead', head, now)
    const soon = await server.ask('worker', 'POST', `/api/tags/${later.id}/end`, { on: dayIn(5) })
    expect(memberOf(soon.as(householdDetail), head)?.tags.find(({ id }) => id === later.id)?.until).toBe(
      dayIn(4),
    )
    const gone = await server.ask('worker', 'POST', `/api/tags/${now.id}/end`, { on: townDay() })
    expect(memberOf(gone.as(householdDetail), head)?.tags.map(({ id }) => id)).toEqual([later.id])
    expect(await lastEvent()).toMatchObject({ kind: 'tag-ended', other: head })
    const again = await server.ask('worker', 'POST', `/api/tags/${now.id}/end`, { on: townDay() })
    expect(refusalOf(again)).toEqual([404, 'unknown-tag'])
  })

  it.each([
    ['a kind that is not there', { kind: 'curious' }, [422, 'unknown-need']],
    ['a helper who is no colleague', { helper: tinyId('staff', 2) }, [422, 'unknown-colleague']],
    ['a beginning to come', { since: dayIn(1) }, [422, 'day-ahead']],
    ['an end that is over', { until: dayIn(-1) }, [422, 'bad-period']],
    ['more than two years', { since: townDay(), until: dayIn(735) }, [422, 'bad-period']],
    ['no purpose', { purpose: '' }, [400, 'bad-parameter']],
    ['no basis', { basis: undefined }, [400, 'bad-parameter']],
    ['no end', { until: null }, [400, 'bad-parameter']],
  ])('is not recorded with %s', async (_, more, refusal) => {
    const tag = need(more)
    const reply = await tagOn('lead', head, tag)
    expect(refusalOf(reply)).toEqual(refusal)
    expect(reply.as(failure).error.message.length).toBeGreaterThan(8)
    expect(await server.rows('select from welfare_tag where id = $1', [tag.id])).toEqual([])
  })

  it('cannot have the id of another', async () => {
    expect(refusalOf(await tagOn('lead', head, need({ id: tinyId('other', 20) })))).toEqual([409, 'id-taken'])
  })

  it('may run for exactly two years', async () => {
    const [year, rest] = [townYear(), townDay().slice(4)]
    const tag = need({ since: townDay(), until: `${year + 2}${rest}` })
    expect((await tagOn('lead', head, tag)).status).toBe(201)
  })

  it('is seen by its helper, who cannot end it', async () => {
    await server.ask('lead', 'PUT', `/api/households/${household}/contact`, { staff: tinyId('staff', 4) })
    const tag = {
      id: randomUUID(),
      kind: 'elder-alone',
      purpose: '探望',
      basis: '申请',
      since: townDay(),
      until: dayIn(9),
    }
    await tagOn('lead', head, { ...tag, helper: tinyId('staff', 4) })
    expect((await server.open('contact', household)).people[0]?.tags).toMatchObject([{ id: tag.id }])
    const end = await server.ask('contact', 'POST', `/api/tags/${tag.id}/end`, { on: townDay() })
    expect(refusalOf(end)).toEqual([404, 'unknown-tag'])
    expect((await server.open('contact', household)).people[0]?.tags).toHaveLength(1)
  })

  it('is of a kind from the list', async () => {
    const { kinds } = (await server.ask('lead', 'GET', '/api/service-needs')).as(tagKinds)
    expect(kinds.map(({ code }) => code)).toContain('elder-alone')
    expect((await server.ask('planner', 'GET', '/api/service-needs')).as(tagKinds).kinds).toEqual(kinds)
  })
})

describe('a contact member', () => {
  const choose = (account: string, staff: unknown, of = household) =>
    server.ask(account, 'PUT', `/api/households/${of}/contact`, { staff })

  it('is set, named, exchanged and withdrawn, and sees the household exactly as long', async () => {
    const sees = async () => (await server.ask('contact', 'GET', `/api/households/${household}`)).status
    expect(await sees()).toBe(404)
    const set = (await choose('worker', tinyId('staff', 4))).as(householdDetail)
    expect(set.contact).toEqual({ id: tinyId('staff', 4), name: '王干部4', since: townDay() })
    expect(await sees()).toBe(200)
    expect(await lastEvent()).toMatchObject({ kind: 'contact-set', changes: { contact: true } })
    expect(await auditOf(server, household)).toContain('contact-change')
    const other = (await choose('lead', tinyId('staff', 5))).as(householdDetail)
    expect(other.contact).toMatchObject({ id: tinyId('staff', 5), name: '王干部5' })
    expect(await sees()).toBe(404)
    expect((await choose('lead', null)).as(householdDetail).contact).toBeNull()
    expect(set.version).toBe(1)
  })

  it('who keeps in touch already stays since then', async () => {
    const id = tinyId('household', 2)
    const before = (await server.open('lead', id)).contact
    const same = (await choose('lead', before?.id, id)).as(householdDetail)
    expect(same.contact).toEqual(before)
  })

  it.each([
    ['of another ground', tinyId('staff', 2)],
    ['who is not there', randomUUID()],
  ])('is nobody %s', async (_, staff) => {
    expect(refusalOf(await choose('lead', staff))).toEqual([422, 'unknown-colleague'])
    expect((await server.open('lead', household)).contact).toBeNull()
  })

  it('is chosen among colleagues of the ground, who are named', async () => {
    const namesOf = async (account: string) =>
      (await server.ask(account, 'GET', '/api/colleagues'))
        .as(colleagues)
        .colleagues.map(({ name, role }) => `${name} ${role}`)
    expect(await namesOf('lead')).toEqual([
      '王干部1 lead',
      '王干部3 full-time-worker',
      '王干部4 contact-member',
      '王干部5 micro-worker',
    ])
    expect(await namesOf('lead2')).toEqual(['王干部2 lead'])
    for (const account of ['contact', 'micro', 'planner', 'head', 'admin']) {
      expect(await namesOf(account), account).toEqual([])
    }
  })
})
