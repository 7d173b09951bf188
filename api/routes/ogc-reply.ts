import { createHash } from 'node:crypto'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { Refusal } from '../errors.ts'
import { MEDIA } from '../ogc/media.ts'
import { languageOf } from './language.ts'
import { originOf } from './origin.ts'

/** Pages load one file of style from here and nothing else. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** What a resource is in JSON and as a page; the page is made where it is asked for. */
export interface Representation {
  readonly json: object
  readonly type: string
  readonly page: () => string
  /** What tells one state from another, where the JSON says besides when it was made. */
  readonly state?: object
  /** For one account alone: not kept anywhere, not compressed. */
  readonly isPrivate?: boolean
}

/** Maps on other sites of the office may read what is public: nothing a browser sends along changes it (CORS, Fetch §3.2). */
export const readableFromAnySite: RequestHandler = (_request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Expose-Headers', 'Content-Crs')
  next()
}

/** `https://…/ogc`, where all links begin. */
export function baseOf(request: Request, publicUrl: string | undefined): string {
  return `${originOf(request, publicUrl) ?? ''}/ogc`
}

/** JSON or HTML: as `f` says, else as the request accepts. Throws `not-acceptable` and `bad-parameter`. */
export function formatOf(request: Request, f: string | undefined, json: string): 'json' | 'html' {
  if (f !== undefined) {
    if (f === 'json' || f === 'html') return f
    const problem = { zh: 'f 用不了。', en: 'f cannot be used.' }
    throw new Refusal('bad-parameter', { problem, wanted: { zh: ' json 或 html', en: 'json or html' } })
  }
  const accepted = request.accepts([json, MEDIA.json, MEDIA.html])
  if (accepted === false) throw new Refusal('not-acceptable')
  return accepted === MEDIA.html ? 'html' : 'json'
}

/** Sends a resource in the form that was asked for, or 304 to whoever has it. */
export function sendAs(
  request: Request,
  response: Response,
  format: 'json' | 'html',
  { json, type, page, state, isPrivate }: Representation,
): void {
  const body = format === 'html' ? page() : JSON.stringify(json)
  response.setHeader('Vary', 'Accept, Accept-Language')
  if (format === 'html') response.setHeader('Content-Security-Policy', PAGE_POLICY)
  if (isPrivate) {
    response.setHeader('Cache-Control', 'no-store, no-transform')
    response.removeHeader('Access-Control-Allow-Origin')
  } else {
    const told = state === undefined || format === 'html' ? body : JSON.stringify(state)
    const etag = `W/"${createHash('sha256').update(told).digest('base64url')}"`
    response.setHeader('Cache-Control', 'no-cache')
    response.setHeader('ETag', etag)
    if (request.headers['if-none-match']?.includes(etag)) {
      response.status(304).end()
      return
    }
  }
  response.setHeader('Content-Type', format === 'html' ? 'text/html; charset=utf-8' : type)
  // As bytes: Express would add a charset to the type of a text, which JSON does not have.
  response.send(Buffer.from(body))
}

/** Says of a refusal what OGC wants said, besides what every reply of ours says. */
export const asException: ErrorRequestHandler = (error: unknown, request, _response, next) => {
  const refusal = error instanceof URIError ? new Refusal('bad-address') : error
  if (!(refusal instanceof Refusal)) return next(error)
  const { code, details, reason, retryAfterS } = refusal
  next(
    new Refusal(code, details, {
      attached: { code, description: refusal.sentence(languageOf(request)) },
      ...(reason === undefined ? {} : { reason }),
      ...(retryAfterS === undefined ? {} : { retryAfterS }),
    }),
  )
}

/** Under `/ogc` nothing else is to be found. */
export const nothingHere: RequestHandler = () => {
  throw new Refusal('not-found')
}
