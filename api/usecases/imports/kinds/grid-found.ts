import { normalText } from '../../../lookup/address/normal-text.ts'
import type { KnownGrid } from '../../../repositories/import-posts.ts'
import { nearestName } from '../placing/place-near.ts'
import type { RowReader } from './row.ts'

/** Finds the key of the grid in force that a field names; null, and why in the problems of the row, where there is none. */
export type GridFinder = (read: RowReader, field: string, word: string) => string | null

/** By code, here, at its source or on another platform, else by name. */
export function createGridFinder(grids: readonly KnownGrid[]): GridFinder {
  const byCode = new Map<string, Set<string>>()
  const byName = new Map<string, Set<string>>()
  const add = (map: Map<string, Set<string>>, word: string, key: string): void => {
    const keys = map.get(word)
    if (keys === undefined) map.set(word, new Set([key]))
    else keys.add(key)
  }
  for (const { key, code, sourceCode, externalCodes, name } of grids) {
    for (const each of [code, sourceCode, ...externalCodes]) if (each !== null) add(byCode, each, key)
    add(byName, normalText(name), key)
  }
  return (read, field, word) => {
    const found = byCode.get(word) ?? byName.get(normalText(word))
    if (found?.size === 1) return [...found][0]!
    if (found !== undefined) {
      read.fault(field, 'ambiguous-grid', { grid: word, count: found.size })
      return null
    }
    const near = nearestName(
      word,
      grids.flatMap(({ name, code }) => (code === null ? [name] : [name, code])),
    )
    read.fault(field, 'unknown-grid', { grid: word, ...(near === null ? {} : { suggestion: near }) })
    return null
  }
}
