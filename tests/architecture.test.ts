import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const ALIASES: Readonly<Record<string, string>> = {
  '#contract/': 'api/contract/',
  '#formats/': 'api/formats/',
  '#geometry/': 'api/geometry/',
  '#plan/': 'api/plan/',
}

interface Source {
  readonly path: string
  readonly text: string
  /** Paths inside the repository, or package names. */
  readonly imports: readonly string[]
}

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}

function importsOf(path: string, text: string): string[] {
  const specifiers = [
    ...text.matchAll(
      /(?:^|\s)(?:import|export)\s[^'"]*?from\s+'([^']+)'|(?:^|[^.\w])import\(?\s*'([^']+)'/gm,
    ),
  ]
  return specifiers.map((match) => {
    const specifier = (match[1] ?? match[2]) as string
    const alias = Object.keys(ALIASES).find((prefix) => specifier.startsWith(prefix))
    if (alias !== undefined) return ALIASES[alias] + specifier.slice(alias.length)
    if (!specifier.startsWith('.')) return specifier
    return relative(ROOT, resolve(ROOT, dirname(path), specifier))
  })
}

const sources: readonly Source[] = ['api', 'web', 'data', 'tests']
  .flatMap(walk)
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8')
    return { path, text, imports: importsOf(path, text) }
  })

const inside = (folder: string) => sources.filter((source) => source.path.startsWith(folder))

/** Every `from → to` of the given files that the rule does not allow. */
function breaches(files: readonly Source[], allowed: (target: string) => boolean): string[] {
  expect(files.length, 'the rule saw no file').toBeGreaterThan(0)
  return files.flatMap((file) =>
    file.imports.filter((to) => !allowed(to)).map((to) => `${file.path} → ${to}`),
  )
}

/** These files and all that they import, directly or through others. */
function reachable(from: readonly Source[]): Source[] {
  const seen = new Map(from.map((file) => [file.path, file]))
  for (const file of seen.values())
    for (const target of sources.filter(({ path }) => file.imports.includes(path)))
      seen.set(target.path, target)
  return [...seen.values()]
}

const isOurs = (target: string) => /^(api|web|data|tests)\//.test(target)

describe('imports go one way', () => {
  it('geometry knows only geometry', () => {
    expect(
      breaches(inside('api/geometry/'), (to) => to.startsWith('api/geometry/') || to === 'flatbush'),
    ).toEqual([])
  })

  it('plan knows only plan and geometry', () => {
    const packages = ['flatbush', 'polylabel']
    const allowed = (to: string) => /^api\/(plan|geometry)\//.test(to) || packages.includes(to)
    expect(breaches(inside('api/plan/'), allowed)).toEqual([])
  })

  it('contract knows only zod', () => {
    expect(breaches(inside('api/contract/'), (to) => to === 'zod' || to.startsWith('api/contract/'))).toEqual(
      [],
    )
  })

  it('foreign formats know only formats, contract, projection and geometry', () => {
    const ours = /^api\/(formats|contract|projection|geometry)\//
    expect(breaches(inside('api/formats/'), (to) => !isOurs(to) || ours.test(to))).toEqual([])
  })

  it('use cases know no Express and no route', () => {
    const allowed = (to: string) => to !== 'express' && !to.startsWith('api/routes/')
    expect(breaches(inside('api/usecases/'), allowed)).toEqual([])
  })

  it('repositories know no use case and no route', () => {
    const allowed = (to: string) => !/^api\/(usecases|routes)\//.test(to)
    expect(breaches(inside('api/repositories/'), allowed)).toEqual([])
  })

  it('routes reach the database through use cases', () => {
    expect(breaches(inside('api/routes/'), (to) => !/^api\/repositories\/(?!connection)/.test(to))).toEqual(
      [],
    )
  })

  it('pages reach the server through contract, geometry and plan alone', () => {
    const allowed = (to: string) => !isOurs(to) || /^(web|api\/(contract|geometry|plan))\//.test(to)
    expect(breaches(inside('web/'), allowed)).toEqual([])
  })

  it('data reaches use cases through its entry points alone', () => {
    const entries =
      /^data\/(load|commands|start|openapi|openapi-operations|import-command|[a-z-]+-command)\.ts$/
    const files = inside('data/').filter((file) => !entries.test(file.path))
    expect(
      breaches(files, (to) => !isOurs(to) || /^(data|api\/(contract|formats|geometry|plan))\//.test(to)),
    ).toEqual([])
  })

  it('only web/map draws with maplibre', () => {
    const files = inside('web/').filter((file) => !file.path.startsWith('web/map/'))
    expect(breaches(files, (to) => !to.startsWith('maplibre-gl'))).toEqual([])
  })

  it('board, door and home carry no kit of the staff pages', () => {
    const files = reachable([
      ...inside('web/board/'),
      ...inside('web/here/'),
      ...inside('web/home/'),
      ...inside('web/print/'),
    ])
    const kit = /^(react|antd|@ant-design|@tanstack|i18next|wouter)/
    expect(files.some((file) => file.path.startsWith('web/map/'))).toBe(true)
    expect(breaches(files, (to) => !kit.test(to))).toEqual([])
  })
})

describe('the house is kept', () => {
  it('the environment is read in few places', () => {
    const readers = sources.filter(
      (file) => /process\.env\b/.test(file.text) && !file.path.startsWith('tests/'),
    )
    const allowed = ['api/main.ts', 'data/start.ts', 'data/commands.ts', 'web/vite.config.ts']
    expect(readers.map((file) => file.path).filter((path) => !allowed.includes(path))).toEqual([])
    expect(readers.length).toBeGreaterThan(0)
  })

  it('no SQL in use cases or routes', () => {
    const files = [...inside('api/usecases/'), ...inside('api/routes/')]
    const sql = /\b(select\s+[\s\S]{1,200}?\sfrom\s|insert\s+into\s|delete\s+from\s|update\s+\w+\s+set\s)/
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => sql.test(file.text)).map((file) => file.path)).toEqual([])
  })

  it('no file has more than 500 lines', () => {
    const long = sources
      .map((file) => [file.path, file.text.split('\n').length] as const)
      .filter(([, n]) => n > 500)
    expect(sources.length).toBeGreaterThan(50)
    expect(long).toEqual([])
  })

  it('no drawer takes what has no place', () => {
    const drawers = sources.filter((file) =>
      /(^|\/)(utils?|common|helpers?|shared|misc|lib)(\/|\.tsx?$)/.test(file.path),
    )
    expect(drawers.map((file) => file.path)).toEqual([])
  })

  it('no index.ts that only re-exports', () => {
    const reexports = sources.filter(
      (file) =>
        /\/index\.ts$/.test(file.path) &&
        file.text.split('\n').every((line) => !line.trim() || /^(export|\/\/|\*|\/\*)/.test(line.trim())),
    )
    expect(reexports.map((file) => file.path)).toEqual([])
  })
})
