import { type DoorCode, type DoorCodes, doorCode, doorCodes } from '#contract/here.ts'
import { type Answer, post, request } from './request.ts'

/** Entrances within reach by address with their codes, at most 50. */
export function doorsByAddress(q: string): Promise<Answer<DoorCodes>> {
  return request(doorCodes, `/api/admin/doors?${new URLSearchParams({ q: q.trim() })}`)
}

/** Ends the printed code of an entrance at once and gives it a new one. */
export function renewDoor(unit: string): Promise<Answer<DoorCode>> {
  return post(doorCode, `/api/admin/doors/${unit}/renew`, {})
}
