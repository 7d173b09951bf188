import type { TreeRow } from './tree-rows.ts'

/** What a key does in a tree: go to a row, open or close one, or choose it. */
export type TreeStep =
  | { readonly do: 'go'; readonly to: string }
  | { readonly do: 'open' | 'close' | 'choose'; readonly id: string }

/**
 * The keys of a tree as the ARIA authoring practices have them: up and down through what is visible, right opens
 * and then goes in, left closes and then goes out, Home and End, Enter and Space choose. Null for other keys.
 */
export function treeStep(rows: readonly TreeRow[], at: string | null, key: string): TreeStep | null {
  if (rows.length === 0) return null
  const found = rows.findIndex(({ id }) => id === at)
  const i = Math.max(0, found)
  const row = rows[i]!
  const go = (index: number): TreeStep => ({
    do: 'go',
    to: rows[Math.min(rows.length - 1, Math.max(0, index))]!.id,
  })
  switch (key) {
    case 'ArrowDown':
      return go(found + 1)
    case 'ArrowUp':
      return go(i - 1)
    case 'PageDown':
      return go(i + 10)
    case 'PageUp':
      return go(i - 10)
    case 'Home':
      return go(0)
    case 'End':
      return go(rows.length - 1)
    case 'ArrowRight':
      if (row.children === 0) return null
      return row.open ? go(i + 1) : { do: 'open', id: row.id }
    case 'ArrowLeft':
      if (row.open) return { do: 'close', id: row.id }
      return row.parent === null ? null : { do: 'go', to: row.parent }
    case 'Enter':
    case ' ':
      return { do: 'choose', id: row.id }
    default:
      return null
  }
}
