import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importReason } from '#contract/imports.ts'
import { BAD_FILES } from '../fixtures/bad-files.ts'
import { area, BAD_IMPORTS, collection, square, TOWN } from '../fixtures/bad-imports.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { countTables, runImport } from '../fixtures/import-run.ts'

/** Reasons that no test makes happen: whoever makes a case takes its reason out of here. */
const WITHOUT_CASE = [
  'too-many-columns',
  'too-busy',
  'outside-crs',
  'ambiguous-household',
  'ambiguous-person',
  'staff-elsewhere',
  'ambiguous-grid',
  'unknown-unit',
  'no-scope',
  'post-floors-without-unit',
  'post-floors-upside-down',
]

describe('an import with a problem', () => {
  let town: TestDatabase
  let folder: string
  let counted: Readonly<Record<string, number>>

  /** Writes files into a folder of their own and puts their paths into the words. */
  async function withFiles(
    argv: readonly string[],
    files: Readonly<Record<string, string>>,
  ): Promise<string[]> {
    const own = await mkdtemp(join(folder, 'case-'))
    const path = (name: string) => join(own, `${name}.${name === 'rows' ? 'csv' : 'geojson'}`)
    for (const [name, text] of Object.entries(files)) await writeFile(path(name), text)
    return argv.map((word) => word.replace(/^\{(\w+)\}$/, (_, name: string) => path(name)))
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gridhold-refused-'))
    town = await testDatabase()
    const who = ['--name', '老社区', '--contact-name', '值班室', '--contact-phone', '0571-1']
    const one = collection(area({ name: '东' }, square(0)), area({ name: '西' }, square(10)))
    const grids = ['grids', '--root', TOWN, ...who, '--level1', '{one}', '--publish']
    expect(await runImport(town.db, ...(await withFiles(grids, { one })))).toMatchObject({ code: 0 })
    const houses = collection(
      area({ code: 'b1', name: '1号楼' }, square(1, 1, 0.2)),
      area({ code: 'b2', name: '1号楼' }, square(2, 1, 0.2)),
    )
    const buildings = ['buildings', '--root', TOWN, '{one}']
    expect(await runImport(town.db, ...(await withFiles(buildings, { one: houses })))).toMatchObject({
      code: 0,
    })
    counted = await countTables(town.db)
  })
  afterAll(async () => {
    await town?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test.each(BAD_IMPORTS.map((bad) => [bad.broken, bad] as const))(
    '%s is refused with place and reason, and nothing is written',
    async (_, { argv, files, says }) => {
      const run = await runImport(town.db, ...(await withFiles(argv, files)))
      expect(run.err[0]?.slice(0, says.length)).toBe(says)
      expect(run.err.slice(1)).toEqual(['There are problems; nothing was written'])
      expect(run.code).toBe(1)
      expect(await countTables(town.db)).toEqual(counted)
    },
  )

  test('a community below a street that has its own plan is refused', async () => {
    await town.db.none(
      `insert into plan (county, id, root, name, state, origin_x, origin_y, scale_x, scale_y, communities, source,
         effective_from)
       values ('999902', '01900000-0000-7000-8000-000000000001', '999902001', 'x', 'published', 0, 0, 1, 1, '[]', '',
         '2026-01-01')`,
    )
    try {
      const one = collection(area({ name: '东' }, square(0)))
      const run = await runImport(
        town.db,
        ...(await withFiles(['grids', '--root', TOWN, '--level1', '{one}'], { one })),
      )
      expect(run.err[0]).toBe(
        '[root-overlaps] This ground is already in the plan of 999902001; two plans must not overlap',
      )
    } finally {
      await town.db.none("delete from plan where name = 'x'")
    }
  })

  test('every reason there is has a case, here or in a test that names it', async () => {
    const cases: string[] = [...BAD_FILES, ...BAD_IMPORTS].map(({ reason }) => reason)
    cases.push('root-overlaps', ...WITHOUT_CASE)
    const files = (await readdir('tests', { recursive: true })).filter((file) => file.endsWith('.ts'))
    const texts = await Promise.all(files.map((file) => readFile(join('tests', file), 'utf8')))
    const named = (reason: string) => texts.some((text) => text.includes(`'${reason}'`))
    expect(importReason.options.filter((reason) => !cases.includes(reason) && !named(reason))).toEqual([])
  })
})
