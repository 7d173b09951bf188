import { apportion } from './apportion.ts'
import { layCells, type Mistake } from './cells.ts'
import { type CutStyle, divide, type Sheet } from './divide.ts'
import {
  type CellDraft,
  type CompoundDraft,
  type GridDraft,
  leaf,
  newCompound,
  type Style,
} from './plan-of-town.ts'
import { distance } from './polygon.ts'
import type { PublicGround } from './public-ground.ts'
import type { Random } from './random.ts'
import type { FaceId } from './subdivision.ts'

/** The ground of one second-level grid, before it is built. */
export interface Plot {
  readonly grid: GridDraft
  readonly face: FaceId
  /** Third-level grids it is to have. */
  readonly third: number
  readonly publicGround: readonly PublicGround[]
}

/** How a plot is to be built: in how many compounds, of which style. */
export interface QuarterPlan {
  readonly residential: number
  readonly style: Style
}

/** What came of a plot: its compounds, and the houses of the outer gap where it lies here. */
export interface Quarter {
  readonly compounds: CompoundDraft[]
  readonly outerGap: CellDraft | null
}

/** Divides a plot among compounds and public ground, and the compounds among third-level grids. */
export function layQuarter(
  sheet: Sheet,
  plot: Plot,
  { residential, style }: QuarterPlan,
  mistake: Mistake,
  random: Random,
): Quarter {
  const { community: code } = plot.grid
  const compounds: CompoundDraft[] = []
  const dedicated = plot.publicGround.filter(({ kind }) => isDedicated(kind)).length
  const counts = apportion(plot.third - dedicated, new Array<number>(residential).fill(1), 1)
  const parts: { weight: number; ground: PublicGround | null; count: number }[] = [
    ...counts.map((count) => ({ weight: count, ground: null, count })),
    ...plot.publicGround.map((ground) => ({ weight: ground.weight, ground, count: 0 })),
  ]
  const order = random.shuffled(parts)
  const streets: CutStyle = { angle: random.between(-0.08, 0.08), jitter: 0.03, bend: 0.01, across: 'longer' }
  const faces = divide(
    sheet,
    plot.face,
    order.map((part) => part.weight),
    streets,
    () => sheet.lines.add(random.chance(0.6) ? 'lane' : 'wall'),
    random,
  )
  let outerGap: CellDraft | null = null
  const loose: FaceId[] = []
  order.forEach((part, i) => {
    const face = faces[i]!
    const angle = streets.angle + random.between(-0.02, 0.02)
    if (part.ground === null) {
      const compound = newCompound('residential', code, [])
      compounds.push(compound)
      for (const cell of layCells({ sheet, compound, style, angle, random, mistake }, face, part.count)) {
        compound.faces.push(cell.face)
        plot.grid.children.push(leaf(code, cell))
      }
    } else if (part.ground.kind === 'gap') {
      const compound = newCompound('residential', code, [face])
      const site = { sheet, compound, style: 'lanes' as const, angle, random, mistake: null }
      outerGap = { face, doors: layCells(site, face, 1)[0]!.doors.slice(0, 3) }
      compound.buildings.splice(3)
      compounds.push(compound)
    } else {
      compounds.push(newCompound(part.ground.kind, code, [face]))
      if (isDedicated(part.ground.kind)) {
        plot.grid.children.push({ ...leaf(code, { face, doors: [] }), dedicated: true })
      } else loose.push(face)
    }
  })
  for (const face of loose) neighbourOf(sheet, face, plot.grid.children).faces.push(face)
  return { compounds, outerGap }
}

function isDedicated(kind: PublicGround['kind']): boolean {
  return kind === 'school' || kind === 'market'
}

/** The grid without a dedication that shares the longest border with a face. */
function neighbourOf(sheet: Sheet, face: FaceId, grids: readonly GridDraft[]): GridDraft {
  const ring = sheet.land.ring(face)
  const shared = new Map<FaceId, number>()
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!
    const { across } = sheet.land.edge(a, b)
    if (across === null) return
    const length = distance(sheet.land.points[a]!, sheet.land.points[b]!)
    shared.set(across, (shared.get(across) ?? 0) + length)
  })
  const sharedBy = (grid: GridDraft): number =>
    grid.dedicated ? -1 : grid.faces.reduce((sum, own) => sum + (shared.get(own) ?? 0), 0)
  return grids.reduce((best, candidate) => (sharedBy(candidate) > sharedBy(best) ? candidate : best))
}
