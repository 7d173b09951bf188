import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/**
 * One line a request: method, route pattern, status, milliseconds. Never the address that was asked for, whose
 * query may hold a name or a position, nor the network address it came from.
 */
export function accessLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const began = performance.now()
    response.once('finish', () => {
      const ms = Math.round(performance.now() - began)
      logger.info({ method: request.method, route: request.route?.path, status: response.statusCode, ms })
    })
    next()
  }
}
