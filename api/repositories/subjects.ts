import type { CorrectHousehold, CorrectPerson, SubjectDoors, SubjectFile } from '#contract/protection.ts'
import type { SealedPhone } from '../secrets/secrets.ts'
import type { AccountId } from './accounts.ts'
import type { Ask } from './request.ts'
import { indexedColumns } from './sealed.ts'
import { sql } from './sql.ts'

/** One household of a county: whom a steward answers for. */
export interface Subject {
  readonly county: string
  readonly household: string
}

/** What a steward came for. `mac`: keyed hash of the note. */
export interface SubjectWhy {
  readonly verb: 'subject-access' | 'subject-correct' | 'subject-erase'
  readonly reasonCode: string
  readonly note: { readonly text: string; readonly mac: Buffer } | null
}

/** A door with the building it is in. */
export interface FoundDoor extends Readonly<SubjectDoors['doors'][number]> {
  readonly building: string
}

/** The household as it is stored. */
export interface SubjectHousehold extends Omit<SubjectFile['household'], 'grid'> {
  readonly gridCode: string | null
  readonly gridName: string | null
}

type Dated<Row extends { at: string }> = Omit<Row, 'at'> & { readonly at: Date }
type Person = SubjectFile['people'][number]

/** A member as stored: the number sealed. */
export interface SubjectPerson extends Omit<Person, 'phone'> {
  readonly phone: Buffer | null
  readonly phoneKey: string | null
}

/** What is held besides the household and its members. */
export interface SubjectRest {
  readonly contacts: SubjectFile['contacts']
  readonly visits: readonly Dated<SubjectFile['visits'][number]>[]
  readonly history: readonly Dated<SubjectFile['history'][number]>[]
  readonly looks: readonly Dated<SubjectFile['looks'][number]>[]
}

const doors = sql('subjects/doors')
const find = sql('subjects/find')
const enter = sql('subjects/enter')
const household = sql('subjects/household')
const people = sql('subjects/people')
const contacts = sql('subjects/contacts')
const visits = sql('subjects/visits')
const history = sql('subjects/history')
const looks = sql('subjects/looks')
const correctHousehold = sql('subjects/correct-household')
const correctPerson = sql('subjects/correct-person')
const event = sql('subjects/event')
const eraseReasons = sql('subjects/erase-reasons')
const eraseTags = sql('subjects/erase-tags')
const eraseRows = sql('subjects/erase-rows')
const recordErasure = sql('subjects/record-erasure')

/** Doors and rooms of a building within the steward's reach. */
export function doorsOf(
  ask: Ask,
  county: string,
  building: string,
  unit: string | undefined,
): Promise<SubjectDoors['doors']> {
  return ask.rows(doors, { county, building, unit: unit ?? null })
}

/** Doors within the steward's reach whose address holds every word. */
export function findDoors(
  ask: Ask,
  county: string,
  words: readonly string[],
  limit: number,
): Promise<FoundDoor[]> {
  return ask.rows<FoundDoor>(find, { county, words, limit })
}

/**
 * Lets a steward see one household for the rest of the transaction, once the audit has a line of it, and gives that line's
 * number; null where it is out of reach. The database throws for any account that is no administrator's.
 */
export async function enterSubject(
  ask: Ask,
  { household: id }: Subject,
  why: SubjectWhy,
): Promise<number | null> {
  const { verb, reasonCode, note } = why
  const values = { verb, reasonCode, reasonMac: note?.mac ?? null, note: note?.text ?? null }
  return (await ask.one<{ seq: number | null }>(enter, { household: id, ...values })).seq
}

/** The household that was entered. */
export function subjectHousehold(ask: Ask, subject: Subject): Promise<SubjectHousehold> {
  return ask.one<SubjectHousehold>(household, { ...subject })
}

/** Its members, head first. */
export function subjectPeople(ask: Ask, subject: Subject): Promise<SubjectPerson[]> {
  return ask.rows<SubjectPerson>(people, { ...subject })
}

/** What else is held about it, and who looked. */
export async function subjectRest(ask: Ask, subject: Subject): Promise<SubjectRest> {
  return {
    contacts: await ask.rows(contacts, { ...subject }),
    visits: await ask.rows(visits, { ...subject }),
    history: await ask.rows(history, { ...subject }),
    looks: await ask.rows(looks, { ...subject }),
  }
}

/** Corrects the dwelling. */
export function writeHousehold(
  ask: Ask,
  subject: Subject,
  fields: Omit<CorrectHousehold, 'note'>,
): Promise<void> {
  const unnamed = { floor: null, room: null, occupancy: null, since: null }
  return ask.none(correctHousehold, { ...unnamed, ...fields, fields: namesOf(fields), ...subject })
}

/** Corrects a member; false where nobody of that id is one. */
export async function writePerson(
  ask: Ask,
  subject: Subject,
  id: string,
  fields: Omit<CorrectPerson, 'note' | 'phone'> & { readonly phone?: SealedPhone | null | undefined },
): Promise<boolean> {
  const { phone = null, ...plain } = fields
  const unnamed = { name: null, sex: null, birthYear: null, relation: null, residence: null }
  const values = { ...unnamed, ...plain, ...indexedColumns(phone), fields: namesOf(fields), id, ...subject }
  return (await ask.rows(correctPerson, values)).length > 0
}

function namesOf(fields: object): string[] {
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [name]))
}

/** Writes into the household's history that something was corrected. */
export function writeCorrection(
  ask: Ask,
  subject: Subject,
  line: {
    readonly id: string
    readonly account: string
    readonly other: string | null
    readonly changes: object
  },
): Promise<void> {
  return ask.none(event, { ...subject, ...line })
}

/** Tables about a household and the column that names it, what points before what it points at. */
const TABLES = [
  ['visit', 'household'],
  ['household_event', 'household'],
  ['contact', 'household'],
  ['person', 'household'],
  ['household_grid', 'household'],
  ['household', 'id'],
] as const

/** Deletes everything about the household that was entered, and gives how many rows of which table went. */
export async function eraseEverything(ask: Ask, subject: Subject): Promise<Record<string, number>> {
  const count = async (query: Parameters<Ask['one']>[0], values: object = {}): Promise<number> =>
    (await ask.one<{ n: number }>(query, { ...subject, ...values })).n
  const erased: Record<string, number> = { audit_reason: await count(eraseReasons) }
  erased.welfare_tag = await count(eraseTags)
  for (const [table, column] of TABLES) erased[table] = await count(eraseRows, { table, column })
  return erased
}

/** Leaves a trace that it was done: of which household, by whom, how many rows of what. */
export function recordErased(
  ask: Ask,
  subject: Subject,
  { id: account }: AccountId,
  id: string,
  rows: object,
): Promise<void> {
  return ask.none(recordErasure, { ...subject, account, id, rows })
}
