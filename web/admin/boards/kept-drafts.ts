import type { BoardDraft } from './board-draft.ts'

/** Drafts that are not saved yet, by the board's address; '' is a new one. Looking at another section loses none. */
const kept = new Map<string, BoardDraft>()

/** What was being edited of a board, null where nothing was. */
export function keptDraft(slug: string): BoardDraft | null {
  return kept.get(slug) ?? null
}

/** Keeps a draft while the page stays open, or forgets it. */
export function keepDraft(slug: string, draft: BoardDraft | null): void {
  if (draft === null) kept.delete(slug)
  else kept.set(slug, draft)
}

/** Whether anything would be lost with the page. */
export function anyKept(): boolean {
  return kept.size > 0
}
