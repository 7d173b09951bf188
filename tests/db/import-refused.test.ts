import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importReason } from '#contract/imports.ts'
import { BAD_FILES } from '../fixtures/bad-files.ts'
import { area, BAD_IMPORTS, collection, LEFT_OUT, square, TOWN } from '../fixtures/bad-imports.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { countTables, runImport } from '../fixtures/import-run.ts'

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
    const one = collection(...['东', '西', '同名', '同名'].map((name, i) => area({ name }, square(i * 10))))
    const houses = collection(
      area({ code: 'b1', name: '1号楼' }, square(1, 1, 0.2)),
      area({ code: 'b2', name: '1号楼' }, square(2, 1, 0.2)),
    )
    const rows = (kind: string, text: string, root = TOWN) =>
      [[kind, '--root', root, '{rows}'], { rows: text }] as const
    const imports = [
      [['grids', '--root', TOWN, ...who, '--level1', '{one}', '--publish'], { one }],
      [['buildings', '--root', TOWN, '{one}'], { one: houses }],
      rows('households', '户编号,楼栋,单元,房号\nH1,b1,,101\nH2,b1,,101\nH3,b2,1单元,301\n'),
      rows('persons', '户编号,姓名,出生年份\nH1,王一,1980\nH1,王一,1990\n'),
      rows('staff', '姓名\n周在外\n', TOWN.slice(0, 9)),
      rows('staff', '姓名,电话\n李在内,0571-2\n'),
    ] as const
    for (const [argv, files] of imports) {
      expect(await runImport(town.db, ...(await withFiles(argv, files)))).toMatchObject({ code: 0, err: [] })
    }
    counted = await countTables(town.db)
  })
  afterAll(async () => {
    await town?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test.each(BAD_IMPORTS.map((bad) => [bad.broken, bad] as const))(
    '%s is refused with place and reason, and nothing is written',
    async (_, { reason, argv, files, says }) => {
      const run = await runImport(town.db, ...(await withFiles(argv, files)))
      expect(run.err[0]?.slice(0, says.length)).toBe(says)
      const hint =
        reason === 'missing-column' ? [expect.stringMatching(/ called differently, say so by --/)] : []
      expect(run.err.slice(1)).toEqual([...hint, 'There are problems; nothing was written'])
      expect(run.code).toBe(1)
      expect(await countTables(town.db)).toEqual(counted)
    },
  )

  test.each(LEFT_OUT.map((left) => [left.broken, left] as const))(
    'leaves a household %s out, says where it stands, and goes on',
    async (_, { argv, files, says }) => {
      const run = await runImport(town.db, ...(await withFiles(argv, files)), '--dry-run')
      expect(run).toMatchObject({ code: 0, err: [] })
      expect(run.out[0]?.slice(0, says.length)).toBe(says)
      expect(run.out[1]).toBe(
        '1 new, 0 changed, 0 unchanged, 0 in conflict, 1 without a place; add the buildings and import the same file again for those without a place (dry run, not written)',
      )
      expect(await countTables(town.db)).toEqual(counted)
    },
  )

  test('a community below a street whose plan has no ground of it is refused', async () => {
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
        '[root-overlaps] The plan of 999902001 covers this place and has no ground of 老社区; publish a plan of 999902001 that has it, then import its grids',
      )
    } finally {
      await town.db.none("delete from plan where name = 'x'")
    }
  })

  test('every reason there is has a case, here or in a test that names it', async () => {
    const cases: string[] = [...BAD_FILES, ...BAD_IMPORTS, ...LEFT_OUT].map(({ reason }) => reason)
    cases.push('root-overlaps')
    const files = (await readdir('tests', { recursive: true })).filter((file) => file.endsWith('.ts'))
    const texts = await Promise.all(files.map((file) => readFile(join('tests', file), 'utf8')))
    const named = (reason: string) => texts.some((text) => text.includes(`'${reason}'`))
    expect(importReason.options.filter((reason) => !cases.includes(reason) && !named(reason))).toEqual([])
  })
})
