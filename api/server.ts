import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Express } from 'express'

/**
 * An HTTP server for an Express application, twice as fast as `app.listen()`. Express changes the prototype
 * of every request and response to its own, which throws away the engine's knowledge of their shape. Here
 * they are born with the application's prototypes, so that change finds nothing to do.
 * Idea: expressjs/express pull request 5998; measured by `npm run bench`.
 */
export function createFastServer(app: Express): Server {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  Object.setPrototypeOf(AppRequest.prototype, app.request)
  Object.setPrototypeOf(AppResponse.prototype, app.response)
  app.request = AppRequest.prototype as typeof app.request
  app.response = AppResponse.prototype as unknown as typeof app.response
  return createServer({ IncomingMessage: AppRequest, ServerResponse: AppResponse }, app)
}
