import { type Request, Router } from 'express'
import { type PosterQuery, posterQuery, posterSvgQuery } from '#contract/paper.ts'
import type { Live } from '../live.ts'
import { createPosterDesk } from '../usecases/paper/poster-desk.ts'
import type { PosterWish } from '../usecases/paper/poster-draw.ts'
import { limitByAddress } from './limit.ts'
import { originOf } from './origin.ts'
import { readQuery } from './read.ts'

/** Posters of one network address; the page that shows them asks for one at every choice. */
const POSTERS = { requests: 40, seconds: 60 }

/** `GET /api/boards/:slug/poster.pdf` and `poster.svg`: public, from memory, made one after the other. */
export function posterRoutes(live: Live, publicUrl: string | undefined): Router {
  const desk = createPosterDesk(live)
  const limit = limitByAddress(POSTERS)
  const router = Router()
  const wishOf = (request: Request, slug: string, { lang, what, paper, turn }: PosterQuery): PosterWish => ({
    slug,
    what,
    paper,
    turn,
    language: lang,
    origin: originOf(request, publicUrl),
    eyes: 'public',
  })

  router.get<{ slug: string }>('/api/boards/:slug/poster.pdf', limit, async (request, response) => {
    const { slug } = request.params
    const asked = readQuery(posterQuery, request)
    const file = await desk.make(wishOf(request, slug, asked), { format: 'pdf' })
    response.setHeader('Cache-Control', 'no-cache')
    response.setHeader('Content-Disposition', `inline; filename="${slug}-${asked.what}-${asked.paper}.pdf"`)
    response.type('application/pdf').send(file)
  })

  router.get<{ slug: string }>('/api/boards/:slug/poster.svg', limit, async (request, response) => {
    const { slug } = request.params
    const { page, ...asked } = readQuery(posterSvgQuery, request)
    const file = await desk.make(wishOf(request, slug, asked), { format: 'svg', page })
    response.setHeader('Cache-Control', 'no-cache')
    response.type('image/svg+xml').send(file)
  })

  return router
}
