import type { Scorecard } from '#contract/coverage.ts'
import { areaM2, polygonTwiceArea } from '#geometry/area.ts'
import { assign, NO_FACE } from '#plan/assign.ts'
import type { Finding } from '#plan/findings.ts'
import type { GroundHousehold } from '#plan/ground.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Face, Snapshot } from '#plan/snapshot.ts'
import { toWire } from '../plans/finding-wire.ts'

/** A scorecard without what was done at the doors, which is counted in the database. */
export type GroundScorecard = Omit<Scorecard, 'visits'>

/** What a scorecard is made of. */
export interface Standing {
  readonly plan: Scorecard['plan']
  readonly snapshot: Snapshot
  readonly households: readonly GroundHousehold[]
  readonly findings: readonly Finding[]
  /** Why a finding is accepted, by rule and key. */
  readonly accepted: (rule: string, key: string) => string | undefined
}

/**
 * How much of a jurisdiction is held, answered for and staffed, with its findings. Ground counts as held where a
 * grid without children holds it, so that inner gaps show; exempt ground counts neither as held nor as missing.
 * `community` narrows it to one community of the plan; null is the whole plan. Households outside every community
 * count for the whole plan alone.
 */
export function scorecard(
  standing: Standing,
  jurisdiction: Scorecard['jurisdiction'],
  community: string | null,
): GroundScorecard {
  const { snapshot } = standing
  const { faces } = snapshot
  const hierarchy = hierarchyOf(snapshot.grids)
  const within = (code: string | undefined) => community === null || code === community
  const isHeld = ({ holder }: Face) => holder !== null && hierarchy.isLeaf(holder)

  const wanted = faces.filter((face) => within(face.community) && (face.exemption === null || isHeld(face)))
  const positions = standing.households.map(({ position }) => position)
  const standsOn = Array.from(assign(faces, positions), (face) =>
    face === NO_FACE ? undefined : faces[face],
  )
  const homes = standing.households
    .map((household, i) => ({ household, face: standsOn[i] }))
    .filter(({ face }) => within(face?.community))
  const grids = snapshot.grids.filter((grid) => within(grid.community))
  const findings = findingsWithin(standing, community)
  const unstaffed = new Set(findings.filter(({ rule }) => rule === 'role-missing').map(({ grid }) => grid))
  const byKey = new Map(snapshot.grids.map((grid) => [grid.key, grid]))
  return {
    jurisdiction,
    plan: standing.plan,
    households: {
      held: homes.filter(({ face }) => face !== undefined && isHeld(face)).length,
      total: homes.length,
    },
    areaM2: { held: area(wanted.filter(isHeld), snapshot), total: area(wanted, snapshot) },
    grids: { staffed: grids.length - unstaffed.size, total: grids.length },
    contacts: {
      households: homes.filter(({ household }) => household.contact !== null).length,
      total: homes.length,
    },
    findings: findings.map((finding) =>
      toWire(
        finding,
        finding.grid === undefined ? undefined : byKey.get(finding.grid),
        standing.accepted(finding.rule, finding.key),
      ),
    ),
  }
}

/** Square metres, rounded to whole ones. */
function area(faces: readonly Face[], { scale }: Snapshot): number {
  return Math.round(faces.reduce((sum, { polygon }) => sum + areaM2(polygonTwiceArea(polygon), scale), 0))
}

/** Findings of a community: about one of its grids, about itself, or lying on its ground. */
function findingsWithin({ findings, snapshot }: Standing, community: string | null): readonly Finding[] {
  if (community === null) return findings
  const communityOf = new Map(snapshot.grids.map((grid) => [grid.key, grid.community]))
  const faces = assign(
    snapshot.faces,
    findings.map(({ at }) => at),
  )
  return findings.filter(({ grid, reason }, i) => {
    const ground = snapshot.faces[faces[i]!]?.community
    return (grid === undefined ? (reason.community ?? ground) : communityOf.get(grid)) === community
  })
}
