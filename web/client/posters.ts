import type { PosterQuery } from '#contract/paper.ts'
import { type Answer, readJson, refused, send, trouble } from './request.ts'

/** Where a poster of a board is had. */
export function posterPath(
  slug: string,
  format: 'svg' | 'pdf',
  { what, paper, turn, lang }: PosterQuery,
): string {
  const query = new URLSearchParams({ what, paper, ...(turn === undefined ? {} : { turn }), lang })
  return `/api/boards/${encodeURIComponent(slug)}/poster.${format}?${query}`
}

/** The poster as the text of an SVG. */
export async function posterSvg(
  slug: string,
  wanted: PosterQuery,
  signal: AbortSignal,
): Promise<Answer<string>> {
  const reply = await send(posterPath(slug, 'svg', wanted), { signal })
  if (reply === null) return trouble('offline', 0)
  if (!reply.ok) return refused(reply.status, await readJson(reply))
  return { ok: true, value: await reply.text() }
}
