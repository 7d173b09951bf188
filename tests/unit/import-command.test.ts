import { describe, expect, test } from 'vitest'
import { GRID_FLAGS, ROW_FLAGS } from '../../data/import/flags.ts'
import { gridArguments } from '../../data/import/grid-arguments.ts'
import { importCommand } from '../../data/import-command.ts'

/** Runs the command where it must not reach a database. */
async function run(language: 'zh' | 'en', ...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await importCommand(argv, {
    withDatabase: () => Promise.reject(new Error('the database was opened')),
    secrets: () => Promise.reject(new Error('the key was read')),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    language,
    today: '2026-11-22',
  })
  return { code, out, err }
}

const ROOT = ['--root', '330100001001']

describe('a wrong command line is told so, with exit code 2 and the database untouched', () => {
  test.each([
    [[], 'What is to be imported: grids, buildings, households, persons, staff, posts or visits?'],
    [['roads'], 'What is to be imported: grids, buildings, households, persons, staff, posts or visits?'],
    [['grids', '--level1', 'a'], '--root is missing'],
    [['grids', ...ROOT], '--level1 is missing'],
    [['grids', ...ROOT, '--level2', 'b'], '--level1 is missing'],
    [['grids', ...ROOT, '--level1', 'a', '--level3', 'c'], '--level2 is missing'],
    [['grids', '--root', '3301', '--level1', 'a'], 'The value of --root is not of its form'],
    [
      ['grids', ...ROOT, '--level1', 'a', '--tolerance', 'wide'],
      'The value of --tolerance is not of its form',
    ],
    [
      ['grids', ...ROOT, '--level1', 'a', '--effective-from', '2026-02-30'],
      'The value of --effective-from is not of its form',
    ],
    [['grids', ...ROOT, '--level1', 'a', '--crs', 'EPSG:2415'], 'The value of --crs is not of its form'],
    [
      ['grids', ...ROOT, '--level1', 'a', '--level-names', '大,小'],
      'The value of --level-names is not of its form',
    ],
    [['grids', ...ROOT, '--level1', 'a', '--level1', 'b'], '--level1 may be given once only'],
    [['grids', ...ROOT, '--level1', 'a', '--levels', '3'], 'There is no flag --levels'],
    [['grids', ...ROOT, '--level1', 'a', '--to-string'], 'There is no flag --to-string'],
    [['grids', ...ROOT, '--level1', 'a', '--constructor'], 'There is no flag --constructor'],
    [['grids', ...ROOT, '--level1', '--publish'], '--level1 wants a value after it'],
    [['grids', ...ROOT, '--level1', 'a', '--publish=yes'], '--publish takes no value'],
    [
      ['grids', ...ROOT, '--level1', 'a', 'b.geojson'],
      'What is "b.geojson"? Files of grids follow --level1 and so on',
    ],
    [['buildings', ...ROOT], 'Exactly one file is wanted'],
    [['persons', ...ROOT], 'Exactly one file is wanted'],
    [['staff', 'a.csv'], '--root is missing'],
    [['persons', ...ROOT, 'a.csv', '--map', 'name'], 'The value of --map is not of its form'],
    [['visits', ...ROOT, 'a.csv', '--shift', 'east'], 'The value of --shift is not of its form'],
    [['households', ...ROOT, 'a.csv', '--conflicts', 'both'], 'The value of --conflicts is not of its form'],
    [['households', ...ROOT, 'a.csv', 'b.csv'], 'Exactly one file is wanted'],
    [['households', '--root', '3301', 'a.csv'], 'The value of --root is not of its form; --root: 12-digit'],
    [
      ['staff', ...ROOT, 'a.csv', '--map', 'title=头衔'],
      'There is no field "title" to --map; there are: code, name, phone',
    ],
    [['buildings', ...ROOT, 'a.csv', '--code-property', '编号'], '--code-property is now --map code=COLUMN'],
    [['households', ...ROOT, 'a.csv', '--lon-column', 'x'], '--lon-column is now --map lon=COLUMN'],
    [['staff', ...ROOT, 'a.csv', '--floors-property', 'x'], 'There is no flag --floors-property'],
  ])('%j', async (argv, sentence) => {
    const { code, err } = await run('en', ...argv)
    expect(err[0]?.slice(0, sentence.length)).toBe(sentence)
    expect(code).toBe(2)
  })

  test('in Chinese unless asked otherwise', async () => {
    const help = 'npm run gridhold -- import grids --help'
    expect((await run('zh', 'grids')).err).toEqual(['缺少 --root', `用法见：${help}`])
    for (const lang of [['--lang', 'en'], ['--lang=en']]) {
      expect((await run('zh', 'grids', ...lang)).err).toEqual(['--root is missing', `For its use: ${help}`])
    }
  })
})

describe('help', () => {
  test('explains every flag in either language', async () => {
    for (const language of ['zh', 'en'] as const) {
      for (const [kind, flags] of [['grids', GRID_FLAGS] as const, ['persons', ROW_FLAGS] as const]) {
        const { code, out } = await run(language, kind, '--help')
        expect(code).toBe(0)
        for (const [name, { help }] of Object.entries(flags)) {
          expect(out.some((line) => line.includes(`--${name} `) && line.includes(help[language]))).toBe(true)
        }
      }
    }
  })

  test('names the fields of a kind, and which of them must be there', async () => {
    const { out } = await run('en', 'persons', '--help')
    expect(out.find((line) => line.startsWith('  name '))).toMatch(/^ {2}name \* +Name: /)
    expect(out.some((line) => line.startsWith('  phone  '))).toBe(true)
  })

  test('without a kind lists them all', async () => {
    const { code, out } = await run('en', '--help')
    expect(code).toBe(0)
    expect(out.map((line) => line.split(' ')[2])).toEqual([
      'grids',
      'buildings',
      'households',
      'persons',
      'staff',
      'posts',
      'visits',
    ])
  })
})

describe('a property flag counts for the level it follows and all deeper ones', () => {
  test('until it is given again', () => {
    const argv = [...ROOT, '--code-property', 'code', '--level1', 'a', '--level2', 'b']
    argv.push(
      '--layer',
      'b1',
      '--parent-property',
      'city',
      '--name-property',
      'title',
      '--level3',
      'c',
      '--parent-property',
      'town',
    )
    expect(gridArguments(argv)).toMatchObject({
      levelNames: ['一级网格', '二级网格', '三级网格'],
      toleranceM: 1,
      crs: null,
      levels: [
        { file: 'a', codeProperty: 'code', nameProperty: 'name', parentProperty: null },
        { file: 'b', layer: 'b1', codeProperty: 'code', nameProperty: 'title', parentProperty: 'city' },
        { file: 'c', layer: null, codeProperty: 'code', nameProperty: 'title', parentProperty: 'town' },
      ],
    })
  })
})
