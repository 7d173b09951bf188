import {
  type CorrectHousehold,
  type CorrectPerson,
  type OpenSubject,
  type SubjectDoors,
  type SubjectErased,
  type SubjectFile,
  subjectDoors,
  subjectErased,
  subjectFile,
} from '#contract/protection.ts'
import { change } from './change.ts'
import { type Answer, post, request } from './request.ts'

/** Doors and rooms of a building or one of its units, nobody's name. */
export function doorsOf(building: string, unit: string | null): Promise<Answer<SubjectDoors>> {
  const query = new URLSearchParams(unit === null ? { building } : { building, unit })
  return request(subjectDoors, `/api/subjects?${query}`)
}

/** Everything that is held about a household and who looked at it; the audit has a line of it first. */
export function openSubject(household: string, why: OpenSubject): Promise<Answer<SubjectFile>> {
  return post(subjectFile, `/api/subjects/${household}/open`, why)
}

export function correctHousehold(household: string, what: CorrectHousehold): Promise<Answer<SubjectFile>> {
  return change('PATCH', subjectFile, `/api/subjects/${household}`, what)
}

export function correctPerson(
  household: string,
  person: string,
  what: CorrectPerson,
): Promise<Answer<SubjectFile>> {
  return change('PATCH', subjectFile, `/api/subjects/${household}/people/${person}`, what)
}

/** Erases a household; `confirm` is what its file asks to be typed. */
export function eraseSubject(household: string, confirm: string): Promise<Answer<SubjectErased>> {
  return post(subjectErased, `/api/subjects/${household}/erase`, { confirm })
}
