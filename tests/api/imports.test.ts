import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importRows } from '../../api/contract/import-jobs.ts'
import { type Importing, importing } from '../fixtures/importing.ts'
import { type PeopleServer, peopleServer } from '../fixtures/people-server.ts'

const COMMUNITY = '999902001001'

let server: PeopleServer
let office: Importing
beforeAll(async () => {
  server = await peopleServer()
  office = importing(server, await server.as('admin'), COMMUNITY)
})
afterAll(() => server.close())

describe('buildings of a table', () => {
  it('are staged, judged, written, known again and taken back', async () => {
    const [at] = await server.rows<{ lon: number; lat: number }>(
      'select st_x(anchor) as lon, st_y(anchor) as lat from building order by id limit 1',
    )
    const csv = `编号,名称,层数,经度,纬度\nN1,新1幢,6,${at!.lon + 0.00001},${at!.lat}\nN2,新2幢,7,${at!.lon},${at!.lat + 0.00001}\n`
    const sent = await office.send('楼栋.csv', csv)
    expect(sent).toMatchObject({ state: 'read', files: [{ name: '楼栋.csv', format: 'csv', problems: [] }] })
    const mapping = { code: '编号', name: '名称', floors: '层数', lon: '经度', lat: '纬度' }
    const checked = await office.check(sent, { target: 'buildings', mapping })
    expect(checked).toMatchObject({ state: 'checked', report: { counts: { new: 2 }, problems: [] } })
    const rows = (await office.ask('GET', `/${sent.id}/rows`)).as(importRows)
    expect(rows.rows.map(({ values }) => values.name)).toEqual(['新1幢', '新2幢'])
    expect(await office.apply(checked)).toMatchObject({ state: 'applied' })
    const there = () =>
      server.rows("select name, floors from building where source_code like 'N_' order by name")
    expect(await there()).toEqual([
      { name: '新1幢', floors: 6 },
      { name: '新2幢', floors: 7 },
    ])
    const again = await office.check(await office.send('楼栋.csv', csv), { target: 'buildings', mapping })
    expect(again.report?.counts).toMatchObject({ new: 0, same: 2, changed: 0, conflict: 0 })
    expect(again.files[0]?.sameAs).toBe(sent.id)
    expect(await office.undo(checked)).toMatchObject({ state: 'undone', kept: [] })
    expect(await there()).toEqual([])
  })
})
