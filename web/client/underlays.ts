import { type Underlays, underlays } from '#contract/underlays.ts'
import { type Answer, request } from './request.ts'

/** Where tiles of an underlay are, their numbers in braces. */
export function underlayTiles(id: string): string {
  return `${location.origin}/tiles/underlay/${id}/{z}/{x}/{y}`
}

/** Pictures in tiles that the server has to draw over. */
export function listUnderlays(): Promise<Answer<Underlays>> {
  return request(underlays, '/api/underlays')
}
