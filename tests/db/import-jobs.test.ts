import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { area, collection, square, TOWN } from '../fixtures/bad-imports.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { countTables, runImport } from '../fixtures/import-run.ts'

describe('the command line goes through the jobs of the page', () => {
  let town: TestDatabase
  let folder: string
  const path = (name: string) => join(folder, name)
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gridhold-jobs-'))
    town = await testDatabase()
    await writeFile(path('one.geojson'), collection(area({ name: '东' }, square(0))))
    await writeFile(
      path('houses.geojson'),
      collection(area({ code: 'b1', name: '1号楼' }, square(1, 1, 0.2))),
    )
    const who = ['--name', '老社区', '--contact-name', '值班室', '--contact-phone', '0571-1', '--publish']
    await runImport(town.db, 'grids', '--root', TOWN, ...who, '--level1', path('one.geojson'))
    await runImport(town.db, 'buildings', '--root', TOWN, path('houses.geojson'))
  })
  afterAll(async () => {
    await town?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('households by columns that are named, tried first, written, and known again', async () => {
    await writeFile(path('rows.csv'), '代号,在哪,门\nH1,b1,101\nH2,b1,102\n')
    const argv = ['households', '--root', TOWN, path('rows.csv')]
    const mapped = [...argv, '--map', 'code=代号', '--map', 'building=在哪', '--map', 'room=门']
    const before = await countTables(town.db)
    const dry = await runImport(town.db, ...mapped, '--dry-run')
    expect(dry).toMatchObject({ code: 0, err: [] })
    expect(dry.out.at(-1)).toMatch(/^2 new, .*\(dry run, not written\)$/)
    expect(await countTables(town.db)).toEqual(before)
    expect(await runImport(town.db, ...mapped)).toMatchObject({
      code: 0,
      out: ['2 new, 0 changed, 0 unchanged, 0 in conflict, 0 without a place'],
    })
    const placed = await town.db.many('select path from household_grid where county = $1', [TOWN.slice(0, 6)])
    expect(placed.every((row) => row.path !== null)).toBe(true)
    expect((await runImport(town.db, ...mapped)).out).toEqual([
      '0 new, 0 changed, 2 unchanged, 0 in conflict, 0 without a place',
    ])
  })

  test('a column that is not there, a place that is not there and a fault in a row leave nothing behind', async () => {
    const before = await countTables(town.db)
    await writeFile(path('bad.csv'), '户编号,楼栋,房号,居住状态\nH8,b1,108,度假\n')
    const bad = [path('bad.csv'), '--conflicts', 'keep']
    const faulty = await runImport(town.db, 'households', '--root', TOWN, ...bad)
    expect(faulty.code).toBe(1)
    expect(faulty.err[0]).toMatch(/^bad\.csv:2 居住状态: \[unusable-cell\]/)
    expect(faulty.err.join()).not.toContain('度假')
    const missing = await runImport(town.db, 'households', '--root', TOWN, ...bad, '--map', 'code=没有')
    expect(missing.err[0]).toMatch(/^bad\.csv 没有: \[missing-column\]/)
    const nowhere = await runImport(town.db, 'persons', '--root', '999902001009', path('bad.csv'))
    expect(nowhere.err[0]).toMatch(/^\[unknown-root\]/)
    expect(await countTables(town.db)).toEqual(before)
  })

  test('of a workbook the sheet that looks like the rows is taken, or the one that is named', async () => {
    const cells = (rows: readonly string[][]) =>
      rows.map((row) => row.map((value) => ({ value, type: String })))
    const book = await writeExcelFile([
      {
        data: cells([
          ['楼栋编号', '楼栋名称', '层数', '用途'],
          ['b9', '9号楼', '6', '住宅'],
        ]),
        sheet: '楼表',
      },
      {
        data: cells([
          ['户编号', '楼栋', '房号', '居住状态'],
          ['S1', 'b1', '201', '常住'],
        ]),
        sheet: '户表',
      },
    ]).toBuffer()
    await writeFile(path('book.xlsx'), book)
    const argv = ['households', '--root', TOWN, path('book.xlsx'), '--dry-run']
    const summary = '1 new, 0 changed, 0 unchanged, 0 in conflict, 0 without a place (dry run, not written)'
    expect((await runImport(town.db, ...argv)).out).toEqual([summary])
    expect((await runImport(town.db, ...argv, '--layer', '户表')).out).toEqual([summary])
    const unknown = await runImport(town.db, ...argv, '--layer', '人表')
    expect(unknown.err[0]).toMatch(/^book\.xlsx: \[which-layer\] .*楼表, 户表/)
    const visits = await runImport(town.db, 'visits', '--root', TOWN, path('book.xlsx'))
    expect(visits.err[0]).toMatch(/^book\.xlsx: \[which-layer\]/)
  })

  test('more problems than a job tells of itself are all in the report', async () => {
    const rows = Array.from({ length: 230 }, (_, i) => `b1,${300 + i},度假`)
    await writeFile(path('many.csv'), ['楼栋,房号,居住状态', ...rows].join('\n'))
    const argv = ['households', '--root', TOWN, path('many.csv'), '--report', path('report.json')]
    const run = await runImport(town.db, ...argv)
    expect(run.err.slice(-2)).toEqual(['… and 180 more problems', 'There are problems; nothing was written'])
    expect(JSON.parse(await readFile(path('report.json'), 'utf8')).problems).toHaveLength(230)
  })

  test('what must not come in is said with its column, and nothing of it', async () => {
    await writeFile(path('id.csv'), '楼栋,房号,身份证号\nb1,401,330102198001010015\n')
    const argv = ['households', '--root', TOWN, path('id.csv'), '--report', path('dropped.json'), '--dry-run']
    const run = await runImport(town.db, ...argv)
    expect(run.out[0]).toMatch(/^id\.csv 身份证号: \[forbidden-dropped\]/)
    expect(run.out.join() + (await readFile(path('dropped.json'), 'utf8'))).not.toContain(
      '330102198001010015',
    )
  })
})
