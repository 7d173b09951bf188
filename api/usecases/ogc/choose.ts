import { setImmediate as turn } from 'node:timers/promises'
import type { Bbox } from '#geometry/bbox.ts'
import type { Filter } from '../../ogc/cql2/compile.ts'
import { literalOfBoxes } from '../../ogc/cql2/literal.ts'
import { openRelating } from '../../ogc/cql2/relate.ts'
import { compareInstants, type Interval, instantOf } from '../../ogc/cql2/temporal.ts'
import { isInside, type OgcFeature, type Value } from '../../ogc/feature.ts'

/** Which features of a collection are wanted; everything has to hold. */
export interface Wanted {
  /** One box, or the two that are one across the 180th meridian; null: anywhere. */
  readonly boxes: readonly Bbox[] | null
  readonly datetime: Interval | null
  readonly equals: readonly (readonly [property: string, value: Value])[]
  readonly filter: Filter | null
}

/** Longest that others wait while features are looked at, in milliseconds. */
const AT_ONCE_MS = 8

/**
 * The features that are wanted, in the order they come. A feature is there from the day of `since` on, without end;
 * one without such a day always. Lets others have their turn every few milliseconds.
 */
export async function chooseFeatures(
  features: readonly OgcFeature[],
  wanted: Wanted,
  since: string | null,
): Promise<OgcFeature[]> {
  const { filter } = wanted
  const box = wanted.boxes && literalOfBoxes(wanted.boxes)
  const literals = [...(box === null ? [] : [box]), ...(filter?.literals ?? [])]
  const isSpatial = box !== null || filter?.literals != null
  const relating = isSpatial ? await openRelating(literals) : null
  try {
    const chosen: OgcFeature[] = []
    let began = performance.now()
    for (const feature of features) {
      const isHere =
        box === null || isInside(feature.bbox, box.bbox) || relating!.test('s_intersects', feature, box)
      if (isHere && fits(feature, wanted, since) && (filter === null || filter.matches(feature, relating)))
        chosen.push(feature)
      if (relating !== null && performance.now() - began > AT_ONCE_MS) {
        await turn()
        began = performance.now()
      }
    }
    return chosen
  } finally {
    relating?.close()
  }
}

function fits(feature: OgcFeature, { datetime, equals }: Wanted, since: string | null): boolean {
  if (!equals.every(([name, value]) => feature.properties[name] === value)) return false
  const first = since === null || datetime === null ? null : instantOf(String(feature.properties[since]))
  return first === null || datetime === null || compareInstants(first, datetime.to) <= 0
}
