import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { subdivisionOf } from '#geometry/subdivision.ts'
import { type Ground, layOut, relabel } from './actions/relabel.ts'
import type { DrawnExemption } from './coverage-input.ts'
import { type FaceLabel, labelKey } from './normal-form.ts'
import { add, edgeLengths } from './overlay/measure.ts'
import type { Community, Face, Grid, Snapshot } from './snapshot.ts'

/** The ground of one community of a plan, as a drawing of that community has to fit into it. */
interface CommunityGround {
  /** With every vertex of the faces along its border; empty where it has no ground. */
  readonly shape: MultiPolygon
  readonly exemptions: readonly DrawnExemption[]
}

/** What a plan says of the ground of one community, whoever holds it. */
export function communityGround({ faces }: Snapshot, community: string): CommunityGround {
  const own = faces.filter((face) => face.community === community)
  const subdivision = subdivisionOf(own.map(({ polygon }) => polygon))
  const labels = [NO_REGION, ...own.map(() => 0)]
  const exemptions = new Map<string, MultiPolygon[number][]>()
  for (const { exemption, polygon } of own) {
    if (exemption === null) continue
    exemptions.set(exemption, [...(exemptions.get(exemption) ?? []), polygon])
  }
  return {
    shape: dissolve(subdivision, labels).map(({ polygon }) => polygon),
    exemptions: [...exemptions].map(([reason, shape]) => ({ community, reason, shape })),
  }
}

/**
 * A plan with one community's ground divided as another plan, of that community alone, has it. The rest stays: faces of
 * other communities keep their keys, labels and ground; those along the border have a vertex where a border of the
 * drawing now ends, and none where one ended before. A border that ends on a slanting line bends it there by
 * the rounding to the lattice, half a unit along each axis, as an action would.
 *
 * Grids of a key that the plan has stay what they are but for name, level and parent; names of levels stay while
 * there are as many. `drawn` fills the community's ground as `communityGround` gives it. Throws where the plan
 * has none of it.
 */
export function replaceCommunity(snapshot: Snapshot, community: string, drawn: Snapshot): Snapshot {
  const taken = new Set<number>()
  snapshot.faces.forEach((face, f) => {
    if (face.community === community) taken.add(f)
  })
  if (taken.size === 0) throw new Error(`the plan of ${snapshot.root} has no ground of ${community}`)
  const rings = drawn.faces.flatMap((face) => face.polygon.map((positions) => ({ face, positions })))
  const lines = rings.map(({ positions }) => ({ positions, closed: true }))
  const ground = layOut(snapshot, taken, lines)
  const covering = coveringIn(
    ground,
    rings.map(({ face }) => face),
  )
  const labels = covering.map((face, f): FaceLabel | null | undefined => {
    if (face !== undefined) return face
    const was = ground.faceOf[f]!
    if (was === -1) return null
    return taken.has(was) ? undefined : snapshot.faces[was]!
  })
  return {
    ...snapshot,
    communities: snapshot.communities.map((each) => (each.code === community ? levelled(each, drawn) : each)),
    grids: gridsOf(snapshot, community, drawn),
    faces: relabel(snapshot, ground, settled(snapshot, ground, labels, community)).faces,
  }
}

/** For each small face the drawn one it lies in; `ringOf` says whose each line is. */
function coveringIn({ arrangement, near }: Ground, ringOf: readonly Face[]): (Face | undefined)[] {
  return arrangement.windings.map((around) => {
    const sums = new Map<Face, number>()
    // Holes run the other way round, so that a face winds around what lies in them not at all.
    for (const { shape, turns } of around)
      if (shape >= near.length) add(sums, ringOf[shape - near.length]!, turns)
    return [...sums].find(([, turns]) => turns > 0)?.[0]
  })
}

/**
 * Labels for the hairs that rounding left between the drawing's border and the plan's (undefined): they go to whoever lies
 * outside along them, so that the drawing's border is the community's.
 */
function settled(
  { scale }: Snapshot,
  { arrangement: { subdivision } }: Ground,
  open: readonly (FaceLabel | null | undefined)[],
  community: string,
): (FaceLabel | null)[] {
  const labels = open.slice()
  const lengths = edgeLengths(subdivision, scale)
  while (labels.includes(undefined)) {
    const shares = new Map<number, Map<FaceLabel | null, number>>()
    subdivision.face.forEach((f, h) => {
      const across = labels[subdivision.face[h ^ 1]!]
      if (labels[f] !== undefined || across === undefined) return
      const own = shares.get(f) ?? new Map<FaceLabel | null, number>()
      shares.set(f, own)
      add(own, across, lengths[h >> 1]!)
    })
    for (const [f, own] of shares) labels[f] = heirOf(own, community)
  }
  return labels as (FaceLabel | null)[]
}

/** Somebody outside the community, else the longest border, else the lowest label. */
function heirOf(shares: ReadonlyMap<FaceLabel | null, number>, community: string): FaceLabel | null {
  const isOutside = (label: FaceLabel | null) => (label?.community === community ? 0 : 1)
  const text = (label: FaceLabel | null) => (label === null ? '' : labelKey(label))
  const [first] = [...shares].sort(
    ([a, lengthA], [b, lengthB]) =>
      isOutside(b) - isOutside(a) || lengthB - lengthA || (text(a) < text(b) ? -1 : 1),
  )
  return first![0]
}

function levelled(community: Community, { communities }: Snapshot): Community {
  const { levels } = communities[0]!
  return levels.length === community.levels.length ? community : { ...community, levels }
}

function gridsOf({ grids }: Snapshot, community: string, drawn: Snapshot): Grid[] {
  const before = new Map(grids.map((grid) => [grid.key, grid]))
  const own = drawn.grids.map((grid): Grid => {
    const was = before.get(grid.key)
    if (was === undefined) return grid
    const { name, level, parent } = grid
    const same = was.name === name && was.level === level && was.parent === parent
    return same ? was : { ...was, name, level, parent }
  })
  return [...grids.filter((grid) => grid.community !== community), ...own].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  )
}
