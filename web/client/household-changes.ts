import {
  type Colleagues,
  type ContactChoice,
  colleagues,
  type HouseholdClose,
  type HouseholdEdit,
  type HouseholdGone,
  type HouseholdHistory,
  type HouseholdMerge,
  type HouseholdMove,
  type HouseholdSplit,
  householdGone,
  householdHistory,
  type MemberAdd,
  type MemberEdit,
  type MemberMove,
  type NewHouseholdRequest,
  type NewTag,
  type TagKinds,
  tagKinds,
} from '#contract/household-changes.ts'
import { type HouseholdDetail, householdDetail } from '#contract/households.ts'
import { type Answer, post, request } from './request.ts'

type Changed = Promise<Answer<HouseholdDetail>>

/** What a household is after it moved or closed: itself, or gone from the sight of whoever asked. */
const movedOrGone = householdDetail.or(householdGone)

export function openHousehold(wanted: NewHouseholdRequest): Changed {
  return post(householdDetail, '/api/households', wanted)
}

export function editHousehold(id: string, edit: HouseholdEdit): Changed {
  return send('PATCH', `/api/households/${id}`, edit)
}

export function moveHousehold(
  id: string,
  move: HouseholdMove,
): Promise<Answer<HouseholdDetail | HouseholdGone>> {
  return post(movedOrGone, `/api/households/${id}/move`, move)
}

/** Answers with the new household. */
export function splitHousehold(id: string, split: HouseholdSplit): Changed {
  return post(householdDetail, `/api/households/${id}/split`, split)
}

/** Answers with the household it was merged into. */
export function mergeHousehold(id: string, merge: HouseholdMerge): Changed {
  return post(householdDetail, `/api/households/${id}/merge`, merge)
}

export function closeHousehold(id: string, close: HouseholdClose): Promise<Answer<HouseholdGone>> {
  return post(householdGone, `/api/households/${id}/close`, close)
}

export function addMember(household: string, member: MemberAdd): Changed {
  return post(householdDetail, `/api/households/${household}/people`, member)
}

export function editMember(person: string, edit: MemberEdit): Changed {
  return send('PATCH', `/api/persons/${person}`, edit)
}

/** Answers with the household they come to. */
export function moveMember(person: string, move: MemberMove): Changed {
  return post(householdDetail, `/api/persons/${person}/move`, move)
}

export function removeMember(person: string): Changed {
  return request(householdDetail, `/api/persons/${person}`, { method: 'DELETE' })
}

export function addTag(person: string, tag: NewTag): Changed {
  return post(householdDetail, `/api/persons/${person}/tags`, tag)
}

/** `on`: the first town day it no longer holds. */
export function endTag(tag: string, on: string): Changed {
  return post(householdDetail, `/api/tags/${tag}/end`, { on })
}

export function setContact(household: string, choice: ContactChoice): Changed {
  return send('PUT', `/api/households/${household}/contact`, choice)
}

export function listColleagues(): Promise<Answer<Colleagues>> {
  return request(colleagues, '/api/colleagues')
}

/** The kinds of service need there are, with their words. */
export function serviceNeeds(): Promise<Answer<TagKinds>> {
  return request(tagKinds, '/api/service-needs')
}

export function historyOf(household: string): Promise<Answer<HouseholdHistory>> {
  return request(householdHistory, `/api/households/${household}/history`)
}

function send(method: 'PATCH' | 'PUT', path: string, body: unknown): Changed {
  const headers = { 'content-type': 'application/json' }
  return request(householdDetail, path, { method, headers, body: JSON.stringify(body) })
}
