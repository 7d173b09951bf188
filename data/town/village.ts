import { layCells } from './cells.ts'
import { cutShare, divide, type Sheet } from './divide.ts'
import type { Territory } from './ground.ts'
import { type CompoundDraft, type GridDraft, grid, newCompound } from './plan-of-town.ts'
import type { Point } from './plane.ts'
import { areaOf, extent } from './polygon.ts'
import type { Random } from './random.ts'
import type { FaceId } from './subdivision.ts'

/** A village as drawn: one level of grids around its lane, fields on the rest of its land. */
export interface VillageDraft {
  readonly code: string
  readonly grids: GridDraft[]
  readonly compounds: CompoundDraft[]
  readonly farmland: FaceId[]
}

const GROUPS = ['一组', '二组', '三组', '四组', '五组', '六组']

/** Half the depth of the built-up band on both sides of the lane, and its length, metres. */
const BAND_HALF_M = 82
const BAND_M = 470

/** Cuts a built-up band out of the largest field, three plots a side of the lane, and the rest into strips. */
export function layVillage(sheet: Sheet, territory: Territory, code: string, random: Random): VillageDraft {
  const byArea = territory.land.toSorted(
    (a, b) => areaOf(sheet.land.outline(b)) - areaOf(sheet.land.outline(a)),
  )
  const [home, ...others] = byArea as [FaceId, ...FaceId[]]
  const outline = sheet.land.outline(home)
  const [west, east] = extent(outline, [1, 0])
  const [south, north] = extent(outline, [0, 1])
  const middle = south + (north - south) * random.between(0.46, 0.54)
  const [left, right] = reachOf(outline, middle)
  const from = left + Math.max(60, (right - left - BAND_M) * 0.4)
  const bow = random.between(14, 24)
  const along = (aside: number): Point[] =>
    Array.from({ length: 13 }, (_, i): Point => {
      const t = i / 12
      const x = west - 60 + (east - west + 120) * t
      return [x, middle + aside + bow * Math.sin(t * 5.2) + random.between(-1.5, 1.5)]
    })
  const across = (x: number, kind: 'lane' | 'path'): { path: Point[]; line: number } => ({
    path: [
      [x + random.between(-6, 6), south - 60],
      [x + random.between(-6, 6), middle],
      [x + random.between(-6, 6), north + 60],
    ],
    line: sheet.lines.add(kind),
  })

  const upper = sever(sheet, home, along(BAND_HALF_M), sheet.lines.add('path'))
  const lower = sever(sheet, upper.below, along(-BAND_HALF_M), sheet.lines.add('path'))
  const start = across(from, 'lane')
  const to = Math.min(from + BAND_M, right - 60)
  const end = across(to, 'path')
  const [before, rest] = halves(sheet, lower.above, start)
  const [band, after] = halves(sheet, rest, end)
  const halvesOfBand = sever(sheet, band, along(0), sheet.lines.add('street'))
  const cells: FaceId[] = []
  const columns = [1, 2].map((i) => across(from + ((to - from) / 3) * i, 'lane'))
  for (const side of [halvesOfBand.above, halvesOfBand.below]) {
    const [a, more] = halves(sheet, side, columns[0]!)
    const [b, c] = halves(sheet, more, columns[1]!)
    cells.push(a, b, c)
  }
  const compounds: CompoundDraft[] = []
  const grids = cells.map((face, i) => {
    const compound = newCompound('courtyard', code, [face])
    const angle = random.between(-0.04, 0.04)
    const site = { sheet, compound, style: 'farmsteads' as const, angle, random, mistake: null }
    const laid = layCells(site, face, 1)
    for (const building of compound.buildings) building.villagersGroup = GROUPS[i]!
    compounds.push(compound)
    return { ...grid(1, code), faces: [face], cells: laid, name: GROUPS[i]! }
  })
  const fields = [upper.above, lower.below, before, after, ...others]
  const farmland = fields.flatMap((face) => strips(sheet, face, random))
  for (const face of farmland) compounds.push(newCompound('farmland', code, [face]))
  return { code, grids, compounds, farmland }
}

/** From where to where the whole depth of the built-up band around a height lies inside a ring. */
function reachOf(ring: readonly Point[], height: number): [from: number, to: number] {
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const y of [height - BAND_HALF_M, height, height + BAND_HALF_M]) {
    const crossings = ring.flatMap((b, i) => {
      const a = ring[(i + ring.length - 1) % ring.length]!
      return a[1] <= y === b[1] <= y ? [] : [a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])]
    })
    from = Math.max(from, Math.min(...crossings))
    to = Math.min(to, Math.max(...crossings))
  }
  return [from, to]
}

function sever(
  sheet: Sheet,
  face: FaceId,
  path: readonly Point[],
  line: number,
): { above: FaceId; below: FaceId } {
  const { faces, chords } = sheet.land.cut(face, path, line, true)
  sheet.lines.get(line).chords.push(...chords)
  if (faces.length !== 2) throw new Error(`the village's ground is too small for its lane: face ${face}`)
  const [a, b] = faces as [FaceId, FaceId]
  const top = (id: FaceId): number => extent(sheet.land.outline(id), [0, 1])[1]
  return top(a) > top(b) ? { above: a, below: b } : { above: b, below: a }
}

function halves(sheet: Sheet, face: FaceId, cut: { path: Point[]; line: number }): [FaceId, FaceId] {
  const { faces, chords } = sheet.land.cut(face, cut.path, cut.line, true)
  sheet.lines.get(cut.line).chords.push(...chords)
  if (faces.length !== 2) throw new Error(`the village's ground is too small for its groups: face ${face}`)
  const [a, b] = faces as [FaceId, FaceId]
  const left = (id: FaceId): number => extent(sheet.land.outline(id), [1, 0])[0]
  return left(a) < left(b) ? [a, b] : [b, a]
}

/** Fields: blocks between farm tracks, each in narrow strips that lie one way. */
function strips(sheet: Sheet, face: FaceId, random: Random): FaceId[] {
  const area = areaOf(sheet.land.outline(face))
  if (area < 5_000) return [face]
  if (area > 26_000) {
    const style = { angle: random.between(-0.12, 0.12), jitter: 0.05, bend: 0.012, across: 'longer' as const }
    const share = random.between(0.38, 0.62)
    const parts = cutShare(sheet, face, share, style, sheet.lines.add('path'), random)
    return parts.length === 2 ? parts.flatMap((part) => strips(sheet, part, random)) : parts
  }
  const across = random.pick(['rows', 'columns'] as const)
  const count = Math.max(2, Math.round(area / random.between(2_600, 4_200)))
  const weights = Array.from({ length: count }, () => random.between(0.8, 1.25))
  const style = { angle: random.between(-0.06, 0.06), jitter: 0.012, bend: 0, across }
  return divide(sheet, face, weights, style, () => sheet.lines.add('wall'), random)
}
