import { type PosterQuery, paper, posterQuery } from '#contract/paper.ts'

/** What is chosen on the page; `turn` null lets the paper lie as what is drawn fits best. */
export interface Choices {
  readonly what: PosterQuery['what']
  readonly paper: PosterQuery['paper']
  readonly turn: NonNullable<PosterQuery['turn']> | null
}

/** A poster's papers; A4 is for the sheets of doors. */
export const POSTER_PAPERS = paper.options.filter((size) => size !== 'A4')

/** The choices that an address names, the usual ones where it names none or others than there are. */
export function choicesIn(search: string): Choices {
  const asked = posterQuery.safeParse(Object.fromEntries(new URLSearchParams(search)))
  const { what, paper, turn } = asked.success ? asked.data : posterQuery.parse({})
  return { what, paper, turn: turn ?? null }
}

/** What the server is asked for. */
export function queryOf({ what, paper, turn }: Choices, language: string): PosterQuery {
  const lang = language === 'en' ? 'en' : 'zh'
  return turn === null ? { what, paper, lang } : { what, paper, turn, lang }
}

/** The choices as a part of an address, so that a link leads to the very same paper. */
export function searchOf({ what, paper, turn }: Choices): string {
  return `?${new URLSearchParams({ what, paper, ...(turn === null ? {} : { turn }) })}`
}
