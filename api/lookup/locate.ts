import type { ChainLink, Located } from '#contract/locate.ts'
import { type Position, toLattice } from '#geometry/position.ts'
import type { Language } from '../errors.ts'
import { createBorderSearch } from './border-search.ts'
import { type Holding, holdingsOf } from './chains.ts'
import { createDayAnswers } from './day-answers.ts'
import { buildGroundIndex } from './ground-index.ts'
import type { InForce } from './in-force.ts'
import { townDay } from './town-day.ts'
import { fromWire, toWire } from './wire-text.ts'

/** How a position is asked for; all of it may be left out. */
export interface LocateOptions {
  /** Radius in metres within which the position may really be. */
  readonly accuracyM?: number | undefined
  /** The day whose posts answer, `YYYY-MM-DD`; today in the town where absent. */
  readonly at?: string | undefined
  /** Of role names; Chinese where absent. */
  readonly language?: Language | undefined
}

/** The look-up over one plan in force. Longitudes and latitudes are degrees. */
export interface Locator {
  /** Whose grid a position is in and whom to call; null outside every community. */
  locate(lon: number, lat: number, options?: LocateOptions): Located | null
  /** The same as JSON, put together from parts that are ready; one character a byte, to be sent as Latin-1. */
  locateWire(lon: number, lat: number, options?: LocateOptions): string | null
  /** Code of the deepest grid for each `[lon, lat]`, null where no grid holds it. */
  locateMany(positions: readonly (readonly [lon: number, lat: number])[]): (string | null)[]
  /** The chain that holds a lattice position, level 1 first; empty where no grid does. */
  chainAt(position: Position, options?: Pick<LocateOptions, 'at' | 'language'>): readonly ChainLink[]
  /** The same ground with other people on duty; shares everything but the answers, so it costs next to nothing. */
  withPosts(posts: InForce['posts']): Locator
}

/** A border nearer than this is worth a warning however good the position is, in metres. */
const NEAR_M = 15

/** Builds the look-up: about 0.2 s for 10,000 grids. Throws where the plan in force is not complete. */
export function createLocator(inForce: InForce): Locator {
  const { snapshot } = inForce
  const ground = buildGroundIndex(snapshot)
  const borders = createBorderSearch(ground, snapshot.scale)
  const { holdings, numberOf } = holdingsOf(inForce)
  const holdingOf = Int32Array.from(snapshot.faces, ({ community }, face) =>
    numberOf(ground.holderOf[face]!, community),
  )
  const heads = snapshot.grids.map(
    ({ code, name }) => `${toWire(JSON.stringify({ code, name })).slice(0, -1)},"distanceM":`,
  )

  const over = (posts: InForce['posts']): Locator =>
    locatorOver({ ground, borders, holdingOf, heads }, { ...inForce, posts }, holdings, over)
  return over(inForce.posts)
}

/** What of a look-up stays the same while people change. */
interface Standing {
  readonly ground: ReturnType<typeof buildGroundIndex>
  readonly borders: ReturnType<typeof createBorderSearch>
  /** Number of the holding of each face. */
  readonly holdingOf: Int32Array
  /** Beginning of each grid as a candidate, as the wire has it. */
  readonly heads: readonly string[]
}

function locatorOver(
  { ground, borders, holdingOf, heads }: Standing,
  inForce: InForce,
  holdings: readonly Holding[],
  over: Locator['withPosts'],
): Locator {
  const { snapshot } = inForce
  const answersOf = createDayAnswers(inForce, holdings)

  const answersAt = ({ at, language = 'zh' }: LocateOptions) => {
    const today = townDay()
    return answersOf(at ?? today, at === undefined || at === today, language)
  }

  function locateWire(lon: number, lat: number, options: LocateOptions = {}): string | null {
    const [x, y] = toLattice(lon, lat)
    const face = ground.faceAt(x, y)
    if (face < 0) return null
    const withinM = Math.max(NEAR_M, options.accuracyM ?? 0)
    const distanceM = borders.nearestM(face, x, y)
    const near = distanceM <= withinM
    const candidates = near
      ? borders
          .across(face, x, y, withinM)
          .map(({ grid, distanceM }) => `${heads[grid]}${rounded(distanceM)}}`)
      : []
    return (
      `{"position":[${lon},${lat}],"boundary":{"distanceM":${rounded(distanceM)},"near":${near}},` +
      `"candidates":[${candidates.join()}],${answersAt(options).wireOf(holdingOf[face]!)}`
    )
  }

  return {
    locateWire,
    locate(lon, lat, options) {
      const wire = locateWire(lon, lat, options)
      return wire === null ? null : (JSON.parse(fromWire(wire)) as Located)
    },
    locateMany: (positions) =>
      positions.map(([lon, lat]) => {
        const face = ground.faceAt(...toLattice(lon, lat))
        const holder = face < 0 ? -1 : ground.holderOf[face]!
        return holder < 0 ? null : snapshot.grids[holder]!.code
      }),
    chainAt(position, options = {}) {
      const face = ground.faceAt(...position)
      return face < 0 ? [] : answersAt(options).chainOf(holdingOf[face]!)
    },
    withPosts: over,
  }
}

/** Metres to the centimetre: the lattice is no finer. */
function rounded(metres: number): number {
  return Math.round(metres * 100) / 100
}
