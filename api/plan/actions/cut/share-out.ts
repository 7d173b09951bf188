import { type Atoms, compareWest, type West } from './atoms.ts'
import type { Pieces } from './connected.ts'

/** What becomes a grid of its own when one is cut. */
export interface Share {
  readonly atoms: readonly number[]
  readonly twiceArea: number
  readonly west: West
  /** Zone all its atoms lie in; but the share that keeps the identity of the cut grid may have parts in others. */
  readonly zone: number
}

/**
 * Shares out the ground of one grid, `mine`, along the pieces it was cut into, the one that keeps the identity
 * first and the others from west to east. `keep` is an atom of the one to keep, or null for the largest (equal
 * areas: the westernmost).
 *
 * Parts of the grid that the line did not cross are no shares of their own. They stay with the one that keeps the
 * identity; where their zone must be another, with the largest share there. One share means: not cut.
 */
export function shareOut(
  atoms: Atoms,
  mine: readonly number[],
  { piece, part, crossed }: Pieces,
  zone: ArrayLike<number>,
  options: { readonly keep: number | null; readonly anyZone: boolean },
): Share[] {
  const cut = mine.filter((a) => crossed.has(part[a]!))
  const loose = mine.filter((a) => !crossed.has(part[a]!))
  const groups = [...grouped(cut.length > 0 ? cut : mine, (a) => (cut.length > 0 ? piece[a]! : zone[a]!))]
  const shares = groups.map(([, members]) => shareOf(atoms, members, zone[members[0]!]!)).sort(byWest)
  const largest = shares.reduce((best, share) => (share.twiceArea > best.twiceArea ? share : best))
  const kept = shares.find((share) => options.keep !== null && share.atoms.includes(options.keep)) ?? largest
  const others = shares.filter((share) => share !== kept)
  if (cut.length === 0) return [kept, ...others]

  const joined = new Map<Share, number[]>()
  const apart: Share[] = []
  for (const [z, members] of grouped(loose, (a) => (options.anyZone ? kept.zone : zone[a]!))) {
    const there = z === kept.zone ? kept : largestIn(others, z)
    if (there === null) apart.push(shareOf(atoms, members, z))
    else joined.set(there, members)
  }
  const whole = (share: Share): Share => {
    const more = joined.get(share)
    return more === undefined ? share : shareOf(atoms, [...share.atoms, ...more], share.zone)
  }
  return [whole(kept), ...[...others.map(whole), ...apart].sort(byWest)]
}

function largestIn(shares: readonly Share[], zone: number): Share | null {
  return shares
    .filter((share) => share.zone === zone)
    .reduce<Share | null>(
      (best, share) => (best === null || share.twiceArea > best.twiceArea ? share : best),
      null,
    )
}

function shareOf(atoms: Atoms, members: readonly number[], zone: number): Share {
  return {
    atoms: members,
    twiceArea: members.reduce((sum, a) => sum + atoms.twiceArea[a]!, 0),
    west: members.map((a) => atoms.west[a]!).reduce((best, w) => (compareWest(w, best) < 0 ? w : best)),
    zone,
  }
}

function byWest(a: Share, b: Share): number {
  return compareWest(a.west, b.west)
}

/** Members by a number, each group in the order met. */
export function grouped(
  members: Iterable<number>,
  by: (member: number) => number,
): ReadonlyMap<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const member of members) {
    const list = groups.get(by(member))
    if (list === undefined) groups.set(by(member), [member])
    else list.push(member)
  }
  return groups
}
