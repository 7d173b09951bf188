import { apportion } from './apportion.ts'
import { layCells, type Mistake } from './cells.ts'
import { type CutStyle, divide, type Sheet } from './divide.ts'
import { cutGround, type Ground, type Territory } from './ground.ts'
import type { CellDraft, CompoundDraft, GridDraft, Style } from './plan-of-town.ts'
import type { Point } from './plane.ts'
import { areaOf, centroidOf, distance } from './polygon.ts'
import type { Random } from './random.ts'
import type { CommunitySize } from './sizes.ts'
import type { FaceId } from './subdivision.ts'

/** Public ground of a community: what it is and how much ground it takes, in third-level grids' worth. */
interface Special {
  readonly kind: 'school' | 'park' | 'market' | 'company' | 'public' | 'gap'
  readonly weight: number
}

/** A community as drawn: its first-level grids and everything on its ground. */
export interface CommunityDraft {
  readonly code: string
  readonly first: GridDraft[]
  readonly compounds: CompoundDraft[]
  /** Ground nobody holds, by mistake, with the houses on it. */
  readonly outerGap: CellDraft | null
}

/** Cuts a community's land into grids of three levels and builds on it. */
export function layCommunity(
  { sheet, water }: Ground,
  territory: Territory,
  code: string,
  size: CommunitySize,
  planted: boolean,
  mistake: Mistake,
  random: Random,
): CommunityDraft {
  const compounds: CompoundDraft[] = []
  const blocks = leaveBars(sheet, water, territory, mainRoads(sheet, water, territory, size, random), size)
  const areas = blocks.map((face) => areaOf(sheet.land.outline(face)))
  const second = apportion(Math.max(size.second, blocks.length), areas, 1)
  const first = apportion(Math.max(size.first, blocks.length), second, 1)
  // Where there are as many banks as second-level grids, each grid is as large as its bank allows.
  const seconds = second.reduce((a, b) => a + b, 0)
  const third = apportion(
    size.third,
    seconds === blocks.length ? areas : new Array<number>(seconds).fill(1),
    1,
  )
  const specials = specialsOf(size, seconds, planted, random)
  const firsts: GridDraft[] = []
  let next = 0
  const plots: { grid: GridDraft; face: FaceId; third: number; specials: Special[] }[] = []
  blocks.forEach((block, b) => {
    const style = streetStyle(random)
    const items = Array.from({ length: second[b]! }, () => {
      const index = next++
      return { third: third[index]!, specials: specials[index] ?? [] }
    })
    const weight = (item: (typeof items)[number]): number =>
      item.third + item.specials.reduce((sum, special) => sum + special.weight, 0)
    const counts = apportion(items.length, new Array<number>(first[b]!).fill(1), 1)
    const groups = counts.map((count, g) => {
      const start = counts.slice(0, g).reduce((a, b) => a + b, 0)
      return items.slice(start, start + count)
    })
    const street = (): number => sheet.lines.add('street')
    const quarters = divide(
      sheet,
      block,
      groups.map((group) => group.reduce((sum, item) => sum + weight(item), 0)),
      style,
      street,
      random,
    )
    groups.forEach((group, g) => {
      const parent = grid(1, code)
      firsts.push(parent)
      const faces = divide(sheet, quarters[g]!, group.map(weight), style, street, random)
      group.forEach((item, i) => {
        const child = grid(2, code)
        parent.children.push(child)
        plots.push({ grid: child, face: faces[i]!, third: item.third, specials: item.specials })
      })
    })
  })
  const styles = stylesOf(sheet, plots, random)
  const residential = apportion(
    Math.max(plots.length, Math.round((plots.length * 34) / 18)),
    plots.map((plot) => plot.third),
    1,
  )
  let outerGap: CellDraft | null = null
  plots.forEach((plot, i) => {
    const laid = layQuarter(sheet, code, plot, residential[i]!, styles[i]!, compounds, mistake, random)
    outerGap ??= laid
  })
  return { code, first: firsts, compounds, outerGap }
}

/** A main road over the river and, north of it, one along it; only where there is room for both. */
function mainRoads(
  sheet: Sheet,
  water: Set<FaceId>,
  territory: Territory,
  size: CommunitySize,
  random: Random,
): FaceId[] {
  if (size.first < 6) return territory.land
  const all = [...territory.land, ...territory.water]
  const [west, east] = cutGround(sheet, all, random.between(0.46, 0.54), 'columns', 'main', water, random)
  territory.water.splice(0, territory.water.length, ...[...west, ...east].filter((face) => water.has(face)))
  const dry = [...west, ...east].filter((face) => !water.has(face))
  const middle = centroidOf(sheet.land.outline(territory.water[0] ?? dry[0]!))[1]
  const northern = dry.filter((face) => centroidOf(sheet.land.outline(face))[1] > middle)
  const southern = dry.filter((face) => !northern.includes(face))
  const [low, high] = cutGround(sheet, northern, random.between(0.46, 0.54), 'rows', 'main', water, random)
  territory.land = [...southern, ...low, ...high]
  return territory.land
}

/** Bits of bank that a bend of the river cuts off, too small for a second-level grid, count as river. */
function leaveBars(
  sheet: Sheet,
  water: Set<FaceId>,
  territory: Territory,
  blocks: readonly FaceId[],
  size: CommunitySize,
): FaceId[] {
  const areas = blocks.map((face) => areaOf(sheet.land.outline(face)))
  const least = (areas.reduce((a, b) => a + b, 0) / size.second) * 0.35
  return blocks.filter((face, i) => {
    if (areas[i]! >= least) return true
    water.add(face)
    territory.water.push(face)
    return false
  })
}

/** Which second-level grid has which public ground; the market and the school are dedicated grids. */
function specialsOf(size: CommunitySize, seconds: number, planted: boolean, random: Random): Special[][] {
  const result: Special[][] = Array.from({ length: seconds }, () => [])
  const wanted: Special[] = [{ kind: 'public', weight: 1.3 }]
  if (size.third >= 20) wanted.push({ kind: 'park', weight: 4 })
  if (size.third >= 60) wanted.push({ kind: 'school', weight: 5 })
  if (size.third >= 60) wanted.push({ kind: 'market', weight: 2.2 })
  if (size.third >= 60) wanted.push({ kind: 'company', weight: 4 })
  if (planted) wanted.push({ kind: 'gap', weight: 1.2 })
  const places = random.shuffled(result.map((_, index) => index))
  wanted.forEach((special, i) => {
    result[places[i % places.length]!]!.push(special)
  })
  return result
}

function streetStyle(random: Random): CutStyle {
  return { angle: random.between(-0.13, 0.13), jitter: 0.06, bend: 0.03, across: 'longer' }
}

/** Old lanes around the bridge, works' housing around them, new estates and towers outside. */
function stylesOf(sheet: Sheet, plots: readonly { face: FaceId }[], random: Random): Style[] {
  const centres = plots.map((plot) => centroidOf(sheet.land.outline(plot.face)))
  const heart: Point = [
    centres.reduce((sum, [x]) => sum + x, 0) / centres.length,
    centres.reduce((sum, [, y]) => sum + y, 0) / centres.length - 60,
  ]
  const order = centres
    .map((centre, index) => ({ index, far: distance(centre, heart) }))
    .sort((a, b) => a.far - b.far)
  const styles: Style[] = new Array<Style>(plots.length)
  order.forEach(({ index }, rank) => {
    const share = rank / plots.length
    styles[index] =
      share < 0.33
        ? 'lanes'
        : share < 0.6
          ? random.weighted({ 'works-housing': 3, slabs: 2, lanes: 1 })
          : rank === plots.length - 1
            ? 'slabs'
            : random.weighted({ slabs: 5, towers: 2, 'works-housing': 1 })
  })
  return styles
}

function layQuarter(
  sheet: Sheet,
  code: string,
  plot: { grid: GridDraft; face: FaceId; third: number; specials: Special[] },
  residential: number,
  style: Style,
  compounds: CompoundDraft[],
  mistake: Mistake,
  random: Random,
): CellDraft | null {
  const dedicated = plot.specials.filter(({ kind }) => kind === 'school' || kind === 'market').length
  const counts = apportion(plot.third - dedicated, new Array<number>(residential).fill(1), 1)
  const parts: { weight: number; special: Special | null; count: number }[] = [
    ...counts.map((count) => ({ weight: count, special: null, count })),
    ...plot.specials.map((special) => ({ weight: special.weight, special, count: 0 })),
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
  let gap: CellDraft | null = null
  const loose: FaceId[] = []
  order.forEach((part, i) => {
    const face = faces[i]!
    const angle = streets.angle + random.between(-0.02, 0.02)
    if (part.special === null) {
      const compound = newCompound('residential', code, face)
      compounds.push(compound)
      compound.faces.length = 0
      for (const cell of layCells({ sheet, compound, style, angle, random, mistake }, face, part.count)) {
        compound.faces.push(cell.face)
        plot.grid.children.push(leaf(code, cell))
      }
    } else if (part.special.kind === 'gap') {
      const compound = newCompound('residential', code, face)
      const site = { sheet, compound, style: 'lanes' as const, angle, random, mistake: null }
      gap = { face, doors: layCells(site, face, 1)[0]!.doors.slice(0, 3) }
      compound.buildings.splice(3)
      compounds.push(compound)
    } else {
      compounds.push(newCompound(part.special.kind, code, face))
      if (part.special.kind === 'school' || part.special.kind === 'market') {
        const own = leaf(code, { face, doors: [] })
        own.dedicated = true
        plot.grid.children.push(own)
      } else loose.push(face)
    }
  })
  for (const face of loose) neighbourOf(sheet, face, plot.grid.children).faces.push(face)
  return gap
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

export function newCompound(kind: CompoundDraft['kind'], community: string, face: FaceId): CompoundDraft {
  return { kind, community, faces: [face], buildings: [], name: null, address: null }
}

export function grid(level: 1 | 2 | 3, community: string): GridDraft {
  return { level, community, children: [], faces: [], cells: [], dedicated: false, name: '', wanted: 0 }
}

function leaf(community: string, cell: CellDraft): GridDraft {
  return { ...grid(3, community), faces: [cell.face], cells: [cell] }
}
