import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patrolList, recordedPatrol, takenBack } from '#contract/visits.ts'
import { failure } from '#contract/wire.ts'
import { type VisitPlace, visitPlace } from '../fixtures/visit-place.ts'

let place: VisitPlace

beforeAll(async () => {
  place = await visitPlace()
})
afterAll(() => place.server.close())

const patrol = (grid: string, more: object = {}) => ({
  id: randomUUID(),
  grid: place.codes[grid],
  at: new Date(Date.now() - 60_000).toISOString(),
  ...more,
})
const record = (account: string, json: object) => place.send(account, '/api/patrols', { json })
const codeOf = async (reply: ReturnType<typeof record>): Promise<string> => {
  const { status, as } = await reply
  const { code } = as(failure).error
  return `${status} ${code}`
}
const seenBy = async (account: string, query = '') =>
  (await place.send(account, `/api/patrols${query}`)).as(patrolList).patrols

describe('a patrol', () => {
  it.each([
    ['lead', 'A'],
    ['lead', 'A12'],
    ['worker', 'A11'],
    ['micro', 'A1'],
    ['contact', 'B3'],
  ])('is recorded by %s on %s, where they hold a post or above it', async (account, grid) => {
    const json = patrol(grid, { note: '楼道有杂物' })
    const reply = await record(account, json)
    expect(reply.status).toBe(201)
    expect(reply.as(recordedPatrol).patrol).toMatchObject({
      id: json.id,
      grid: json.grid,
      gridName: grid,
      note: '楼道有杂物',
      by: account,
      own: true,
    })
    expect(await place.audit(json.id)).toEqual([
      { verb: 'patrol', account: place.accounts[account], about: null, grid: place.grids[grid] },
    ])
  })

  it.each([
    ['lead', 'B1'],
    ['lead2', 'A'],
    ['worker', 'A1'],
    ['worker', 'A12'],
    ['police', 'A'],
    ['expired', 'A'],
    ['future', 'A'],
    ['head', 'A'],
    ['planner', 'A'],
    ['admin', 'A'],
  ])('is refused to %s on %s', async (account, grid) => {
    expect(await codeOf(record(account, patrol(grid)))).toBe('403 not-your-grid')
  })

  it('is refused on a grid there is none of', async () => {
    expect(await codeOf(record('lead', patrol('A', { grid: '999902001001999' })))).toBe('404 unknown-grid')
    expect(await codeOf(record('lead', patrol('A', { grid: 'A' })))).toBe('400 bad-parameter')
  })

  it('is one patrol, however often it is sent', async () => {
    const json = patrol('A11')
    const replies = [await record('worker', json), await record('worker', json)]
    expect(replies.map(({ status }) => status)).toEqual([201, 200])
    expect(await place.audit(json.id)).toHaveLength(1)
    expect(await codeOf(record('worker', { ...json, note: '别的' }))).toBe('409 id-taken')
    expect(await codeOf(record('lead', json))).toBe('409 id-taken')
    expect(await codeOf(record('lead2', { ...json, grid: place.codes.B }))).toBe('409 id-taken')
  })

  it('may wait fourteen days in a phone, and no longer', async () => {
    const ago = (days: number) => ({ at: new Date(Date.now() - days * 86_400_000).toISOString() })
    expect((await record('worker', patrol('A11', ago(13.9)))).status).toBe(201)
    expect(await codeOf(record('worker', patrol('A11', ago(14.1))))).toBe('422 too-long-ago')
    expect(await codeOf(record('worker', patrol('A11', ago(-0.01))))).toBe('422 in-the-future')
  })

  it('is taken back by whoever recorded it, within a day', async () => {
    const json = patrol('A11')
    await record('worker', json)
    const takeBack = (account: string, id: string) =>
      place.send(account, `/api/patrols/${id}`, { method: 'DELETE' })
    expect(await codeOf(takeBack('lead', json.id))).toBe('404 unknown-patrol')
    expect(await codeOf(takeBack('admin', json.id))).toBe('404 unknown-patrol')
    expect((await takeBack('worker', json.id)).as(takenBack)).toEqual({ takenBack: true })
    expect((await place.audit(json.id)).map(({ verb }) => verb)).toEqual(['patrol', 'patrol-take-back'])

    const old = patrol('A11', { at: new Date(Date.now() - 25 * 3_600_000).toISOString() })
    await place.plantPatrol('worker', 'A11', old)
    expect(await codeOf(takeBack('worker', old.id))).toBe('404 unknown-patrol')
  })
})

describe('the list of patrols', () => {
  it('holds those on the grids of one’s posts and one’s own, newest first', async () => {
    await place.server.database.db.none('delete from patrol')
    await record('lead', patrol('A', { at: new Date(Date.now() - 3_600_000).toISOString() }))
    await record('worker', patrol('A11'))
    await record('lead2', patrol('B'))
    const grids = async (account: string, query = '') =>
      (await seenBy(account, query)).map(({ gridName, by }) => `${gridName} ${by}`)
    expect(await grids('lead')).toEqual(['A11 worker', 'A lead'])
    expect(await grids('lead', `?grid=${place.codes.A1}`)).toEqual(['A11 worker'])
    expect(await grids('worker')).toEqual(['A11 worker'])
    expect(await grids('lead2')).toEqual(['B lead2'])
    expect(await grids('lead2', `?grid=${place.codes.A}`)).toEqual([])
    for (const account of ['police', 'expired', 'head', 'planner', 'admin'])
      expect(await grids(account)).toEqual([])
  })
})
