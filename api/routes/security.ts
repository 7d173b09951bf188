import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { Refusal } from '../errors.ts'

/** Headers of every JSON reply and tile, made once: no document of ours is ever one of them. */
const REPLY_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['Cache-Control', 'no-store'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['X-Content-Type-Options', 'nosniff'],
]

/** Puts the fixed headers of a JSON reply; a route that allows caching overwrites them. */
export const replyHeaders: RequestHandler = (_request, response, next) => {
  for (const [name, value] of REPLY_HEADERS) response.setHeader(name, value)
  next()
}

/** Pages of boards may stand in a frame of our own administration, which shows what a screen would. */
export const boardFrame: RequestHandler = (_request, response, next) => {
  const policy = String(response.getHeader('Content-Security-Policy'))
  response.setHeader(
    'Content-Security-Policy',
    policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
  )
  response.setHeader('X-Frame-Options', 'SAMEORIGIN')
  next()
}

/**
 * Headers of pages and their files. Everything comes from this server; the map draws from blobs and its worker
 * is a file of ours; the component kit writes style elements. `https` adds HSTS.
 */
export function pageHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
  })
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send. Browsers say where a request comes from (Sec-Fetch-Site, else
 * Origin) and pages cannot forge it; programs that are no browser say nothing and carry no cookie by themselves.
 * A body must be JSON or bytes (a file that is imported), which a foreign form cannot send without asking first.
 */
export function sameSiteOnly(publicUrl: string | undefined): RequestHandler {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  return (request, _response, next) => {
    if (SAFE_METHODS.has(request.method)) return next()
    const site = request.get('Sec-Fetch-Site')
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('cross-site')
    const origin = request.get('Origin')
    if (origin !== undefined && origin !== publicOrigin && hostOf(origin) !== request.get('Host')) {
      throw new Refusal('cross-site')
    }
    if (request.is(['application/json', 'application/octet-stream']) === false)
      throw new Refusal('wrong-content-type')
    next()
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
