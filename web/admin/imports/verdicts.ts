import type { ImportVerdict } from '#contract/import-jobs.ts'

/** How rows are judged, in the order they are told, each with a mark of its own: colour never says it alone. */
export const VERDICTS: readonly { readonly name: ImportVerdict; readonly mark: string }[] = [
  { name: 'new', mark: '＋' },
  { name: 'changed', mark: '●' },
  { name: 'same', mark: '○' },
  { name: 'conflict', mark: '▲' },
  { name: 'unplaced', mark: '◇' },
  { name: 'failed', mark: '■' },
]

export function markOf(verdict: ImportVerdict): string {
  return VERDICTS.find(({ name }) => name === verdict)?.mark ?? ''
}
