import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Failure } from '#contract/wire.ts'
import { type Language, Refusal } from '../errors.ts'
import { languageOf } from './language.ts'

/** Answers for a path under which nothing was found. */
export const notFound: RequestHandler = () => {
  throw new Refusal('not-found')
}

/** Turns whatever a route threw into `{"error":{code,message,reason?}}` in the language the person prefers. */
export function replyWithFailure(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const refusal = refusalFor(error)
    if (error !== refusal && refusal.status >= 500) {
      logger.error({ ...trace(error), method: request.method, route: request.route?.path }, refusal.code)
    }
    if (response.headersSent) return next(error)
    if (refusal.retryAfterS !== undefined) response.setHeader('Retry-After', String(refusal.retryAfterS))
    response.status(refusal.status).json(body(refusal, languageOf(request)))
  }
}

function body(refusal: Refusal, language: Language): Failure {
  const { code, reason } = refusal
  const message = refusal.sentence(language)
  return { error: { code, message, ...(reason === undefined ? {} : { reason }) }, ...refusal.attached }
}

/** What the body parser, the router and the database driver throw, in our words. */
function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { type, code, status, limit } = error as {
    type?: string
    code?: string
    status?: number
    limit?: number
  }
  if (type === 'entity.too.large') return new Refusal('too-large', { limit: limit ?? 0 })
  if (type === 'entity.parse.failed' || type === 'request.size.invalid') return new Refusal('bad-json')
  if (type === 'charset.unsupported' || type === 'encoding.unsupported')
    return new Refusal('wrong-content-type')
  if (error instanceof URIError && status === 400) return new Refusal('bad-address')
  if (typeof code === 'string' && LOST_DATABASE.has(code)) return new Refusal('no-database')
  return new Refusal('unexpected')
}

/** What the driver says when the server is gone or going: socket errors, and SQLSTATE class 57P. */
const LOST_DATABASE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03'])

/**
 * What may be written about an error: its kind, code and where in the program. Never its message or query,
 * because the database quotes in them the values it was given, and those may be somebody's name.
 */
function trace(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { thrown: typeof error }
  const { name, message, stack = '', code, routine, constraint, table } = error as Error & DatabaseError
  const frames = stack.replace(message, '').split('\n').slice(1)
  return { name, code, routine, constraint, table, frames: frames.map((line) => line.trim()) }
}

/** What the database's errors say of themselves without quoting anybody. */
type DatabaseError = Readonly<Partial<Record<'code' | 'routine' | 'constraint' | 'table', string>>>
