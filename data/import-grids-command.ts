import { basename } from 'node:path'
import type { Db } from '../api/repositories/connection.ts'
import { type GridImport, importGrids } from '../api/usecases/imports/grids/grids.ts'
import { isVillage } from '../api/usecases/imports/grids/root.ts'
import { flagValue, type GivenFlag } from './import/arguments.ts'
import type { GridArguments } from './import/grid-arguments.ts'
import type { RunOutcome } from './import/report.ts'
import { openSource } from './import/sources.ts'
import type { Language } from './import/words.ts'

/** Reads the files of `import grids` and hands them to the use case. `today` is the day in the town. */
export async function runGrids(
  db: Db,
  wanted: GridArguments,
  today: string,
  language: Language,
): Promise<RunOutcome> {
  const { given, levels } = wanted
  const layers = []
  const placed = wanted.crs === null ? {} : { crs: wanted.crs }
  for (const { file, layer, ...properties } of levels) {
    const source = await openSource(file, { ...placed, ...(layer === null ? {} : { layer }) })
    layers.push({ ...properties, source })
  }
  const outline = flagValue(given, 'outline')
  const request: GridImport = {
    root: rootOf(wanted.root, given),
    layers,
    levelNames: wanted.levelNames,
    outline: outline === undefined ? null : await openSource(outline, placed),
    thresholds: cleaningAt(wanted.toleranceM),
    choices: {},
    urban: !(has(given, 'rural') || isVillage(wanted.root)),
    planName: flagValue(given, 'plan-name') ?? `${flagValue(given, 'name') ?? wanted.root} ${today}`,
    source: flagValue(given, 'source') ?? levels.map(({ file }) => basename(file)).join(', '),
    sourceCrs: layers[0]?.source.crs ?? 'EPSG:4326',
    publish: has(given, 'publish')
      ? {
          effectiveFrom: flagValue(given, 'effective-from') ?? today,
          because: flagValue(given, 'accept-findings') ?? null,
        }
      : null,
    dryRun: has(given, 'dry-run'),
    today,
  }
  const { written, problems, notes } = await importGrids(db, request)
  return { problems, notes, unplaced: [], written: written && summary(written, language) }
}

function rootOf(code: string, given: readonly GivenFlag[]): GridImport['root'] {
  const name = flagValue(given, 'contact-name')
  const phone = flagValue(given, 'contact-phone')
  return {
    county: code.slice(0, 6),
    code,
    name: flagValue(given, 'name') ?? null,
    contact: name === undefined || phone === undefined ? null : { name, phone },
    countyName: flagValue(given, 'county-name') ?? null,
    streetName: flagValue(given, 'street-name') ?? null,
  }
}

/** One width for all that is mended without asking; a wedge is twice as wide as its mean. */
function cleaningAt(widthM: number): GridImport['thresholds'] {
  return { sliverWidthM: widthM, overlapWidthM: widthM, toleranceM: 2 * widthM }
}

function has(given: readonly GivenFlag[], name: string): boolean {
  return flagValue(given, name) !== undefined
}

/** What an import does to the plan of a wider jurisdiction. */
function replaced(
  { rootName, stay, move, come, go, households }: NonNullable<Written['replacing']>,
  zh: boolean,
): string {
  return zh
    ? `${rootName}方案的副本：本社区 ${stay} 个网格不变、${move} 个有变、${come} 个新增、${go} 个取消，${households} 户换网格`
    : `a copy of the plan of ${rootName}: ${stay} grids stay, ${move} change, ${come} are new, ${go} are gone, ${households} households change grids`
}

type Written = NonNullable<Awaited<ReturnType<typeof importGrids>>['written']>

function summary({ plan, grids, faces, replacing, published }: Written, language: Language): string {
  const zh = language === 'zh'
  const whole = zh ? `${grids} 个网格、${faces} 个面` : `${grids} grids in ${faces} faces`
  const counts = replacing === null ? whole : `${replaced(replacing, zh)}${zh ? '；' : '; '}${whole}`
  if (published === null) return zh ? `${counts}，草稿 ${plan}` : `${counts}, draft ${plan}`
  const { effectiveFrom, activated, codes } = published
  if (zh)
    return `${counts}，新编码 ${codes} 个，${activated ? '已生效' : `${effectiveFrom} 起生效`}（${plan}）`
  return `${counts}, ${codes} new codes, ${activated ? 'in force' : `in force from ${effectiveFrom}`} (${plan})`
}
