import { session } from '#contract/session.ts'
import {
  type HouseholdVisits,
  householdVisits,
  type PatrolList,
  patrolList,
  type Round,
  recordedPatrol,
  recordedVisit,
  round,
  takenBack,
} from '#contract/visits.ts'
import type { Errand, Reply } from '../visit-queue/errand.ts'
import type { ServerClock } from '../visit-queue/server-clock.ts'
import { type Answer, readJson, request, send, type Trouble } from './request.ts'

/** How long one errand may take on a slow line before it counts as not arrived, in milliseconds. */
const PATIENCE_MS = 20_000

/** Visits of one household, its last one and when it is due by which rule. */
export function visitsOf(household: string): Promise<Answer<HouseholdVisits>> {
  return request(householdVisits, `/api/households/${encodeURIComponent(household)}/visits`)
}

/** My round for today; `from` is `[lon, lat]` in degrees, where the walk begins. */
export function myRound(limit: number, from: readonly [number, number] | null): Promise<Answer<Round>> {
  const asked = new URLSearchParams({ limit: String(limit) })
  if (from !== null) {
    asked.set('lon', from[0].toFixed(6))
    asked.set('lat', from[1].toFixed(6))
  }
  return request(round, `/api/round?${asked}`)
}

/** The latest patrols on my grids. */
export function patrols(): Promise<Answer<PatrolList>> {
  return request(patrolList, '/api/patrols')
}

/**
 * User name of the session this browser has now: null for none, undefined where the server was not reached. The clock hears
 * what time the reply says.
 */
export async function signedInNow(clock: ServerClock): Promise<string | null | undefined> {
  const sent = Date.now()
  const { signal, calm } = patience(10_000)
  const reply = await send('/api/session', { signal })
  calm()
  if (reply === null) return undefined
  if (reply.status === 401) return null
  const read = session.safeParse(await readJson(reply))
  if (!reply.ok || !read.success) return undefined
  clock.hear(reply.headers.get('date'), sent, Date.now())
  return read.data.username
}

/** Tells the server what a phone kept, and reads from the reply what is to become of it. */
export async function tellErrand(errand: Errand): Promise<Reply> {
  const { signal, calm } = patience(PATIENCE_MS)
  const answer = await sent(errand, signal)
  calm()
  return answer.ok ? { kind: 'done' } : replyOf(answer.trouble)
}

/** Gives up after so many milliseconds unless calmed; `AbortSignal.timeout` is too new for the phones in use. */
function patience(ms: number): { signal: AbortSignal; calm: () => void } {
  const patient = new AbortController()
  const bell = setTimeout(() => patient.abort(), ms)
  return { signal: patient.signal, calm: () => clearTimeout(bell) }
}

function sent(errand: Errand, signal: AbortSignal): Promise<Answer<unknown>> {
  // A page that is put away while it sends still gets its request out.
  const way = { signal, keepalive: true }
  if (errand.kind === 'take-back')
    return request(takenBack, `/api/${errand.of}s/${encodeURIComponent(errand.id)}`, {
      ...way,
      method: 'DELETE',
    })
  const { kind, ...told } = errand
  const json = { 'content-type': 'application/json' }
  const sending = { ...way, method: 'POST', headers: json, body: JSON.stringify(told) }
  return kind === 'visit'
    ? request(recordedVisit, '/api/visits', sending)
    : request(recordedPatrol, '/api/patrols', sending)
}

/** A reply that is not by the contract came from something on the way, such as a hotspot's own page. */
function replyOf({ kind, status, code }: Trouble): Reply {
  if (kind !== 'refused') return { kind: status >= 500 ? 'busy' : 'unreached' }
  if (status === 401) return { kind: 'signed-out' }
  return status >= 500 || status === 429 || status === 408 ? { kind: 'busy' } : { kind: 'refused', code }
}
