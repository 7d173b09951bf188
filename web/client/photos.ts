import type { PhotoChange } from '#contract/boards-admin.ts'
import { type Answer, readJson, refused, send, trouble } from './request.ts'
import { tell } from './tell.ts'

const path = (staff: string) => `/api/admin/staff/${staff}/photo`

/** The photo of one of the staff as a JPEG, null where there is none. */
export async function staffPhoto(staff: string): Promise<Answer<Blob | null>> {
  const reply = await send(path(staff), { cache: 'no-store' })
  if (reply === null) return trouble('offline', 0)
  if (reply.ok) return { ok: true, value: reply.status === 204 ? null : await reply.blob() }
  return refused(reply.status, await readJson(reply))
}

export function putPhoto(staff: string, what: PhotoChange): Promise<Answer<null>> {
  return tell('PUT', path(staff), what)
}

export function removePhoto(staff: string): Promise<Answer<null>> {
  return tell('DELETE', path(staff))
}
