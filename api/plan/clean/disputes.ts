import type { Hierarchy } from '../hierarchy.ts'
import type { Drawn } from '../overlay/candidates.ts'
import type { Grid, GridKey } from '../snapshot.ts'
import { choicesOf, type Dispute, type GroundChoice } from './conflict.ts'
import type { Ground } from './ground.ts'
import type { Movement } from './movement.ts'
import { type Region, regionsBy } from './regions.ts'

const CUT: GroundChoice = { id: 'cut', does: 'cut', grid: null }
const KEEP: GroundChoice = { id: 'keep', does: 'keep', grid: null }
const LEAVE: GroundChoice = { id: 'leave', does: 'leave', grid: null }

/** A region that may be settled without asking, and what to ask where it may not. */
export interface Case {
  readonly region: Region
  /** Who holds it by what is proposed. */
  readonly holder: GridKey | null
  readonly dispute: Dispute
}

export interface Bench {
  readonly ground: Ground
  readonly hierarchy: Hierarchy
  readonly movement: Movement
}

/** The first grid of a chain, from the deepest, that was drawn over ground its parent was not drawn over. */
export function sticking(
  chain: readonly Grid[],
  { grids }: Drawn,
): { readonly child: Grid; readonly parent: Grid } | null {
  for (let i = 0; i + 1 < chain.length; i++) {
    const [child, parent] = [chain[i]!, chain[i + 1]!]
    const covers = (key: GridKey) => grids.some((grid) => grid.key === key)
    if (covers(child.key) && !covers(parent.key)) return { child, parent }
  }
  return null
}

/** Ground of a grid outside its parent, where nobody else of its level claims it. */
export function stickingOut(
  bench: Bench,
  holders: readonly (Grid | null)[],
  isContested: (face: number) => boolean,
): Case[] {
  const { ground, hierarchy } = bench
  const pairOf = (f: number) => {
    const holder = holders[f]
    if (!holder || isContested(f)) return null
    return sticking(hierarchy.upwards(holder.key), ground.drawn[f]!)
  }
  const regions = regionsBy(ground, (f) => {
    const pair = pairOf(f)
    return pair === null ? null : `${pair.child.key} ${pair.parent.key}`
  })
  return regions.map((region) => {
    const { child, parent } = pairOf(region.faces[0]!)!
    const holder = holders[region.faces[0]!]!.key
    const grids = [child.key, parent.key]
    return caseOf(bench, region, holder, 'sticks-out', grids, [KEEP, CUT], KEEP.id)
  })
}

/** Ground that several grids of the deepest level there were drawn over. */
export function overlaps(
  bench: Bench,
  candidates: readonly (readonly Grid[])[],
  holders: readonly (Grid | null)[],
): Case[] {
  const regions = regionsBy(bench.ground, (f) =>
    candidates[f]!.length < 2 ? null : candidates[f]!.map(({ key }) => key).join(' '),
  )
  return regions.map((region) => {
    const claimants = candidates[region.faces[0]!]!
    const winner = holders[region.faces[0]!]!
    const grids = [winner, ...claimants.filter((grid) => grid !== winner)]
    const gives = choicesOf('give', grids)
    const keys = grids.map(({ key }) => key)
    return caseOf(bench, region, winner.key, 'overlap', keys, [...gives, LEAVE], gives[0]!.id)
  })
}

/** Ground of an upper grid that children of another one hold: it follows the children, whatever was drawn above. */
export function upperOverlaps(
  bench: Bench,
  candidates: readonly (readonly Grid[])[],
  holders: readonly (Grid | null)[],
): Case[] {
  const { ground, hierarchy } = bench
  const loserOf = (f: number): Grid | null => {
    const holder = holders[f]
    if (!holder || candidates[f]!.length > 1) return null
    const chain = hierarchy.upwards(holder.key)
    if (sticking(chain, ground.drawn[f]!) !== null) return null
    const others = ground.drawn[f]!.grids.filter(({ level }) => level <= holder.level)
    return others.find(({ key }) => !chain.some((grid) => grid.key === key)) ?? null
  }
  const regions = regionsBy(ground, (f) => {
    const loser = loserOf(f)
    return loser === null ? null : `${holders[f]!.key} ${loser.key}`
  })
  return regions.map((region) => {
    const loser = loserOf(region.faces[0]!)!
    const holder = holders[region.faces[0]!]!.key
    const winner = hierarchy.upwards(holder).find(({ level }) => level === loser.level)!
    return caseOf(bench, region, holder, 'overlap', [winner.key, loser.key], [KEEP], KEEP.id)
  })
}

/** Ground of grids outside their community, which is cut off. */
export function outside(bench: Bench, holders: readonly (Grid | null)[]): Case[] {
  const { ground } = bench
  const astray = (f: number): readonly Grid[] => {
    const all = ground.drawn[f]!.astray
    const deepest = Math.max(...all.map(({ level }) => level))
    return all.filter(({ level }) => level === deepest)
  }
  const regions = regionsBy(ground, (f) =>
    ground.drawn[f]!.astray.length === 0
      ? null
      : astray(f)
          .map(({ key }) => key)
          .join(' '),
  )
  return regions.map((region) => {
    const holder = holders[region.faces[0]!]?.key ?? null
    const grids = astray(region.faces[0]!).map(({ key }) => key)
    return caseOf(bench, region, holder, 'outside-community', grids, [CUT], CUT.id)
  })
}

function caseOf(
  { movement }: Bench,
  region: Region,
  holder: GridKey | null,
  reason: Dispute['reason'],
  grids: readonly GridKey[],
  choices: readonly GroundChoice[],
  proposed: string,
): Case {
  const movedM = (choice: GroundChoice) => {
    const to = choice.does === 'give' ? choice.grid : choice.does === 'leave' ? null : holder
    const loses = choice.does === 'cut' && reason === 'sticks-out'
    return region.faces.reduce(
      (most, f) =>
        Math.max(most, loses ? movement.depthM(f, grids[0]!, most) : movement.farthestM(f, to, most)),
      0,
    )
  }
  return {
    region,
    holder,
    dispute: { reason, faces: region.faces, widthM: region.widthM, grids, choices, proposed, movedM },
  }
}
