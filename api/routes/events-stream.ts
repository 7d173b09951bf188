import type { Request, Response } from 'express'
import type { Events, Message } from '../events.ts'

/** Between two signs of life, so that neither a proxy nor a page takes silence for the end. */
const HEARTBEAT_MS = 20_000

/** A page that lost the stream comes back after this long. */
const RETRY_MS = 2_000

/** What a stream is for, and how long it may last. */
interface Stream {
  /** What of a message is for this page; null leaves it out. */
  readonly pick: (message: Message) => object | null
  /** After so many seconds the page has to ask anew, and to be signed in still; without it the stream goes on. */
  readonly lastsS?: number
}

/** Answers with a stream of server-sent events that ends with the page or the server. */
export function streamEvents(
  request: Request,
  response: Response,
  events: Events,
  { pick, lastsS }: Stream,
): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  response.write(`retry: ${RETRY_MS}\n\n`)
  const stop = events.listen((message) => {
    const event = pick(message)
    if (event !== null) response.write(`data: ${JSON.stringify(event)}\n\n`)
  })
  const heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT_MS)
  const life = lastsS === undefined ? undefined : setTimeout(() => end(), lastsS * 1_000)
  const end = (): void => {
    clearInterval(heartbeat)
    clearTimeout(life)
    stop()
    events.closing.removeEventListener('abort', end)
    response.end()
  }
  request.once('close', end)
  events.closing.addEventListener('abort', end)
  if (events.closing.aborted) end()
}
