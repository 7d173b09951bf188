import { bboxOf, centreOf } from '#geometry/bbox.ts'
import type { Polygon } from '#geometry/ring.ts'
import { scaleAt } from '#geometry/scale.ts'
import { subdivisionOf } from '#geometry/subdivision.ts'
import { type FaceLabel, normalFaces } from '#plan/normal-form.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import type { Grid, GridKey, Level } from '#plan/snapshot.ts'
import { crookedBorders, seeded } from './plan.ts'

/** Third-level cells along each side: 5,184 of 40 vertices, each border shared vertex for vertex. */
const SIDE = 72
/** Every so many cells one is an inner gap, and one an outer gap. */
const GAP_EVERY = 50

export interface BigPlan {
  readonly plan: Plan
  /** First-level grids with 600 and with 60 grids below them, gaps not counted off. */
  readonly large: readonly GridKey[]
  readonly medium: readonly GridKey[]
}

/**
 * A plan in normal form for measuring edits: three first-level grids of 24 × 24 cells, each in 24 of the second
 * level, and 64 of 9 × 6 cells, each in six; over 19 communities. The same seed makes the same plan.
 */
export function bigPlan(seed: number): BigPlan {
  const borders = crookedBorders(SIDE, seeded(seed))
  const grids = new Map<string, Grid>()
  const put = (level: Level, place: string, above: Grid | null, community: string): Grid => {
    const known = grids.get(place)
    if (known !== undefined) return known
    const key = `01900000-0000-7000-8000-${String(grids.size).padStart(12, '0')}`
    const named = { name: `网格${grids.size}`, code: null, sourceCode: null, band: null, exclave: false }
    const kind = { kind: 'general', urban: true } as const
    const grid: Grid = { key, level, parent: above?.key ?? null, community, ...kind, ...named }
    grids.set(place, grid)
    return grid
  }
  const labels: FaceLabel[] = []
  const polygons: Polygon[] = []
  const tops = { large: new Set<GridKey>(), medium: new Set<GridKey>() }
  for (let r = 0; r < SIDE; r++) {
    for (let c = 0; c < SIDE; c++) {
      const isLarge = r < 24
      const [w, h] = isLarge ? [24, 24] : [9, 6]
      const block = `${Math.floor(c / w)}-${isLarge ? 0 : 1 + Math.floor((r - 24) / h)}`
      const inBlock = isLarge
        ? `${Math.floor(c / 6)}-${Math.floor(r / 4)}`
        : `${Math.floor(c / 3)}-${Math.floor(r / 3)}`
      const codeNumber = isLarge ? Math.floor(c / w) : 3 + Math.floor(c / 18) + 4 * Math.floor((r - 24) / 12)
      const community = `9999010010${String(codeNumber + 10)}`
      const top = put(1, block, null, community)
      const middle = put(2, `${block}/${inBlock}`, top, community)
      tops[isLarge ? 'large' : 'medium'].add(top.key)
      const nth = r * SIDE + c
      const holder =
        nth % GAP_EVERY === 0
          ? null
          : nth % GAP_EVERY === 25
            ? middle.key
            : put(3, `cell/${c}-${r}`, middle, community).key
      labels.push({ community, holder, exemption: null })
      polygons.push([borders.ringOf(c, r)])
    }
  }
  const origin = centreOf(bboxOf(polygons.flat()))
  const codes = [...new Set(labels.map(({ community }) => community))].sort()
  const plan = planOf({
    root: '999901001',
    origin,
    scale: scaleAt(origin),
    communities: codes.map((code) => ({ code, name: code, levels: ['一级', '二级', '三级'] })),
    grids: [...grids.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    faces: normalFaces(subdivisionOf(polygons), [null, ...labels]),
  })
  return { plan, large: [...tops.large], medium: [...tops.medium] }
}
