import {
  type ExportFormat,
  type ExportRequest,
  type ExportRequests,
  exportRequest,
  exportRequests,
  type MaskedExport,
  type UnmaskedExport,
} from '#contract/protection.ts'
import { type Answer, post, readJson, refused, request, send, trouble } from './request.ts'

/** A file as it came, with the name the server gave it. */
export interface Received {
  readonly name: string
  readonly content: Blob
}

/** Households of a grid within one's sight, names and numbers masked. */
export function maskedList(wanted: MaskedExport): Promise<Answer<Received>> {
  return receive('/api/exports', wanted, `${wanted.grid}.${wanted.format}`)
}

/** The list a second account agreed to; it is given once. */
export function takeList(id: string, format: ExportFormat): Promise<Answer<Received>> {
  return receive(`/api/exports/${id}/file`, { format }, `${id}.${format}`)
}

/** Asks for a list with full names and numbers. */
export function askForList(wanted: UnmaskedExport): Promise<Answer<ExportRequest>> {
  return post(exportRequest, '/api/exports/unmasked', wanted)
}

/** One's own wishes and those one may decide on. */
export function listWishes(): Promise<Answer<ExportRequests>> {
  return request(exportRequests, '/api/exports')
}

export function decideList(id: string, approve: boolean): Promise<Answer<ExportRequest>> {
  return post(exportRequest, `/api/exports/${id}/decide`, { approve })
}

function receive(path: string, body: unknown, otherwise: string): Promise<Answer<Received>> {
  return receiveFile(path, otherwise, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** A file from an address; `otherwise` is its name where the server gives it none. */
export async function receiveFile(
  path: string,
  otherwise: string,
  init?: RequestInit,
): Promise<Answer<Received>> {
  const reply = await send(path, init)
  if (reply === null) return trouble('offline', 0)
  if (!reply.ok) return refused(reply.status, await readJson(reply))
  return { ok: true, value: { name: nameOf(reply) ?? otherwise, content: await reply.blob() } }
}

/** The name in `Content-Disposition`, the encoded one first (RFC 6266). */
function nameOf(reply: Response): string | null {
  const said = reply.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(said)?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/i.exec(said)?.[1] ?? null
}
