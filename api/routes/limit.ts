import type { Request, RequestHandler } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../errors.ts'

/** How many requests in how many seconds. */
export interface Rate {
  readonly requests: number
  readonly seconds: number
}

/** Counts one request of `key`; throws `too-many-requests` with the seconds to wait when there were too many. */
export type Limit = (key: string) => Promise<void>

/** A limit of its own, counted in this process. */
export function createLimit(rate: Rate): Limit {
  const limiter = new RateLimiterMemory({ points: rate.requests, duration: rate.seconds })
  return (key) => limiter.consume(key).then(() => undefined, refuse)
}

/** The same, for every request of one network address. */
export function limitByAddress(rate: Rate): RequestHandler {
  const limit = createLimit(rate)
  return async (request, _response, next) => {
    await limit(networkOf(request))
    next()
  }
}

/**
 * The network address a request came from, as it is counted: of IPv6 its first 64 bits, because one home has all the
 * addresses that begin so.
 */
export function networkOf({ ip = 'unknown' }: Pick<Request, 'ip'>): string {
  if (!ip.includes(':') || ip.includes('.')) return ip
  const [front = '', back] = ip.split('::')
  const groups = front === '' ? [] : front.split(':')
  const behind = back === undefined || back === '' ? 0 : back.split(':').length
  const filled = back === undefined ? groups : [...groups, ...Array(8 - groups.length - behind).fill('0')]
  return filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

function refuse(outcome: unknown): never {
  if (!(outcome instanceof RateLimiterRes)) throw outcome
  const seconds = Math.max(1, Math.ceil(outcome.msBeforeNext / 1_000))
  throw new Refusal('too-many-requests', { seconds }, { retryAfterS: seconds })
}
