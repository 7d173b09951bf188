import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import { pointOnSurface } from '#geometry/point-on-surface.ts'
import type { Position } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import type { Action } from './actions/action.ts'
import { apply, isRefusal } from './actions/apply.ts'
import { faceAt } from './actions/face-at.ts'
import type { Finding, Inspection } from './findings.ts'
import { longestFirst } from './fixes-borders.ts'
import type { Plan } from './plan.ts'
import type { Face, GridKey } from './snapshot.ts'

/** How many grids are proposed to take a gap. */
const MOST_HEIRS = 3

/** Why nobody deeper need hold ground, in the order they are proposed; all are in `data/codes/exemption-reasons.json`. */
const EXEMPTIONS = ['water', 'road', 'farmland', 'elsewhere', 'construction'] as const

interface Place {
  readonly plan: Plan
  readonly inspection: Inspection
  readonly newId: () => string
}

/**
 * Ways out of a finding of `inspection`, that of `plan` as it stands: actions that mend it, the best first. None
 * where it takes a planner's hand or is not about the drawing. `newId` makes ids of actions, uuids of version 7.
 */
export function fixesOf(finding: Finding, plan: Plan, inspection: Inspection, newId: () => string): Action[] {
  const place: Place = { plan, inspection, newId }
  switch (finding.rule) {
    case 'outer-gap':
    case 'inner-gap':
      return [...fills(place, shapeOf(finding)), ...exemptions(place, shapeOf(finding))]
    case 'household-unheld':
      return fills(place, plan.snapshot.faces[faceAt(plan.snapshot.faces, finding.at)]?.polygon)
    case 'sliver':
      return [...fills(place, shapeOf(finding)), ...handOvers(place, finding)]
    case 'detached-part':
      return [
        ...handOvers(place, finding),
        { type: 'declareExclave', id: newId(), grid: finding.grid!, exclave: true },
      ]
    case 'under-band':
      return merges(place, finding)
    default:
      return []
  }
}

function shapeOf({ geometry }: Finding): Polygon | undefined {
  return geometry.kind === 'polygon' ? geometry.shape[0] : undefined
}

/** Lets a gap be taken by the undivided grids along it, those of the divided grid it lies in before others. */
function fills({ plan, inspection, newId }: Place, gap: Polygon | undefined): Action[] {
  const at = gap && insideOf(gap)
  if (gap === undefined || at === null || at === undefined) return []
  const { snapshot } = plan
  const { hierarchy } = inspection.survey
  const face = snapshot.faces[faceAt(snapshot.faces, at)]
  if (face === undefined || isHeld(inspection, face)) return []
  const above = face.holder
  const isBelow = (key: GridKey) =>
    above === null || hierarchy.upwards(key).some((grid) => grid.key === above)
  const heirs = longestFirst(snapshot, [gap], ({ holder, community }) =>
    holder !== null && hierarchy.isLeaf(holder) && community === face.community ? holder : null,
  ).filter((key) => isBelow(key) && isFree(plan, inspection, key, above))
  return heirs.slice(0, MOST_HEIRS).map((to) => ({ type: 'fillGap', id: newId(), face: at, to }))
}

function exemptions({ newId }: Place, gap: Polygon | undefined): Action[] {
  const at = gap && insideOf(gap)
  if (at === null || at === undefined) return []
  return EXEMPTIONS.map((reason) => ({ type: 'exempt', id: newId(), face: at, reason }))
}

/** Gives a piece that one undivided grid holds to the neighbour it borders on the longest, where that may be. */
function handOvers({ plan, inspection, newId }: Place, finding: Finding): Action[] {
  const piece = shapeOf(finding)
  const { hierarchy } = inspection.survey
  const from = finding.grid
  // What lies in a hole of the piece is not meant.
  if (piece === undefined || piece.length > 1 || from === undefined || !hierarchy.isLeaf(from)) return []
  const { community } = hierarchy.grid(from)
  const heirs = longestFirst(plan.snapshot, [piece], (face) =>
    face.holder !== null &&
    face.holder !== from &&
    face.community === community &&
    hierarchy.isLeaf(face.holder)
      ? face.holder
      : null,
  )
  for (const to of heirs.slice(0, MOST_HEIRS)) {
    const action: Action = { type: 'assign', id: newId(), area: piece[0], to }
    if (!isRefusal(apply(plan, action))) return [action]
  }
  return []
}

/** Joins a grid to the sibling along it with the fewest households whose band holds both. */
function merges({ plan, inspection, newId }: Place, finding: Finding): Action[] {
  const { hierarchy, householdsOf, polygons } = inspection.survey
  const key = finding.grid!
  const own = hierarchy.grid(key)
  const siblings = longestFirst(plan.snapshot, polygons.get(key) ?? [], ({ holder }) => {
    const across = holder === null ? [] : hierarchy.upwards(holder)
    return across.find(({ level, parent }) => level === own.level && parent === own.parent)?.key ?? null
  })
    .filter((sibling) => {
      const { band, community } = hierarchy.grid(sibling)
      const together = householdsOf(key) + householdsOf(sibling)
      return (
        sibling !== key &&
        community === own.community &&
        hierarchy.isLeaf(sibling) === hierarchy.isLeaf(key) &&
        (band === null || together <= band.max) &&
        [key, sibling].every((each) => isFree(plan, inspection, each, own.parent))
      )
    })
    .sort((a, b) => householdsOf(a) - householdsOf(b))
  return siblings.slice(0, 1).map((keep) => ({ type: 'merge', id: newId(), grids: [keep, key], keep }))
}

function isHeld({ survey: { hierarchy } }: Inspection, { holder }: Face): boolean {
  return holder !== null && hierarchy.isLeaf(holder)
}

/** Whether no lock bars ground from coming to a grid from `above` it. */
function isFree({ locks }: Plan, { survey }: Inspection, key: GridKey, above: GridKey | null): boolean {
  const up = survey.hierarchy.upwards(key)
  const reached = up.findIndex((grid) => grid.key === above)
  return up
    .slice(0, reached === -1 ? up.length : reached)
    .every((grid) => !locks.grids.includes(grid.key) && !locks.levels.includes(grid.level))
}

/** A position that belongs to a polygon though it be as thin as the lattice; null where there is none to be had. */
function insideOf(polygon: Polygon): Position | null {
  const tries = [pointOnSurface([polygon]), ...polygon.flat()]
  return tries.find((position) => polygonContainsShifted(polygon, position)) ?? null
}
