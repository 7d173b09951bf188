import type { ZodType } from 'zod'
import { type Answer, request } from './request.ts'

/** Changes something whose new state the server answers with. */
export function change<T>(
  method: 'PUT' | 'PATCH' | 'DELETE',
  schema: ZodType<T>,
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  if (body === undefined) return request(schema, path, { method })
  return request(schema, path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
