import type { PosterQuery } from '#contract/paper.ts'
import { type Answer, readJson, refused, send, trouble } from './request.ts'

/** Where a poster of a board is had: all of its pages as a PDF, or one of them, the first is 1, as an SVG. */
export function posterPath(
  slug: string,
  format: 'pdf' | { readonly svg: number },
  { what, paper, turn, lang }: PosterQuery,
): string {
  const query = new URLSearchParams({ what, paper, ...(turn === undefined ? {} : { turn }), lang })
  if (format !== 'pdf') query.set('page', String(format.svg))
  return `/api/boards/${encodeURIComponent(slug)}/poster.${format === 'pdf' ? 'pdf' : 'svg'}?${query}`
}

/** A page of a poster as the text of an SVG. */
export async function posterSvg(
  slug: string,
  page: number,
  wanted: PosterQuery,
  signal: AbortSignal,
): Promise<Answer<string>> {
  const reply = await send(posterPath(slug, { svg: page }, wanted), { signal })
  if (reply === null) return trouble('offline', 0)
  if (!reply.ok) return refused(reply.status, await readJson(reply))
  return { ok: true, value: await reply.text() }
}
