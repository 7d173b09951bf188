import { type Answer, readJson, refused, send, trouble } from './request.ts'

/** Tells the server something whose reply holds nothing the page needs. */
export async function tell(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer<null>> {
  const told =
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const reply = await send(path, told)
  if (reply === null) return trouble('offline', 0)
  return reply.ok ? { ok: true, value: null } : refused(reply.status, await readJson(reply))
}
