import type { Here } from '#contract/here.ts'
import type { NeedReceipt, NeedStanding, NewNeed } from '#contract/needs.ts'
import type { Failure } from '#contract/wire.ts'
import {
  type Check,
  listOf,
  oneOf,
  orAbsent,
  orNull,
  place,
  shape,
  text,
  whole,
} from '../here/reply-check.ts'
import type { Answer, Trouble } from './request.ts'

/** How long a reply may take on a slow line, and how long a need with its pictures, in milliseconds. */
const PATIENCE_MS = 30_000
const SENDING_MS = 180_000

const person = shape<Here['chain'][number]['staff'][number]>({
  name: text,
  role: text,
  phone: orAbsent(text),
})

export const isHere: Check<Here> = shape<Here>({
  address: text,
  position: place,
  jurisdiction: shape<Here['jurisdiction']>({
    code: text,
    name: text,
    contact: shape<Here['jurisdiction']['contact']>({ name: text, phone: text }),
  }),
  chain: listOf(
    shape<Here['chain'][number]>({ level: whole, code: text, name: text, kind: text, staff: listOf(person) }),
  ),
  call: shape<Here['call']>({
    name: text,
    role: text,
    phone: text,
    level: whole,
    why: oneOf('duty', 'deputy', 'upper-level', 'jurisdiction'),
  }),
  partners: listOf(
    shape<Here['partners'][number]>({
      kind: oneOf('property', 'police', 'hotline'),
      name: text,
      phone: text,
    }),
  ),
  serviceCentre: orNull(
    shape<NonNullable<Here['serviceCentre']>>({
      name: text,
      phone: orNull(text),
      hours: orNull(text),
      position: place,
    }),
  ),
  group: orNull(shape<NonNullable<Here['group']>>({ picture: text, until: text })),
  needs: shape<Here['needs']>({ reader: text, keepDays: whole }),
  plan: shape<Here['plan']>({ version: whole, effectiveFrom: text }),
  dataAt: text,
})

export const isReceipt: Check<NeedReceipt> = shape<NeedReceipt>({
  receipt: text,
  reader: text,
  keepUntil: text,
})

export const isStanding: Check<NeedStanding> = shape<NeedStanding>({
  kind: oneOf('need', 'mistake'),
  state: oneOf('sent', 'received', 'done', 'answered'),
  answer: orNull(text),
  sentAt: text,
  movedAt: text,
  keepUntil: text,
})

const isFailure: Check<Failure> = shape<Failure>({
  error: shape<Failure['error']>({ code: text, message: text, reason: orAbsent(text) }),
})

/** What a resident sees at the door of a printed code. */
export function here(token: string): Promise<Answer<Here>> {
  const headers = { 'accept-language': document.documentElement.lang }
  return ask(isHere, `/api/here/${encodeURIComponent(token)}`, { headers })
}

/** What the server wrote into the page itself, where it is in the page's language; null where it must be asked. */
export function hereInPage(): Here | null {
  const given = document.getElementById('door')
  if (given === null || given.lang !== document.documentElement.lang) return null
  const value = parsed(given.textContent ?? '')
  return isHere(value) ? value : null
}

/** How a need stands, by the code its sender was given. */
export function standing(receipt: string): Promise<Answer<NeedStanding>> {
  return ask(isStanding, '/api/needs/receipt', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    body: JSON.stringify({ receipt }),
  })
}

/** Leaves a need at a door; `sent` is told which part of it, 0 to 1, is on its way. Sending it again is safe. */
export function leaveNeed(
  token: string,
  need: NewNeed,
  sent: (part: number) => void,
): Promise<Answer<NeedReceipt>> {
  return new Promise((resolve) => {
    // `fetch` does not tell how much of a body is sent, and three pictures take a minute on a slow line.
    const sending = new XMLHttpRequest()
    sending.open('POST', `/api/here/${encodeURIComponent(token)}/needs`)
    sending.timeout = SENDING_MS
    sending.setRequestHeader('content-type', 'application/json')
    sending.setRequestHeader('accept', 'application/json')
    sending.setRequestHeader('accept-language', document.documentElement.lang)
    sending.upload.onprogress = ({ loaded, total }) => sent(total > 0 ? loaded / total : 0)
    sending.onload = () => resolve(answerOf(isReceipt, sending.status, parsed(sending.responseText)))
    sending.onerror = () => resolve(trouble('offline', 0))
    sending.ontimeout = () => resolve(trouble('offline', 0))
    sending.send(JSON.stringify(need))
  })
}

async function ask<T>(check: Check<T>, path: string, init: RequestInit): Promise<Answer<T>> {
  const patient = new AbortController()
  const bell = setTimeout(() => patient.abort(), PATIENCE_MS)
  try {
    const reply = await fetch(path, { ...init, signal: patient.signal })
    return answerOf(check, reply.status, parsed(await reply.text()))
  } catch {
    return trouble('offline', 0)
  } finally {
    clearTimeout(bell)
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

function answerOf<T>(check: Check<T>, status: number, body: unknown): Answer<T> {
  const fine = status >= 200 && status < 300
  if (fine) return check(body) ? { ok: true, value: body } : trouble('unreadable', status)
  if (!isFailure(body)) return trouble('unreadable', status)
  const { code, message } = body.error
  return { ok: false, trouble: { kind: 'refused', status, code, message } }
}

function trouble(kind: Trouble['kind'], status: number): { ok: false; trouble: Trouble } {
  return { ok: false, trouble: { kind, status, code: kind, message: '' } }
}
