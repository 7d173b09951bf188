import { type NewSheets, type Sheets, sheets } from '#contract/paper.ts'
import { type Answer, post, request } from './request.ts'

/** Orders the sheets of an entrance, a grid or a community; they are made meanwhile. */
export function orderSheets(wanted: NewSheets): Promise<Answer<Sheets>> {
  return post(sheets, '/api/admin/sheets', wanted)
}

/** How far an order is. */
export function sheetsState(id: string): Promise<Answer<Sheets>> {
  return request(sheets, `/api/admin/sheets/${id}`)
}

/** Where the browser fetches the file of an order that is done. */
export function sheetsFile(id: string): string {
  return `/api/admin/sheets/${id}/file`
}
