import type { KnownPlaces, Metres } from './in-metres.ts'

/** How far points may scatter about known places, in metres: from the same layer to a house's width. */
const SCATTERS_M = [0.15, 0.5, 1.5, 5, 12]
/** What part of the points may have a known place at all. */
const PARTS = [0.2, 0.5, 0.8, 0.97]

/** Edges of classes of distances in metres: ten to a power of ten, from 0.1 m; beyond the last nothing is near. */
const EDGES = Array.from({ length: 41 }, (_, i) => 10 ** (i / 10 - 1))
const CLASSES = EDGES.length + 1

/** How well points lie on known places. */
export interface Fit {
  /** Logarithm of how many times likelier the distances are if points belong to places than if they lie anyhow. */
  readonly likelihood: number
  readonly scatterM: number
}

/** Counts of distances by class as they come out where the points have no business, from 1. */
export type Chance = Float64Array

/** Distance of every point to the nearest place, in metres; infinite where none is within reach. */
export function distancesM(points: readonly Metres[], known: KnownPlaces, by: Metres = [0, 0]): number[] {
  return points.map(([e, n]) => known.nearest(e + by[0], n + by[1])?.distanceM ?? Number.POSITIVE_INFINITY)
}

/** Carries points to and fro along a spiral that never takes the same direction twice, in metres. */
export interface Spiral {
  readonly turns: number
  readonly fromM: number
  readonly stepM: number
}

/** All over the town: where the points have no business. */
export const FAR: Spiral = { turns: 32, fromM: 80, stepM: 35 }
/** Round about an answer: it must be better than what lies beside it, or it is only where houses are dense. */
export const NEAR: Spiral = { turns: 16, fromM: 16, stepM: 6 }

/**
 * What distances are like by chance: those of the points carried about. Houses in rows are close to one another wherever
 * one looks; this is how that is known.
 */
export function chanceOf(points: readonly Metres[], known: KnownPlaces, spiral: Spiral): Chance {
  const counts = new Float64Array(CLASSES).fill(0.5)
  for (let turn = 0; turn < spiral.turns; turn++) {
    const angle = turn * 2.399963
    const radius = spiral.fromM + spiral.stepM * turn
    const by: Metres = [radius * Math.cos(angle), radius * Math.sin(angle)]
    for (const distance of distancesM(points, known, by)) counts[classOf(distance)]!++
  }
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => count / total)
}

/** The likeliest scatter and part for the distances, and how likely they make them against chance. */
export function fitOf(distances: readonly number[], chance: Chance): Fit {
  const counts = new Float64Array(CLASSES)
  for (const distance of distances) counts[classOf(distance)]!++
  let best: Fit = { likelihood: Number.NEGATIVE_INFINITY, scatterM: SCATTERS_M[0]! }
  for (const scatterM of SCATTERS_M)
    for (const part of PARTS) {
      let likelihood = 0
      for (let i = 0; i < CLASSES; i++) {
        if (counts[i] === 0) continue
        const belonging =
          below(EDGES[i] ?? Number.POSITIVE_INFINITY, scatterM) - below(EDGES[i - 1] ?? 0, scatterM)
        likelihood += counts[i]! * Math.log((part * belonging) / chance[i]! + 1 - part)
      }
      if (likelihood > best.likelihood) best = { likelihood, scatterM }
    }
  return best
}

/** Part of the points that lie closer than `distanceM` when they scatter alike to all sides (Rayleigh). */
function below(distanceM: number, scatterM: number): number {
  return 1 - Math.exp(-(distanceM * distanceM) / (2 * scatterM * scatterM))
}

function classOf(distanceM: number): number {
  if (distanceM < EDGES[0]!) return 0
  return Math.min(CLASSES - 1, Math.max(0, Math.floor(10 * (Math.log10(distanceM) + 1)) + 1))
}
