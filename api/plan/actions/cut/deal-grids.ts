import type { Hierarchy } from '../../hierarchy.ts'
import type { Grid, GridKey } from '../../snapshot.ts'
import type { Cut } from '../action.ts'
import { newKey } from '../new-key.ts'
import { newName } from '../new-name.ts'
import type { Atoms } from './atoms.ts'
import { piecesOf } from './connected.ts'
import { type Owners, ownersAt } from './owners.ts'
import { grouped, type Share, shareOut } from './share-out.ts'

/** The grids after a cut, and who holds each atom. */
interface Dealt {
  /** Grids that are new or have another parent, by key. */
  readonly grids: ReadonlyMap<GridKey, Grid>
  readonly holder: readonly GridKey[]
  /** Grids that were cut. */
  readonly cut: readonly GridKey[]
}

/**
 * Makes grids of the pieces that zones cut a grid and those below it into, level by level: the grid itself along
 * `zone`, each grid below along the pieces of its parent. Names of the grid's own pieces come from the action.
 */
export function dealGrids(
  action: Cut,
  hierarchy: Hierarchy,
  atoms: Atoms,
  zone: Int32Array,
  keep: number | null,
): Dealt {
  const top = hierarchy.grid(action.grid)
  const grids = new Map<GridKey, Grid>()
  const holder = [...atoms.holder]
  const cut: GridKey[] = []
  let made = 0
  let place = zone
  /** Key of the parent's piece that each atom lies in. */
  let parents: (GridKey | null)[] = atoms.holder.map(() => top.parent)

  for (let level = top.level; ; level++) {
    const owners = ownersAt(hierarchy, atoms, level)
    if (owners.keys.length === 0) return { grids, holder, cut }
    const pieces = piecesOf(atoms, owners.owner, place)
    const next = Int32Array.from(atoms.holder, () => -1)
    const below: (GridKey | null)[] = atoms.holder.map(() => null)
    let places = 0
    const names = new Map<GridKey | null, Set<string>>()
    for (const { key, atoms: mine } of inKeyOrder(owners)) {
      const grid = hierarchy.grid(key)
      const isTop = key === top.key
      const shares = shareOut(atoms, mine, pieces, place, { keep: isTop ? keep : null, anyZone: isTop })
      if (shares.length > 1) cut.push(key)
      shares.forEach((share, s) => {
        const parent = parents[share.atoms[0]!]!
        const piece = s === 0 ? { ...grid, parent } : child(grid, parent, s, isTop, names)
        if (s > 0 || parent !== grid.parent) grids.set(piece.key, piece)
        settle(share, key, piece.key)
      })
    }
    place = next
    parents = below

    function settle(share: Share, from: GridKey, to: GridKey): void {
      for (const a of share.atoms) {
        next[a] = places
        below[a] = to
        if (atoms.holder[a] === from) holder[a] = to
      }
      places++
    }
  }

  function child(
    like: Grid,
    parent: GridKey | null,
    s: number,
    isTop: boolean,
    names: Map<GridKey | null, Set<string>>,
  ): Grid {
    const taken = names.get(like.parent) ?? new Set(siblings(hierarchy, like).map(({ name }) => name))
    names.set(like.parent, taken)
    const given = isTop ? action.names[s - 1]?.trim() : undefined
    const name = given === undefined || given === '' ? newName(like.name, taken) : given
    taken.add(name)
    return { ...like, key: newKey(action.id, made++), parent, name, code: null, sourceCode: null }
  }
}

/** The grids beside one, itself among them: at level 1 those of its community. */
export function siblings(hierarchy: Pick<Hierarchy, 'childrenOf'>, grid: Grid): readonly Grid[] {
  return hierarchy.childrenOf(grid.parent).filter(({ community }) => community === grid.community)
}

function inKeyOrder({ owner, keys }: Owners): { key: GridKey; atoms: number[] }[] {
  const groups = grouped(owner.keys(), (a) => owner[a]!)
  return keys.map((key, o) => ({ key, atoms: groups.get(o)! })).sort((a, b) => (a.key < b.key ? -1 : 1))
}
