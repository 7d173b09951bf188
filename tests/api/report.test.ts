import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { report } from '#contract/reports.ts'
import { failure } from '#contract/wire.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { periodOf } from '../../api/usecases/visits/report-period.ts'
import { type VisitPlace, visitPlace } from '../fixtures/visit-place.ts'
import { workbookParts } from '../fixtures/workbook-text.ts'

let place: VisitPlace

beforeAll(async () => {
  place = await visitPlace()
  const at = new Date()
  const visits: readonly [string, string, string][] = [
    ['worker', 'A11', 'not-in'],
    ['worker', 'A11', 'met'],
    ['lead', 'A12', 'phone'],
    ['lead2', 'B1', 'refused'],
  ]
  for (const [account, household, outcome] of visits)
    await place.plantVisit(account, household, { id: randomUUID(), at, outcome })
  await place.plantPatrol('worker', 'A11', { id: randomUUID(), at })
  await place.plantPatrol('lead2', 'B', { id: randomUUID(), at })
})
afterAll(() => place.server.close())

const get = (account: string, query: string, headers: Record<string, string> = {}) =>
  place.send(account, `/api/reports${query}`, { headers })
const rowsOf = async (account: string, query: string) => (await get(account, query)).as(report).rows
const names = async (account: string, query: string) => (await rowsOf(account, query)).map(({ name }) => name)
const BS = Array.from({ length: 10 }, (_, i) => `B${i + 1}`)

describe('a weekly summary', () => {
  it.each([
    ['lead', ['A', 'A1', 'A11', 'A12'], 3],
    ['worker', ['A11'], 1],
    ['lead2', ['B', ...BS], 10],
    ['lead-and-contact', ['A11'], 2],
    ['contact', [], 2],
    ['police', [], 0],
    ['expired', [], 0],
    ['head', ['A', 'A1', 'A11', 'A12', 'B', ...BS], 14],
    ['planner', ['A', 'A1', 'A11', 'A12', 'B', ...BS], 14],
    ['admin', ['A', 'A1', 'A11', 'A12', 'B', ...BS], 14],
  ])('of %s has the grids they answer for or reach', async (account, grids, households) => {
    const { rows, totals } = (await get(account, '?period=week')).as(report)
    expect(rows.map(({ name }) => name)).toEqual(grids)
    expect(totals.households).toBe(households)
  })

  it('counts a home once in each grid that holds it, and once in all', async () => {
    const { rows, totals } = (await get('lead', '?period=week')).as(report)
    const visits = { met: 1, phone: 1, notIn: 1, away: 0, refused: 0 }
    const whole = { households: 3, covered: 2, coveredThisYear: 2, visits, patrols: 1, overdue: 1 }
    expect(totals).toEqual(whole)
    expect(rows[0]).toMatchObject({ code: place.codes.A, level: 1, ...whole })
    expect(rows[2]).toMatchObject({
      ...{ code: place.codes.A11, level: 3, households: 1, covered: 1, patrols: 1, overdue: 0 },
      visits: { met: 1, phone: 0, notIn: 1, away: 0, refused: 0 },
    })
  })

  it('is the same for the lead and for the head', async () => {
    const heads = await rowsOf('head', '?period=week')
    for (const row of await rowsOf('lead', '?period=week')) expect(heads).toContainEqual(row)
  })

  it('of an account that reaches down from elsewhere counts nothing', async () => {
    const { db } = place.server.database
    await db.none(
      `insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone)
       values ('999902', '999902001002', 'community', '999902001', '别的社区', '值班', '000');
       update account set jurisdiction = '999902001002' where username = 'planner'`,
    )
    const { rows, totals } = (await get('planner', '?period=week')).as(report)
    expect([rows, totals.households, totals.visits.met, totals.patrols]).toEqual([[], 0, 0, 0])
    await db.none("update account set jurisdiction = '999902001001' where username = 'planner'")
  })

  it('is of one grid and those below it, where one is named', async () => {
    expect(await names('lead', `?period=week&grid=${place.codes.A1}`)).toEqual(['A1', 'A11', 'A12'])
    const { totals } = (await get('head', `?period=week&grid=${place.codes.A12}`)).as(report)
    expect(totals).toMatchObject({ households: 1, covered: 1, patrols: 0 })
    for (const account of ['worker', 'lead2', 'contact', 'expired'])
      expect((await get(account, `?period=week&grid=${place.codes.A}`)).as(failure).error.code).toBe(
        'unknown-grid',
      )
  })

  it('is of the week or month that holds the day', async () => {
    const day = townDay()
    const { from, to } = (await get('lead', `?period=month&day=${day}`)).as(report)
    expect({ from, to }).toEqual(periodOf('month', day))
    const past = (await get('lead', '?period=month&day=2020-02-10')).as(report)
    expect([past.from, past.to, past.totals.covered, past.totals.coveredThisYear]).toEqual([
      ...['2020-02-01', '2020-02-29'],
      ...[0, 0],
    ])
  })

  it.each(['', '?period=year', '?period=week&day=2026-13-01', '?period=week&grid=A'])(
    'refuses “%s”',
    async (query) => {
      expect((await get('lead', query)).as(failure).error.code).toBe('bad-parameter')
    },
  )

  it('names no resident and no note', async () => {
    expect((await get('lead', '?period=week')).text).not.toContain('张小')
  })
})

describe('the workbook', () => {
  const sheetOf = async (account: string, query: string, language = 'zh') => {
    const url = `${place.server.url}/api/reports.xlsx${query}`
    const cookie = await place.server.signIn(account, 'correct horse 7')
    const reply = await fetch(url, { headers: { cookie, 'accept-language': language } })
    const parts = workbookParts(Buffer.from(await reply.arrayBuffer()))
    const text = (name: string) => parts.get(name) ?? ''
    const strings = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
      si!.replace(/<[^>]+>/g, ''),
    )
    const sheet = text('xl/worksheets/sheet1.xml')
    const rows = [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
      [...row!.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, inner]) => {
        const value = /<v>(.*?)<\/v>/.exec(inner ?? '')?.[1] ?? ''
        return attributes!.includes('t="s"') ? strings[Number(value)]! : value
      }),
    )
    return { reply, rows, sheet, workbook: text('xl/workbook.xml') }
  }

  it('has title, who made it, frozen heads, a row for each grid, and totals', async () => {
    const { rows, sheet, workbook, reply } = await sheetOf('lead', '?period=week')
    const { from, to } = periodOf('week', townDay())
    expect(rows[0]).toEqual([`小社区 走访巡查周报 ${from} – ${to}`])
    expect(rows[1]![0]).toMatch(/^lead 制表于 \d{4}-\d\d-\d\d \d\d:\d\d。/)
    expect(rows[2]).toEqual(
      '网格编码 网格名称 层级 在住户数 本期走到户数 走到比例 今年走到户数 见到（次） 电话（次） 不在家（次） 外出（次） 拒访（次） 巡查（次） 逾期未访户数'.split(
        ' ',
      ),
    )
    expect(rows.slice(3)).toEqual([
      [place.codes.A, 'A', '一级网格', '3', '2', String(2 / 3), '2', '1', '1', '1', '0', '0', '1', '1'],
      [place.codes.A1, 'A1', '网格', '2', '2', '1', '2', '1', '1', '1', '0', '0', '1', '0'],
      [place.codes.A11, 'A11', '微网格', '1', '1', '1', '1', '1', '0', '1', '0', '0', '1', '0'],
      [place.codes.A12, 'A12', '微网格', '1', '1', '1', '1', '0', '1', '0', '0', '0', '0', '0'],
      ['合计', '', '', '3', '2', String(2 / 3), '2', '1', '1', '1', '0', '0', '1', '1'],
    ])
    expect(sheet).toMatch(/<pane [^>]*ySplit="3"[^>]*state="frozen"/)
    expect(workbook.match(/<sheet /g)).toHaveLength(1)
    expect(workbook).toContain('走访巡查')
    expect(reply.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
  })

  it('is named in UTF-8 after the place and the period, and after nobody', async () => {
    const { reply } = await sheetOf('head', `?period=month&day=2026-02-10&grid=${place.codes.A}`)
    const disposition = reply.headers.get('content-disposition')!
    const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)![1]!)
    expect(name).toBe('A-走访巡查月报-2026-02-01.xlsx')
  })

  it('is English for who reads English', async () => {
    const { rows, workbook } = await sheetOf('head', '?period=month&day=2026-02-10', 'en')
    expect(rows[0]).toEqual(['小社区 Visits and patrols: the month 2026-02-01 – 2026-02-28'])
    expect(rows[2]![0]).toBe('Grid code')
    expect(rows.at(-1)![0]).toBe('Total')
    expect(workbook).toContain('Visits and patrols')
  })

  it('is refused as the report is', async () => {
    const reply = await place.send('worker', `/api/reports.xlsx?period=week&grid=${place.codes.A}`)
    expect(reply.as(failure).error.code).toBe('unknown-grid')
    expect((await place.server.send('/api/reports.xlsx?period=week')).status).toBe(401)
  })
})
