import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Router } from 'express'
import type { Here } from '#contract/here.ts'
import { type Language, Refusal } from '../errors.ts'
import type { Live } from '../live.ts'
import { townDay } from '../lookup/town-day.ts'
import { doorOfCode } from '../usecases/doors/here-door.ts'
import { showHere } from '../usecases/doors/here-show.ts'
import { withDoor } from './here-first-view.ts'
import { languageOf } from './language.ts'

/**
 * `GET /here/:token`: the page of a door, built under `root`. What it shows first is in it, so that a phone on a slow line
 * has the number after one turn there and back; a code that leads nowhere gives the page alone, which asks and is told why.
 */
export function herePageRoutes(root: string, live: Live): Router {
  const router = Router()
  router.get('/here/:token', async (request, response) => {
    const html = await readFile(join(root, 'here/index.html'), 'utf8').catch(() => null)
    if (html === null) throw new Refusal('no-pages')
    const language = languageOf(request)
    const here = hereOf(live, request.params.token, language)
    response.setHeader('Cache-Control', 'no-cache')
    response.type('html').send(here === null ? html : withDoor(html, here, language))
  })
  return router
}

function hereOf(live: Live, token: string, language: Language): Here | null {
  try {
    const plan = live.plan()
    const door = doorOfCode(plan, token, language)
    return door === null ? null : showHere(plan, door, language, townDay())
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
