import type { RequestHandler } from 'express'
import { Refusal } from '../errors.ts'
import { networkOf } from './limit.ts'

/** How many requests with a body may be under way, and how long a body may take to arrive. */
export interface BodyLimits {
  readonly atOnce: number
  /** Of one network address: whoever sends slowly on purpose holds no more than these. */
  readonly ofOneAddress: number
  readonly seconds: number
}

/** Within how many seconds a place is likely to be free. */
const AGAIN_S = 5

/**
 * Lets only so many requests pass to the reading of their bodies, before a byte of them is read: memory and time stay
 * bounded however many send. Throws `needs-crowded`. A body that does not arrive in time is cut off.
 */
export function fewBodies({ atOnce, ofOneAddress, seconds }: BodyLimits): RequestHandler {
  const underWay = new Map<string, number>()
  let all = 0
  return (request, response, next) => {
    const address = networkOf(request)
    const own = underWay.get(address) ?? 0
    if (all >= atOnce || own >= ofOneAddress)
      throw new Refusal('needs-crowded', { seconds: AGAIN_S }, { retryAfterS: AGAIN_S })
    all++
    underWay.set(address, own + 1)
    const late = setTimeout(() => {
      if (!request.complete) request.destroy()
    }, seconds * 1_000).unref()
    response.once('close', () => {
      clearTimeout(late)
      all--
      const left = (underWay.get(address) ?? 1) - 1
      if (left === 0) underWay.delete(address)
      else underWay.set(address, left)
    })
    next()
  }
}
