import {
  type GroupPicture,
  type NeedLine,
  type NeedMove,
  type NeedPhone,
  type Needs,
  needLine,
  needPhone,
  needs,
} from '#contract/needs.ts'
import { type Answer, post, request } from './request.ts'
import { tell } from './tell.ts'

/** Needs left at the doors I answer for, newest first; `open` leaves out those done and answered. */
export function leftNeeds(open: boolean): Promise<Answer<Needs>> {
  return request(needs, open ? '/api/needs?open=true' : '/api/needs')
}

/** The number to call back, in full; the server writes the look to the audit. */
export function callBackNumber(need: string): Promise<Answer<NeedPhone>> {
  return post(needPhone, `/api/needs/${encodeURIComponent(need)}/phone`, {})
}

/** Says what became of a need. */
export function moveNeed(need: string, move: NeedMove): Promise<Answer<NeedLine>> {
  return post(needLine, `/api/needs/${encodeURIComponent(need)}/state`, move)
}

/** Address of a need's picture; `n` counts from 1. */
export function needPicture(need: string, n: number): string {
  return `/api/needs/${encodeURIComponent(need)}/pictures/${n}`
}

/** Address of the picture by which one joins the group of a grid. */
export function groupPictureOf(grid: string): string {
  return `/api/grids/${encodeURIComponent(grid)}/group.jpg`
}

export function putGroupPicture(grid: string, picture: GroupPicture): Promise<Answer<null>> {
  return tell('PUT', `/api/grids/${encodeURIComponent(grid)}/group`, picture)
}

export function removeGroupPicture(grid: string): Promise<Answer<null>> {
  return tell('DELETE', `/api/grids/${encodeURIComponent(grid)}/group`)
}
