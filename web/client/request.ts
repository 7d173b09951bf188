import type { ZodType } from 'zod'
import { failure } from '#contract/wire.ts'

/**
 * Why no answer came: `offline` nothing was reached, `refused` the server said no (its code and words are
 * kept), `unreadable` the reply was not what the contract says.
 */
export interface Trouble {
  readonly kind: 'offline' | 'refused' | 'unreadable'
  readonly status: number
  readonly code: string
  readonly message: string
  /** Key from a closed list, where the code has several reasons. */
  readonly reason?: string
}

/** A reply as a value: the page decides what to show, nothing is thrown. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: Trouble }

/** Sends a request and reads the reply by its schema. Messages come in the language of `<html lang>`. */
export async function request<T>(
  schema: ZodType<T>,
  path: string,
  init: RequestInit = {},
): Promise<Answer<T>> {
  const reply = await send(path, init)
  if (reply === null) return trouble('offline', 0)
  const body = await readJson(reply)
  if (!reply.ok) return refused(reply.status, body)
  const parsed = schema.safeParse(body)
  return parsed.success ? { ok: true, value: parsed.data } : trouble('unreadable', reply.status)
}

/** `POST` with a JSON body. */
export function post<T>(schema: ZodType<T>, path: string, body: unknown): Promise<Answer<T>> {
  return request(schema, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** The reply itself, or null when the network failed. */
export async function send(path: string, init: RequestInit = {}): Promise<Response | null> {
  const headers = new Headers(init.headers)
  headers.set('accept', 'application/json')
  headers.set('accept-language', document.documentElement.lang)
  try {
    return await fetch(path, { ...init, headers })
  } catch {
    return null
  }
}

/** The JSON of a reply, or null when it has none. */
export async function readJson(reply: Response): Promise<unknown> {
  try {
    return await reply.json()
  } catch {
    return null
  }
}

/** A trouble without words of the server. */
export function trouble(kind: Trouble['kind'], status: number): { ok: false; trouble: Trouble } {
  return { ok: false, trouble: { kind, status, code: kind, message: '' } }
}

/** What a refusing reply said, or `unreadable` when it said nothing by the contract. */
export function refused(status: number, body: unknown): { ok: false; trouble: Trouble } {
  const parsed = failure.safeParse(body)
  if (!parsed.success) return trouble('unreadable', status)
  const { code, message, reason } = parsed.data.error
  const why = reason === undefined ? {} : { reason }
  return { ok: false, trouble: { kind: 'refused', status, code, message, ...why } }
}
