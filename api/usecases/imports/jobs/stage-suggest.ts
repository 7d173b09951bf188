import { DEFAULT_CLEANING } from '#contract/cleaning.ts'
import type { ImportWish } from '#contract/import-jobs.ts'
import { UNITS_PER_DEGREE } from '#geometry/position.ts'
import { townBuildings } from '../../../repositories/import-buildings.ts'
import { type JobRef, type JobRow, knownMapping } from '../../../repositories/import-jobs.ts'
import type { Ask } from '../../../repositories/request.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import { isVillage } from '../grids/root.ts'
import { headersKey, suggestMapping, suggestTarget } from '../kinds/mapping.ts'
import { layersOf } from './check.ts'
import { shiftOf } from './check-shift.ts'
import { suggestCrs } from './stage-crs.ts'

const LEVEL_NAMES = ['一级网格', '二级网格', '三级网格']
const MOST_LAYERS = 20
const MOST_NAME = 60

/**
 * How a job may be meant: by the headers and shapes of its layers, by what the detective says of where they lie, and by
 * what was chosen for such headers the last time. Null where there is no layer.
 */
export async function suggestWish(
  ask: Ask,
  secrets: Secrets,
  job: JobRef,
  { community, files }: Pick<JobRow, 'community' | 'files'>,
): Promise<ImportWish | null> {
  const layers = [...layersOf(files)].map(([number, { head }]) => ({ number, head }))
  const first = layers[0]
  if (first === undefined) return null
  const target = suggestTarget(first.head)
  const alike = layers.filter(({ head }) => head === first.head || suggestTarget(head) === target)
  // The largest grids first: there are fewer of them.
  const chosen = target === 'grids' ? alike.sort((a, b) => a.head.rows - b.head.rows).slice(0, 3) : alike
  const columns = [...new Set(chosen.flatMap(({ head }) => head.columns))]
  const remembered = await knownMapping(ask, job.county, target, headersKey(columns))
  const wish = {
    target,
    layers: chosen.slice(0, MOST_LAYERS).map(({ number }) => number),
    crs: suggestCrs(first.head, await longitudeOf(ask, job.county, community)),
    mapping: suggestMapping(target, columns, remembered),
    plan: target === 'grids' ? planOf(files[0]!.name, chosen.length, community) : null,
  }
  const shift = await shiftOf(ask, secrets, job, { files }, wish)
  return { ...wish, shift: shift?.shift ?? 'none' }
}

/** What the columns of the layers of a wish are remembered by. */
export function rememberedBy(
  { files }: Pick<JobRow, 'files'>,
  { layers }: Pick<ImportWish, 'layers'>,
): string {
  const heads = layersOf(files)
  return headersKey(layers.flatMap((layer) => heads.get(layer)?.head.columns ?? []))
}

function planOf(file: string, levels: number, community: string): NonNullable<ImportWish['plan']> {
  return {
    name: file.replace(/\.[a-z0-9]+$/i, '').slice(0, MOST_NAME) || LEVEL_NAMES[0]!,
    levelNames: LEVEL_NAMES.slice(0, levels),
    outlineLayer: null,
    urban: !isVillage(community),
    thresholds: DEFAULT_CLEANING,
    choices: {},
  }
}

async function longitudeOf(ask: Ask, county: string, community: string): Promise<number | null> {
  const [building] = await townBuildings(ask, county, community)
  return building === undefined ? null : building.anchor[0] / UNITS_PER_DEGREE
}
