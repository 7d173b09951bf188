import { bboxOf, centreOf } from '#geometry/bbox.ts'
import { type Position, toDegrees, toLattice } from '#geometry/position.ts'
import { scaleAt } from '#geometry/scale.ts'
import {
  distinct,
  inMetres,
  inReach,
  type KnownPlaces,
  knownPlaces,
  type Metres,
  median,
  sampled,
} from './shift/in-metres.ts'
import { chanceOf, distancesM, FAR, type Fit, fitOf, NEAR } from './shift/likelihood.ts'
import { votedOffsets } from './shift/votes.ts'

/** A way in which layers come displaced, and how it is undone, in degrees. */
export interface ShiftCandidate {
  readonly name: 'gcj-02' | 'bd-09'
  readonly mend: (lon: number, lat: number) => readonly [lon: number, lat: number]
}

/** As `shiftVerdict` of the contract says it. */
export interface Shift {
  readonly verdict: 'as-is' | 'gcj-02' | 'bd-09' | 'offset' | 'unsure'
  readonly eastM: number
  readonly northM: number
  readonly distanceM: number
  readonly direction: (typeof WINDS)[number] | null
  readonly residualBeforeM: number | null
  readonly residualAfterM: number | null
  readonly share: number
  readonly points: number
  readonly shift: 'none' | 'gcj-02' | 'bd-09' | { readonly eastM: number; readonly northM: number }
}

const WINDS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const

/** Fewer points than this say nothing. */
const LEAST_POINTS = 10
const MOST_POINTS = 800
/** Points that vote on an offset; each of them is paired with every known place within reach. */
const MOST_VOTERS = 300
/** Points that are carried about an answer. */
const MOST_BESIDE = 250
/** Natural logarithm of how much likelier than chance an answer must be. */
const LEAST_LIKELIHOOD = 30
/** What one pays for choosing an offset among so many. */
const CHOICE = 14
/** Another answer that is this nearly as likely leaves it open. */
const RIVAL = 0.85
const LEAST_SHARE = 0.3
/** An offset below this, or not beyond what points scatter, is none. */
const LEAST_OFFSET_M = 3
/** Points that scatter more than this about an offset may as well belong to the next house. */
const MOST_SCATTER_M = 5

/**
 * Tells whether a layer lies where it should, lies where a Chinese web map would show it, or lies off by the same metres
 * everywhere, by how near its points (of buildings, corners, crossings) come to places that are known. Honest where
 * several answers are as good, where too few points have a known place near, and where the layer is of elsewhere.
 */
export function detectShift(
  incoming: readonly Position[],
  known: { readonly points: readonly Position[] },
  candidates: readonly ShiftCandidate[],
): Shift {
  if (known.points.length < LEAST_POINTS) return unsure(0)
  const origin = centreOf(bboxOf([known.points]))
  const scale = scaleAt(origin)
  const points = sampled(inReach(distinct(incoming), known.points, scale), MOST_POINTS)
  if (points.length < LEAST_POINTS) return unsure(points.length)
  const places = knownPlaces(distinct(known.points).map((place) => inMetres(place, origin, scale)))
  const asIs = points.map((point) => inMetres(point, origin, scale))
  const chance = chanceOf(sampled(asIs, MOST_VOTERS), places, FAR)
  const answer = (name: Answer['name'], moved: readonly Metres[], cost = 0): Answer => {
    const distances = distancesM(moved, places)
    const fit = fitOf(distances, chance)
    return { name, moved, distances, ...fit, likelihood: fit.likelihood - cost }
  }
  const named = [
    answer('as-is', asIs),
    ...candidates.map(({ name, mend }) =>
      answer(
        name,
        points.map((point) => inMetres(mended(point, mend), origin, scale)),
      ),
    ),
  ]
  const offsets = votedOffsets(sampled(asIs, MOST_VOTERS), places).map((by) =>
    answer(
      'offset',
      asIs.map(([e, n]): Metres => [e + by[0], n + by[1]]),
      CHOICE,
    ),
  )
  const chosen = choose(named, offsets, asIs)
  return chosen === null || !standsOut(chosen, places) ? unsure(points.length) : told(chosen, named[0]!)
}

interface Answer extends Fit {
  readonly name: 'as-is' | 'gcj-02' | 'bd-09' | 'offset'
  readonly moved: readonly Metres[]
  readonly distances: readonly number[]
}

/** The answer that holds: a named one before an offset that is hardly likelier; null where two are as good. */
function choose(
  named: readonly Answer[],
  offsets: readonly Answer[],
  asIs: readonly Metres[],
): Answer | null {
  const [first, second] = named.toSorted((a, b) => b.likelihood - a.likelihood)
  const [offset, ...others] = offsets.toSorted((a, b) => b.likelihood - a.likelihood)
  const isGood = (answer: Answer) => answer.likelihood >= LEAST_LIKELIHOOD && shareOf(answer) >= LEAST_SHARE
  const rivals = (a: Answer, b: Answer | undefined) => b !== undefined && b.likelihood >= RIVAL * a.likelihood
  if (first && isGood(first) && (!offset || first.likelihood >= RIVAL * offset.likelihood))
    return rivals(first, second) && apart(first, second!) ? null : first
  if (!offset || !isGood(offset) || offset.scatterM > MOST_SCATTER_M) return null
  const before = named[0]!
  const astray = lengthOf(meanOffset(offset.moved, asIs))
  if (astray < LEAST_OFFSET_M || astray < 3 * offset.scatterM) return isGood(before) ? before : null
  return others.some((other) => rivals(offset, other) && apart(offset, other)) ? null : offset
}

/** Whether an answer is better than others round about it. */
function standsOut({ moved, distances }: Answer, places: KnownPlaces): boolean {
  const beside = chanceOf(sampled(moved, MOST_BESIDE), places, NEAR)
  return fitOf(distances, beside).likelihood >= LEAST_LIKELIHOOD
}

/** Whether two answers put the points at places that differ by more than they scatter. */
function apart(a: Answer, b: Answer): boolean {
  return lengthOf(meanOffset(a.moved, b.moved)) > Math.max(LEAST_OFFSET_M, 2.5 * a.scatterM)
}

function meanOffset(a: readonly Metres[], b: readonly Metres[]): Metres {
  return [median(a.map((p, i) => p[0] - b[i]![0])), median(a.map((p, i) => p[1] - b[i]![1]))]
}

const lengthOf = ([east, north]: Metres) => Math.sqrt(east * east + north * north)

function shareOf({ distances, scatterM }: Answer): number {
  const reach = Math.max(1, 3 * scatterM)
  return distances.filter((distance) => distance <= reach).length / distances.length
}

function mended(point: Position, mend: ShiftCandidate['mend']): Position {
  return toLattice(...(mend(...toDegrees(point)) as [number, number]))
}

function told(chosen: Answer, before: Answer): Shift {
  const isAsIs = chosen.name === 'as-is'
  const [eastM, northM] = isAsIs ? [0, 0] : meanOffset(before.moved, chosen.moved)
  return {
    verdict: chosen.name,
    eastM,
    northM,
    distanceM: lengthOf([eastM, northM]),
    direction: isAsIs ? null : windOf(eastM, northM),
    residualBeforeM: finite(median(before.distances)),
    residualAfterM: finite(median(chosen.distances)),
    share: shareOf(chosen),
    points: before.moved.length,
    shift: chosen.name === 'offset' ? { eastM: -eastM, northM: -northM } : isAsIs ? 'none' : chosen.name,
  }
}

const finite = (value: number) => (Number.isFinite(value) ? value : null)

function windOf(eastM: number, northM: number): (typeof WINDS)[number] {
  const eighths = Math.round((Math.atan2(eastM, northM) / (2 * Math.PI)) * 8)
  return WINDS[(eighths + 8) % 8]!
}

function unsure(points: number): Shift {
  return {
    verdict: 'unsure',
    eastM: 0,
    northM: 0,
    distanceM: 0,
    direction: null,
    residualBeforeM: null,
    residualAfterM: null,
    share: 0,
    points,
    shift: 'none',
  }
}
