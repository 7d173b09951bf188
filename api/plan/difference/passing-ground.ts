import { areaM2, polygonTwiceArea } from '#geometry/area.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION, regionsOf } from '#geometry/regions.ts'
import type { Polygon } from '#geometry/ring.ts'
import { type Arrangement, arrange } from '#geometry/windings.ts'
import { hierarchyOf } from '../hierarchy.ts'
import { edgeLengths, measureRegions } from '../overlay/measure.ts'
import type { Face, Grid, Snapshot } from '../snapshot.ts'

/** The grids that hold some ground, the deepest first; empty where none does. */
export type Chain = readonly Grid[]

/** A connected piece of ground that passes from one chain of grids to another. */
export interface Passing {
  readonly polygon: Polygon
  readonly areaM2: number
  readonly from: Chain
  readonly to: Chain
}

/** Mean width in lattice units below which a piece is no more than an edge bent by rounding. */
const BENT = 2

/** Rounding is told from drawing in lattice units, whatever they are in metres. */
const LATTICE = { x: 1, y: 1 }

/**
 * The ground whose chain of grids differs between two plans, a polygon for each connected piece that goes one way.
 * Faces that are the same in both plans and under the same grids are never laid over anything, so what an action
 * costs here is what it touched. Pieces narrower than a rounding bend are left out. Throws a RangeError where the
 * two extend over more than 4° together.
 */
export function passingGround(before: Snapshot, after: Snapshot): Passing[] {
  const old = chained(before)
  const young = chained(after)
  const oldTexts = new Set(old.map(({ text }) => text))
  const youngTexts = new Set(young.map(({ text }) => text))
  const from = old.filter(({ text }) => !youngTexts.has(text))
  const to = young.filter(({ text }) => !oldTexts.has(text))
  if (from.length + to.length === 0) return []
  const arrangement = arrange([...from, ...to].map(({ face }) => face.polygon))
  const ways = waysOf(arrangement, from, to)
  return pieces(arrangement, ways, after)
}

interface ChainedFace {
  readonly face: Face
  readonly chain: Chain
  /** Equal for equal ground under the same grids. */
  readonly text: string
}

function chained({ faces, grids }: Snapshot): ChainedFace[] {
  const { upwards } = hierarchyOf(grids)
  return faces.map((face) => {
    const chain = face.holder === null ? [] : upwards(face.holder)
    return { face, chain, text: `${chainText(chain)} ${face.polygon.join(';')}` }
  })
}

function chainText(chain: Chain): string {
  return chain.map(({ key }) => key).join()
}

interface Ways {
  /** For each small face the number of the way it goes; `NO_REGION` where nothing changes. */
  readonly of: readonly number[]
  readonly all: readonly { readonly from: Chain; readonly to: Chain }[]
}

function waysOf({ windings }: Arrangement, from: readonly ChainedFace[], to: readonly ChainedFace[]): Ways {
  const numbers = new Map<string, number>()
  const all: { from: Chain; to: Chain }[] = []
  const of = windings.map((around) => {
    const held = around.filter(({ turns }) => turns > 0)
    const last = from[held.find(({ shape }) => shape < from.length)?.shape ?? -1]
    const next = to[(held.find(({ shape }) => shape >= from.length)?.shape ?? -1) - from.length]
    const way = { from: last?.chain ?? [], to: next?.chain ?? [] }
    const [a, b] = [chainText(way.from), chainText(way.to)]
    if (a === b) return NO_REGION
    const key = `${a} ${b}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, all.length)
    return all.push(way) - 1
  })
  return { of, all }
}

function pieces({ subdivision }: Arrangement, { of, all }: Ways, { scale }: Snapshot): Passing[] {
  const regions = regionsOf(subdivision, of)
  const widths = measureRegions(subdivision, regions, edgeLengths(subdivision, LATTICE), LATTICE)
  const kept = of.map((way, f) => ((widths.get(regions[f]!)?.widthM ?? 0) < BENT ? NO_REGION : way))
  return dissolve(subdivision, kept, { straighten: true }).map(({ label, polygon }) => ({
    polygon,
    areaM2: areaM2(polygonTwiceArea(polygon), scale),
    ...all[label]!,
  }))
}
