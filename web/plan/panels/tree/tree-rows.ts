import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Community, Grid, GridKey } from '#plan/snapshot.ts'

/** One visible row of the level tree. `id` is a community's code or a grid's key. */
export interface TreeRow {
  readonly id: string
  /** 0 for a community, else the level of the grid. */
  readonly depth: 0 | 1 | 2 | 3
  readonly name: string
  readonly parent: string | null
  readonly grid: Grid | null
  readonly open: boolean
  readonly children: number
  /** Place among its siblings, from 1, and how many they are. */
  readonly place: number
  readonly of: number
}

/** Names in the order people count: 2 before 10, whatever the language. */
const BY_NAME = new Intl.Collator('zh-CN', { numeric: true })

/**
 * The rows that can be seen: communities in their order, below each its grids as far as they are open: the
 * first level by code, which runs from west to east, deeper ones by name. With `wanted`, only rows whose name or code holds it and all above those, all open.
 */
export function treeRows(
  communities: readonly Community[],
  grids: readonly Grid[],
  open: ReadonlySet<string>,
  wanted = '',
): TreeRow[] {
  const hierarchy = hierarchyOf(grids)
  const kept = wanted.trim() === '' ? null : wantedOf(grids, wanted.trim().toLowerCase())
  const rows: TreeRow[] = []
  const walk = (grid: Grid, parent: string, place: number, of: number): void => {
    const below = shown(hierarchy.childrenOf(grid.key))
    const isOpen = below.length > 0 && (kept !== null || open.has(grid.key))
    const { key, level, name } = grid
    rows.push({
      id: key,
      depth: level,
      name,
      parent,
      grid,
      open: isOpen,
      children: below.length,
      place,
      of,
    })
    if (isOpen) for (const [i, child] of below.entries()) walk(child, key, i + 1, below.length)
  }
  const shown = (list: readonly Grid[]): readonly Grid[] =>
    ordered(kept === null ? list : list.filter(({ key }) => kept.has(key)))
  const first = hierarchy.childrenOf(null)
  communities.forEach(({ code, name }, i) => {
    const below = shown(first.filter(({ community }) => community === code))
    if (kept !== null && below.length === 0) return
    const isOpen = below.length > 0 && (kept !== null || open.has(code))
    const about = { id: code, depth: 0, name, parent: null, grid: null } as const
    rows.push({ ...about, open: isOpen, children: below.length, place: i + 1, of: communities.length })
    if (isOpen) for (const [at, child] of below.entries()) walk(child, code, at + 1, below.length)
  })
  return rows
}

/** Everything that is open so that a grid can be seen. */
export function openTo(grids: readonly Grid[], key: GridKey): string[] {
  const hierarchy = hierarchyOf(grids)
  if (!hierarchy.has(key)) return []
  const [grid, ...above] = hierarchy.upwards(key)
  return [grid!.community, ...above.map((each) => each.key)]
}

/** Grids whose name or code holds a word, and all above them. */
function wantedOf(grids: readonly Grid[], word: string): ReadonlySet<GridKey> {
  const hierarchy = hierarchyOf(grids)
  const kept = new Set<GridKey>()
  for (const { key, name, code } of grids) {
    if (name.toLowerCase().includes(word) || code?.includes(word))
      for (const above of hierarchy.upwards(key)) kept.add(above.key)
  }
  return kept
}

const sorted = new WeakMap<readonly Grid[], readonly Grid[]>()

function ordered(list: readonly Grid[]): readonly Grid[] {
  const known = sorted.get(list)
  if (known !== undefined) return known
  const next = [...list].sort((a, b) => {
    const byCode = BY_NAME.compare(a.code ?? '~', b.code ?? '~')
    const byName = BY_NAME.compare(a.name, b.name)
    const first = a.level === 1 ? byCode || byName : byName || byCode
    return first || (a.key < b.key ? -1 : 1)
  })
  sorted.set(list, next)
  return next
}
