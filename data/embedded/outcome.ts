import type { TransactionStatus } from './replies.ts'

/** What a unit of work brought. */
export interface Outcome {
  /** Messages for the client, without ReadyForQuery and CopyInResponse: the bridge writes these where they are due. */
  readonly bytes: Buffer
  /** Where the session stands, or null when the engine did not say. */
  readonly status: TransactionStatus | null
  readonly failed: boolean
  /** The engine reports a state that it never comes back from. */
  readonly lostTrack: boolean
}

const lostTrackNotice = /snapshot .* still active|resource was not closed/

/**
 * Reads the engine's answer to one unit. It sends a ReadyForQuery of its own after every error and another at the
 * Sync; drivers would take the second for the answer to their next query, so all are taken out. So is the request for
 * the rows of a COPY: the client was asked before, and has sent them.
 */
export function readOutcome(answer: Buffer): Outcome {
  const kept: Buffer[] = []
  let status: TransactionStatus | null = null
  let failed = false
  let lostTrack = false
  let from = 0
  let at = 0
  while (at < answer.length) {
    const type = String.fromCharCode(answer[at]!)
    const next = at + 1 + answer.readInt32BE(at + 1)
    if (type === 'Z') status = String.fromCharCode(answer[at + 5]!) as TransactionStatus
    if (type === 'Z' || type === 'G') {
      kept.push(answer.subarray(from, at))
      from = next
    } else if (type === 'E') {
      failed = true
      lostTrack ||= answer.includes('SFATAL\0', at + 5)
    } else if (type === 'N') {
      lostTrack ||= lostTrackNotice.test(answer.toString('utf8', at + 5, next))
    }
    at = next
  }
  kept.push(answer.subarray(from))
  return { bytes: kept.length === 1 ? kept[0]! : Buffer.concat(kept), status, failed, lostTrack }
}
