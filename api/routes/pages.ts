import { type Response, Router, static as serveFiles } from 'express'
import { Refusal } from '../errors.ts'

const A_YEAR = 'public, max-age=31536000, immutable'

/** Each address of a page and the file that Vite builds for it. */
const PAGES: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/find': 'find/index.html',
  '/coverage': 'coverage/index.html',
  '/plan': 'plan/index.html',
  '/admin': 'admin/index.html',
  '/board/:slug': 'board/index.html',
  '/board/:slug/print': 'print/index.html',
}

/**
 * The built pages and their files under `root`. Files in `assets` carry a hash in their name and are kept for
 * a year; pages are asked for anew each time. A file that is not there answers 404, never a page.
 */
export function pageRoutes(root: string): Router {
  const router = Router()
  // Before the pages: its address looks like one of theirs. Its scope is the folder it lies in, the boards alone.
  router.get('/board/worker.js', serveFiles(root, { index: false, redirect: false, setHeaders: keepFor }))
  for (const [path, file] of Object.entries(PAGES)) {
    router.get(path, (_request, response, next) => {
      response.setHeader('Cache-Control', 'no-cache')
      response.sendFile(file, { root, etag: true, cacheControl: false }, (error) => {
        if (error !== undefined && !response.headersSent)
          next(isMissing(error) ? new Refusal('no-pages') : error)
      })
    })
  }
  router.use(serveFiles(root, { index: false, redirect: false, etag: true, setHeaders: keepFor }))
  return router
}

function keepFor(response: Response, path: string): void {
  response.setHeader('Cache-Control', /[\\/]assets[\\/]/.test(path) ? A_YEAR : 'no-cache')
}

function isMissing(error: Error): boolean {
  return 'status' in error && error.status === 404
}
