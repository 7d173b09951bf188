import { type BoardSettings, USUAL_SETTINGS } from '#contract/boards.ts'
import { type AdminBoard, type BoardChange, boardSlug } from '#contract/boards-admin.ts'

/** A board as it is being edited; what was typed stays as it was typed. */
export interface BoardDraft {
  readonly slug: string
  readonly title: string
  readonly jurisdiction: string | null
  readonly grid: string | null
  readonly settings: BoardSettings
  /** Under what the map may be shown: an approval number (审图号), or a declaration that it is a sketch. */
  readonly basis: 'approval' | 'sketch'
  readonly approvalNumber: string
  readonly declaredBy: string
  readonly declaredOn: string
}

/** What a board still lacks; each is a field of the form. */
export type Lack =
  | 'slug'
  | 'slug-taken'
  | 'title'
  | 'jurisdiction'
  | 'grid-elsewhere'
  | 'seconds'
  | 'approval'
  | 'declaredBy'
  | 'declaredOn'

/** The draft of a board as it is kept, or of a new one. */
export function draftOf(board: AdminBoard | null, jurisdiction: string, today: string): BoardDraft {
  return {
    slug: board?.slug ?? '',
    title: board?.title ?? '',
    jurisdiction: board?.jurisdiction.code ?? jurisdiction,
    grid: board?.grid?.code ?? null,
    settings: board?.settings ?? USUAL_SETTINGS,
    basis: board !== null && board.approvalNumber === null && board.sketch !== null ? 'sketch' : 'approval',
    approvalNumber: board?.approvalNumber ?? '',
    declaredBy: board?.sketch?.declaredBy ?? '',
    declaredOn: board?.sketch?.on ?? today,
  }
}

/** Whether two drafts would be kept alike. */
export function sameDraft(a: BoardDraft, b: BoardDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What is missing before a draft can be kept; `taken` are the addresses that other boards have. */
export function lacksToSave(draft: BoardDraft, taken: readonly string[]): Lack[] {
  const { slug, title, jurisdiction, grid, settings } = draft
  const lacks: (Lack | false)[] = [
    !boardSlug.safeParse(slug).success && 'slug',
    taken.includes(slug) && 'slug-taken',
    title.trim() === '' && 'title',
    jurisdiction === null && 'jurisdiction',
    grid !== null && jurisdiction !== null && !grid.startsWith(jurisdiction) && 'grid-elsewhere',
    settings.slides.some(({ seconds }) => !Number.isInteger(seconds) || seconds < 5 || seconds > 300) &&
      'seconds',
  ]
  return lacks.filter((lack) => lack !== false)
}

/** What is missing before the public may see the map, besides what is missing to keep it. */
export function lacksToPublish({ basis, approvalNumber, declaredBy, declaredOn }: BoardDraft): Lack[] {
  if (basis === 'approval') return approvalNumber.trim() === '' ? ['approval'] : []
  const lacks: (Lack | false)[] = [
    declaredBy.trim() === '' && 'declaredBy',
    declaredOn === '' && 'declaredOn',
  ]
  return lacks.filter((lack) => lack !== false)
}

/** What is sent of a draft that lacks nothing to be kept. Half a declaration is none. */
export function changeOf(draft: BoardDraft, published: boolean): BoardChange {
  const number = draft.approvalNumber.trim()
  const declaredBy = draft.declaredBy.trim()
  const declared = draft.basis === 'sketch' && declaredBy !== '' && draft.declaredOn !== ''
  return {
    title: draft.title.trim(),
    jurisdiction: draft.jurisdiction ?? '',
    grid: draft.grid,
    settings: draft.settings,
    approvalNumber: draft.basis === 'approval' && number !== '' ? number : null,
    sketch: declared ? { declaredBy, on: draft.declaredOn } : null,
    published,
  }
}
