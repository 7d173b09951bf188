import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { householdVisits, recordedVisit, takenBack } from '#contract/visits.ts'
import { failure } from '#contract/wire.ts'
import { type VisitPlace, visitPlace } from '../fixtures/visit-place.ts'

let place: VisitPlace

beforeAll(async () => {
  place = await visitPlace()
})
afterAll(() => place.server.close())

/** A visit a minute ago, unless told otherwise. */
const visit = (name: string, more: object = {}): Record<string, unknown> => ({
  id: randomUUID(),
  household: place.households[name],
  at: new Date(Date.now() - 60_000).toISOString(),
  outcome: 'met',
  ...more,
})
const ago = (days: number, minutes = 0): string =>
  new Date(Date.now() - days * 86_400_000 - minutes * 60_000).toISOString()
const record = (account: string, json: object) => place.send(account, '/api/visits', { json })
const codeOf = async (reply: ReturnType<typeof record>): Promise<string> => {
  const { status, as } = await reply
  const { code } = as(failure).error
  return `${status} ${code}`
}
const visitsOf = async (account: string, name: string) =>
  (await place.send(account, `/api/households/${place.households[name]}/visits`)).as(householdVisits)

describe('recording a visit', () => {
  it.each([
    ['lead', 'A'],
    ['lead', 'A12'],
    ['worker', 'A11'],
    ['contact', 'gap'],
    ['lead-and-contact', 'B3'],
    ['head-with-post', 'A11'],
  ])('%s records one at %s, which they answer for', async (account, name) => {
    const json = visit(name, { note: '一切都好' })
    const reply = await record(account, json)
    expect(reply.status).toBe(201)
    expect(reply.as(recordedVisit).visit).toMatchObject({
      id: json.id,
      household: place.households[name],
      outcome: 'met',
      note: '一切都好',
      by: account,
      own: true,
    })
    expect((await visitsOf(account, name)).visits.map(({ id }) => id)).toContain(json.id)
  })

  it.each([
    ['lead', 'B1'],
    ['worker', 'A12'],
    ['worker', 'A'],
    ['micro', 'A11'],
    ['police', 'A11'],
    ['contact', 'B4'],
    ['expired', 'A11'],
    ['future', 'A11'],
    ['head', 'A11'],
    ['planner', 'A11'],
    ['admin', 'A11'],
  ])('%s is told that there is no such household as %s', async (account, name) => {
    expect(await codeOf(record(account, visit(name)))).toBe('404 unknown-household')
    expect(await codeOf(record(account, visit(name, { household: randomUUID() })))).toBe(
      '404 unknown-household',
    )
    expect(await codeOf(place.send(account, `/api/households/${place.households[name]}/visits`))).toBe(
      '404 unknown-household',
    )
  })

  it('wants a session', async () => {
    const reply = await place.server.send('/api/visits', { json: visit('A') })
    expect(reply.as(failure).error.code).toBe('not-signed-in')
  })

  it('stands in the audit with the household it was about', async () => {
    const json = visit('A12')
    await record('lead', json)
    expect(await place.audit(String(json.id))).toEqual([
      { verb: 'visit', account: place.accounts.lead, about: place.households.A12, grid: place.grids.A12 },
    ])
  })

  it('leaves a line in the audit for a look at the visits of a household', async () => {
    const before = await place.audit(place.households.A12!)
    await visitsOf('lead', 'A12')
    const after = await place.audit(place.households.A12!)
    expect(after.slice(before.length)).toMatchObject([{ verb: 'see-visits', account: place.accounts.lead }])
  })
})

describe('a visit sent twice', () => {
  it('is one visit, and one line of the audit', async () => {
    const json = visit('A11', { outcome: 'not-in', note: ' 敲门无人 ' })
    const first = await record('worker', json)
    const second = await record('worker', json)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.as(recordedVisit)).toEqual(first.as(recordedVisit))
    expect(second.as(recordedVisit).visit.note).toBe('敲门无人')
    expect(await place.audit(String(json.id))).toHaveLength(1)
  })

  it('is one visit also when both arrive at once', async () => {
    const json = visit('A11')
    const replies = await Promise.all([1, 2, 3, 4].map(() => record('worker', json)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201])
    expect(await place.audit(String(json.id))).toHaveLength(1)
  })

  it('is the same with a time in another zone, and after the days it may wait', async () => {
    const json = visit('A11', { at: '2026-01-31T09:05:00.000Z' })
    await place.plantVisit('worker', 'A11', json)
    const again = await record('worker', { ...json, at: '2026-01-31T17:05:00+08:00' })
    expect(again.status).toBe(200)
  })

  it.each([
    ['another outcome', () => ({ outcome: 'phone' })],
    ['another note', () => ({ note: '别的话' })],
    ['another time', () => ({ at: ago(1) })],
  ])('is refused with %s: the id is taken', async (_, change) => {
    const json = visit('A11')
    await record('worker', json)
    expect(await codeOf(record('worker', { ...json, ...change() }))).toBe('409 id-taken')
  })

  it('is refused by somebody else, whether they see it or not', async () => {
    const json = visit('A11')
    await record('worker', json)
    expect(await codeOf(record('lead', json))).toBe('409 id-taken')
    expect(await codeOf(record('lead2', { ...json, household: place.households.B1 }))).toBe('409 id-taken')
  })
})

describe('the time of a visit', () => {
  it.each([
    ['almost fourteen days ago, from a dead zone', () => ago(14, -5)],
    ['in four minutes, by a clock that is ahead', () => ago(0, -4)],
  ])('may be %s', async (_, at) => {
    expect((await record('worker', visit('A11', { at: at() }))).status).toBe(201)
  })

  it.each([
    ['fifteen days ago', () => ago(15), '422 too-long-ago'],
    ['in six minutes', () => ago(0, -6), '422 in-the-future'],
    ['no time', () => '昨天', '400 bad-parameter'],
    ['without a zone', () => '2026-01-31T09:05:00', '400 bad-parameter'],
  ])('may not be %s', async (_, at, code) => {
    expect(await codeOf(record('worker', visit('A11', { at: at() })))).toBe(code)
  })

  it.each([
    ['a note of 501 characters', { note: '字'.repeat(501) }],
    ['an outcome that is none', { outcome: 'maybe' }],
    ['a position, for nobody is tracked', { position: [120, 30] }],
  ])('is of no use with %s', async (_, more) => {
    expect(await codeOf(record('worker', visit('A11', more)))).toBe('400 bad-parameter')
  })

  it('takes a note of 500 characters', async () => {
    expect((await record('worker', visit('A11', { note: '字'.repeat(500) }))).status).toBe(201)
  })
})

describe('taking a visit back', () => {
  const takeBack = (account: string, id: unknown) =>
    place.send(account, `/api/visits/${id}`, { method: 'DELETE' })

  it('is for whoever recorded it, and stands in the audit', async () => {
    const json = visit('A11')
    const until = (await record('worker', json)).as(recordedVisit).visit.takeBackUntil
    expect(Date.parse(until!) - Date.now()).toBeGreaterThan(23.9 * 3_600_000)
    expect((await takeBack('worker', json.id)).as(takenBack)).toEqual({ takenBack: true })
    expect((await visitsOf('worker', 'A11')).visits.map(({ id }) => id)).not.toContain(json.id)
    expect((await place.audit(String(json.id))).map(({ verb, about }) => [verb, about])).toEqual([
      ['visit', place.households.A11],
      ['visit-take-back', place.households.A11],
    ])
    expect(await codeOf(takeBack('worker', json.id))).toBe('404 unknown-visit')
  })

  it.each(['lead', 'lead2', 'contact', 'planner', 'admin', 'head'])('is refused to %s', async (account) => {
    const json = visit('A11')
    await record('worker', json)
    expect(await codeOf(takeBack(account, json.id))).toBe('404 unknown-visit')
    expect((await visitsOf('worker', 'A11')).visits.map(({ id }) => id)).toContain(json.id)
  })

  it('is refused a day after it was recorded', async () => {
    const json = visit('A11', { at: ago(3) })
    await place.plantVisit('worker', 'A11', json)
    const seen = (await visitsOf('worker', 'A11')).visits.find(({ id }) => id === json.id)
    expect(seen).toMatchObject({ own: true, takeBackUntil: null })
    expect(await codeOf(takeBack('worker', json.id))).toBe('404 unknown-visit')
  })

  it('is not offered to colleagues who see the visit', async () => {
    const json = visit('A11')
    await record('worker', json)
    const seen = (await visitsOf('lead', 'A11')).visits.find(({ id }) => id === json.id)
    expect(seen).toMatchObject({ by: 'worker', own: false, takeBackUntil: null })
  })
})
