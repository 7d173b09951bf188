import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleaningReport } from '../../api/contract/cleaning.ts'
import { importJob, importJobs, importRows } from '../../api/contract/import-jobs.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { openChunk } from '../../api/usecases/imports/jobs/stage-chunks.ts'
import { type Importing, importing } from '../fixtures/importing.ts'
import { type PeopleServer, peopleServer, refusalOf } from '../fixtures/people-server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'
import { TOWN_SECRET } from '../fixtures/town-database.ts'

const COMMUNITY = '999902001001'
const BUILDINGS = { code: '编号', name: '名称', floors: '层数', lon: '经度', lat: '纬度' }
const HOUSEHOLDS = { code: '户编号', building: '楼栋', room: '房号', occupancy: '居住状态' }
/** A number of the right form whose check digit fits; nobody's. */
const ID_CARD = '11010519491231002X'

let server: PeopleServer
let office: Importing
let building: string
beforeAll(async () => {
  server = await peopleServer()
  office = importing(server, await server.as('admin'), COMMUNITY)
  const [row] = await server.rows<{ name: string }>('select name from building where id = $1', [
    tinyId('building', 4),
  ])
  building = row!.name
})
afterAll(() => server.close())

/** Lines of a table of buildings that stand where grid 2 is, in the units of degrees. */
const table = (
  ...rows: readonly (readonly [code: string, name: string, floors: number | string])[]
): string =>
  [
    '编号,名称,层数,经度,纬度',
    ...rows.map(([code, name, floors], i) => `${code},${name},${floors},${120.203 + i / 10_000},30.2005`),
    '',
  ].join('\n')

const homes = (...rows: readonly string[]): string => ['户编号,楼栋,房号,居住状态', ...rows, ''].join('\n')
const built = () =>
  server.rows('select name, floors from building where source_code is not null order by source_code')

describe('buildings of a table', () => {
  it('are staged, judged, written, known again and taken back', async () => {
    const csv = table(['N1', '新1幢', 6], ['N2', '新2幢', 7])
    const sent = await office.send('楼栋.csv', csv)
    expect(sent).toMatchObject({
      state: 'read',
      files: [{ name: '楼栋.csv', format: 'csv', problems: [] }],
      wish: { target: 'buildings', crs: 'EPSG:4326', mapping: BUILDINGS },
    })
    const checked = await office.check(sent, { target: 'buildings', mapping: BUILDINGS })
    expect(checked).toMatchObject({ state: 'checked', report: { counts: { new: 2 }, problems: [] } })
    const rows = (await office.ask('GET', `/${sent.id}/rows?limit=1`)).as(importRows)
    expect(rows.rows.map(({ values }) => values.name)).toEqual(['新1幢'])
    const rest = (await office.ask('GET', `/${sent.id}/rows?after=${rows.next}`)).as(importRows)
    expect(rest.rows.map(({ values }) => values.name)).toEqual(['新2幢'])
    expect(await office.apply(checked)).toMatchObject({ state: 'applied' })
    expect(await built()).toEqual([
      { name: '新1幢', floors: 6 },
      { name: '新2幢', floors: 7 },
    ])
    const again = await office.check(await office.send('楼栋.csv', csv), {
      target: 'buildings',
      mapping: BUILDINGS,
    })
    expect(again.report?.counts).toMatchObject({ new: 0, same: 2, changed: 0, conflict: 0 })
    expect(again.files[0]?.sameAs).toBe(sent.id)
    const entries = await server.rows('select from audit_entry')
    expect(await office.apply(again)).toMatchObject({ state: 'applied' })
    expect(await server.rows('select from audit_entry')).toHaveLength(entries.length)
    expect(await office.undo(checked)).toMatchObject({ state: 'undone', kept: [] })
    expect(await built()).toEqual([])
    expect(await server.rows('select from source_record')).toEqual([])
    const verbs = await server.rows('select verb from audit_entry where subject = $1 order by seq', [sent.id])
    expect(verbs).toEqual([{ verb: 'import' }, { verb: 'import-undo' }])
  })

  it('that were edited here are a conflict to choose on, and undoing leaves what was touched since', async () => {
    const bring = async (csv: string, conflicts: 'keep' | 'replace') => {
      const sent = await office.send('楼栋.csv', csv)
      const checked = await office.check(sent, { target: 'buildings', mapping: BUILDINGS })
      return { checked, applied: await office.apply(checked, conflicts) }
    }
    const first = await bring(table(['N1', '新1幢', 6], ['N2', '新2幢', 7], ['N3', '新3幢', 8]), 'keep')
    await server.rows("update building set floors = 5 where source_code = 'N1'")
    await server.rows("delete from building where source_code = 'N3'")
    const later = table(['N1', '新1幢', 9], ['N2', '新2幢', 10], ['N3', '新3幢', 8])
    const asked = await office.check(await office.send('楼栋.csv', later), {
      target: 'buildings',
      mapping: BUILDINGS,
    })
    const disputed = (await office.ask('GET', `/${asked.id}/rows?verdict=conflict`)).as(importRows)
    expect(disputed.rows.map(({ values, here }) => [values.floors, here])).toEqual([
      ['9', { floors: '5' }],
      ['8', {}],
    ])
    const kept = await bring(later, 'keep')
    expect(kept.checked.report?.counts).toMatchObject({ new: 0, same: 0, changed: 1, conflict: 2 })
    expect(await built()).toEqual([
      { name: '新1幢', floors: 5 },
      { name: '新2幢', floors: 10 },
    ])
    const replaced = await bring(later, 'replace')
    expect(replaced.checked.report?.counts).toMatchObject({ same: 1, conflict: 2 })
    expect(await built()).toEqual([
      { name: '新1幢', floors: 9 },
      { name: '新2幢', floors: 10 },
      { name: '新3幢', floors: 8 },
    ])
    await server.rows("update building set floors = 11 where source_code = 'N3'")
    const back = await office.undo(replaced.applied)
    expect(back.kept.map(({ label }) => label)).toEqual(['新3幢'])
    expect(await built()).toEqual([
      { name: '新1幢', floors: 5 },
      { name: '新2幢', floors: 10 },
      { name: '新3幢', floors: 11 },
    ])
    expect((await office.undo(kept.applied)).kept).toEqual([])
    expect((await office.undo(first.applied)).kept.map(({ label }) => label)).toEqual(['新1幢'])
    await server.rows('delete from building where source_code is not null')
  })

  it('that were changed between check and apply are not overwritten: the check comes again', async () => {
    const bring = async (floors: number) =>
      office.check(await office.send('楼栋.csv', table(['N9', '新9幢', floors])), {
        target: 'buildings',
        mapping: BUILDINGS,
      })
    const first = await office.apply(await bring(6))
    const checked = await bring(7)
    await server.rows("update building set floors = 5 where source_code = 'N9'")
    expect(await office.apply(checked)).toMatchObject({
      state: 'read',
      report: { problems: [{ reason: 'changed-meanwhile' }], problemsInAll: 1 },
    })
    expect(await built()).toEqual([{ name: '新9幢', floors: 5 }])
    await server.rows("update building set floors = 6 where source_code = 'N9'")
    expect((await office.undo(first)).kept).toEqual([])
  })

  it('of another community are refused one by one, and nothing is written', async () => {
    const csv = '编号,名称,层数,经度,纬度\nX1,远楼,6,121.5,31.2\n'
    const checked = await office.check(await office.send('远.csv', csv), {
      target: 'buildings',
      mapping: BUILDINGS,
    })
    expect(checked.report).toMatchObject({
      counts: { failed: 1 },
      problems: [{ reason: 'outside-place', line: 2 }],
    })
    const reply = await office.ask('POST', `/${checked.id}/apply`, { conflicts: 'keep' })
    expect(refusalOf(reply)).toEqual([409, 'import-has-problems'])
    expect(await built()).toEqual([])
  })
})

describe('grids', () => {
  const square = (west: number, east: number) => [
    [120.2 + west, 30.2],
    [120.2 + east, 30.2],
    [120.2 + east, 30.202],
    [120.2 + west, 30.202],
    [120.2 + west, 30.2],
  ]
  const grids = (...drawn: readonly (readonly [code: string, west: number, east: number])[]): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: drawn.map(([code, west, east]) => ({
        type: 'Feature',
        properties: { code, name: `网格${code}` },
        geometry: { type: 'Polygon', coordinates: [square(west, east)] },
      })),
    })
  const plans = () =>
    server.rows<{ id: string; state: string }>("select id, state from plan where name = '新网格'")

  it('become a draft, cleaned and with an account of it, which goes again unless somebody worked on it', async () => {
    const sent = await office.send('新网格.geojson', grids(['W', 0, 0.002], ['E', 0.002001, 0.004]))
    expect(sent.wish).toMatchObject({ target: 'grids', plan: { name: '新网格' } })
    const checked = await office.check(sent, sent.wish!)
    expect(checked.report).toMatchObject({ counts: { new: 2 }, problemsInAll: 0, cleaning: { waiting: 0 } })
    const applied = await office.apply(checked)
    expect(applied.state).toBe('applied')
    expect(await plans()).toEqual([{ id: applied.plan, state: 'draft' }])
    expect(await office.undo(applied)).toMatchObject({ state: 'undone', kept: [] })
    expect(await plans()).toEqual([])
    const again = await office.apply(
      await office.check(await office.send('新网格.geojson', grids(['W', 0, 0.002])), sent.wish!),
    )
    await server.rows("update plan set revision = 1 where name = '新网格'")
    expect((await office.undo(again)).kept).toEqual([{ target: again.plan, label: '新网格' }])
    expect(await plans()).toHaveLength(1)
    await server.rows("delete from plan where name = '新网格'").catch(() => undefined)
  })

  it('that overlap are told as a conflict, and what is chosen of it holds', async () => {
    const sent = await office.send('重叠.geojson', grids(['W', 0, 0.002], ['E', 0.0015, 0.004]))
    const checked = await office.check(sent, sent.wish!)
    const found = cleaningReport.parse(checked.report?.cleaning).conflicts
    expect(found.map(({ kind }) => kind)).toEqual(['overlap'])
    const other = found[0]!.choices.find(({ id }) => id !== found[0]!.chosen)!
    const choices = { [found[0]!.id]: other.id }
    const chosen = await office.check(sent, { ...sent.wish!, plan: { ...sent.wish!.plan!, choices } })
    expect(cleaningReport.parse(chosen.report?.cleaning).conflicts[0]?.chosen).toBe(other.id)
  })
})

describe('a row that cannot be taken', () => {
  it('is listed with file, row, column, reason and what to do, without what stands in it, and nothing is written', async () => {
    const before = await server.rows('select from household')
    const csv = homes(`J1,${building},101,常住`, `J2,${building},102,李四光家`, `J3,${building},103,空置`)
    const sent = await office.send('住户.csv', csv)
    const checked = await office.check(sent, { target: 'households', mapping: HOUSEHOLDS })
    expect(checked.report).toMatchObject({
      counts: { failed: 1, new: 2 },
      problems: [{ reason: 'unusable-cell', file: '住户.csv', line: 3, column: '居住状态' }],
    })
    const list = await office.ask('GET', `/${sent.id}/problems?format=csv`)
    expect(list.text).toContain('"住户.csv","3","","居住状态","","unusable-cell"')
    expect(list.text + JSON.stringify(checked) + server.log.join('')).not.toContain('李四光')
    expect(refusalOf(await office.ask('POST', `/${sent.id}/apply`, { conflicts: 'keep' }))).toEqual([
      409,
      'import-has-problems',
    ])
    expect(await server.rows('select from household')).toHaveLength(before.length)
  })
})

describe('what no file may bring in', () => {
  it('is gone before anything is staged, and is nowhere: rows, report, download, log', async () => {
    const csv = [
      '户编号,楼栋,房号,居住状态,民族,身份证号,备注',
      `K1,${building},201,常住,族名甲,${ID_CARD},证件${ID_CARD}`,
      '',
    ].join('\n')
    const sent = await office.send('住户.csv', csv)
    const checked = await office.check(sent, { target: 'households', mapping: HOUSEHOLDS })
    const kinds = checked.report?.dropped.map(({ column, kind }) => `${column} ${kind}`)
    expect(kinds).toEqual(expect.arrayContaining(['民族 ethnicity', '身份证号 id-card', '备注 id-card']))
    const chunks = await server.rows<Parameters<typeof openChunk>[1]>(
      `select layer, first_row as "firstRow", rows, sealed, sealed_key as "sealedKey" from import_chunk where job = $1`,
      [sent.id],
    )
    const secrets = createSecrets(TOWN_SECRET)
    const staged = JSON.stringify(await Promise.all(chunks.map((chunk) => openChunk(secrets, chunk))))
    expect(staged).toContain('K1')
    const judged = JSON.stringify(await server.rows('select * from import_row where job = $1', [sent.id]))
    const rows = (await office.ask('GET', `/${sent.id}/rows`)).text
    const list = (await office.ask('GET', `/${sent.id}/problems`)).text
    await office.apply(checked)
    const kept = JSON.stringify(await server.rows('select * from import_change where job = $1', [sent.id]))
    const told = [staged, judged, rows, list, kept, JSON.stringify(checked), server.log.join('')].join('')
    for (const word of [ID_CARD, ID_CARD.slice(0, 14), '族名甲']) expect(told).not.toContain(word)
    expect((await office.undo(checked)).kept).toEqual([])
  })
})

describe('who may not', () => {
  it.each(['lead', 'worker', 'head', 'planner'])('%s: opens, sees and changes nothing', async (who) => {
    const sent = await office.send('楼栋.csv', table(['N1', '新1幢', 6]))
    const other = importing(server, await server.as(who), COMMUNITY)
    await expect(other.send('楼栋.csv', table(['N1', '新1幢', 6]))).rejects.toThrow(/403/)
    for (const path of ['', `/${sent.id}`, `/${sent.id}/rows`, `/${sent.id}/problems`])
      expect((await other.ask('GET', path)).status).toBe(403)
    expect((await other.ask('POST', `/${sent.id}/apply`, { conflicts: 'keep' })).status).toBe(403)
    expect((await office.ask('DELETE', `/${sent.id}`)).status).toBe(204)
    expect(await server.rows('select from import_chunk where job = $1', [sent.id])).toEqual([])
  })

  it('an administrator of elsewhere, and a place that is not there', async () => {
    await expect(office.send('a.csv', table(), { community: '999902001999' })).rejects.toThrow(
      /unknown-jurisdiction/,
    )
    expect(refusalOf(await office.ask('GET', `/${randomUUID()}`))).toEqual([404, 'unknown-import'])
  })
})

describe('a file that is none', () => {
  it.each([
    ['random bytes', 'a.zip', randomBytes(200_000)],
    ['the beginning of an archive', 'a.zip', Buffer.from('PK\u0003\u0004\u0014\u0000 and no more')],
    ['nothing', 'a.csv', Buffer.alloc(0)],
    ['a drawing', 'a.dwg', Buffer.from('AC1032\u0000\u0000')],
    [
      'a billion laughs',
      'a.kml',
      Buffer.from('<!DOCTYPE k [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kml>&b;</kml>'),
    ],
  ])('%s: told quickly why, and the server lives', async (_, name, bytes) => {
    const job = await office.send(name, bytes)
    expect(job.state).toBe('failed')
    expect(job.files[0]?.problems[0]?.reason).toEqual(expect.any(String))
    expect((await office.ask('GET', '')).as(importJobs).jobs.some(({ id }) => id === job.id)).toBe(true)
  })

  it('is not taken as JSON, and needs a name without a path', async () => {
    const query = new URLSearchParams({ id: randomUUID(), community: COMMUNITY, name: 'a.csv' })
    expect((await office.ask('POST', `?${query}`, {})).status).toBe(415)
    query.set('name', '../a.csv')
    expect((await office.ask('POST', `?${query}`, {})).status).toBe(400)
  })
})

describe('sending and stopping', () => {
  it('the same id twice is one job', async () => {
    const id = randomUUID()
    const sent = await office.send('楼栋.csv', table(['N1', '新1幢', 6]), { id })
    await expect(office.send('楼栋.csv', table(['N1', '新1幢', 6]), { id })).rejects.toThrow(/200/)
    expect((await office.ask('GET', `/${id}`)).as(importJob).files).toHaveLength(1)
    expect((await office.ask('DELETE', `/${sent.id}`)).status).toBe(204)
  })

  it('in the middle of a check leaves the job as it was read, and of reading nothing', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `M${i},${building},${i},常住`)
    const sent = await office.send('多.csv', homes(...many))
    const wish = { ...sent.wish, target: 'households', layers: [0], crs: 'EPSG:4326', shift: 'none' }
    const begun = await office.ask('POST', `/${sent.id}/check`, { ...wish, mapping: HOUSEHOLDS, plan: null })
    expect(begun.text).toContain('"state":"checking"')
    const busy = await office.ask('POST', `/${sent.id}/apply`, { conflicts: 'keep' })
    expect(busy.status).toBe(409)
    const stopped = await office.ask('POST', `/${sent.id}/stop`, {})
    expect(stopped.text).toContain('"state":"read"')
    expect(await server.rows("select from household where source_code like 'M%'")).toEqual([])
    expect((await office.ask('DELETE', `/${sent.id}`)).status).toBe(204)
  })
})
