import type { MemberAdd, MemberEdit } from '#contract/household-changes.ts'
import type { Member } from '#contract/households.ts'

/** What is typed about a member; empty where nothing was. */
export interface MemberValues {
  readonly name: string
  readonly relation: string
  readonly sex: '' | 'female' | 'male'
  readonly birthYear: string
  readonly residence: Member['residence']
  readonly phone: string
  readonly dropPhone: boolean
  /** Id of a grown-up of the household; empty for its head. */
  readonly guardian: string
}

/** The words most relations to the head are registered with. */
export const RELATIONS = ['户主', '配偶', '子女', '孙辈', '父母', '租客', '其他'] as const

/** Digits with spaces and hyphens, as the server takes them. */
export const PHONE = /^\+?\d[\d -]{3,18}\d$/

const CHILD_UNTIL = 14

/** Whether somebody born in `birthYear` (as typed) is under 14 in the year of `today`, `YYYY-MM-DD`. */
export function isChildBorn(birthYear: string, today: string): boolean {
  return /^\d{4}$/.test(birthYear) && Number(today.slice(0, 4)) - Number(birthYear) < CHILD_UNTIL
}

/** The form of a new member, or of one who is there: name and number are masked, so their fields begin empty. */
export function valuesOf(member: Member | null): MemberValues {
  return {
    name: '',
    relation: member?.relation ?? '',
    sex: member?.sex ?? '',
    birthYear: member?.birthYear?.toString() ?? '',
    residence: member?.residence ?? 'here',
    phone: '',
    dropPhone: false,
    guardian: member?.guardian?.id ?? '',
  }
}

/** A new member as the server wants it. */
export function memberAdd(id: string, values: MemberValues, today: string, version?: number): MemberAdd {
  const child = isChildBorn(values.birthYear, today)
  return {
    id,
    ...(version === undefined ? {} : { version }),
    name: values.name.trim(),
    sex: values.sex || null,
    birthYear: values.birthYear === '' ? null : Number(values.birthYear),
    phone: child ? null : values.phone.trim() || null,
    relation: values.relation.trim(),
    residence: values.residence,
    guardian: child ? values.guardian || null : null,
  }
}

/** Only what was changed since the form was opened, so that what others changed meanwhile stays as they made it. */
export function memberEdit(
  before: MemberValues,
  after: MemberValues,
  today: string,
  version: number,
): MemberEdit {
  const edit: { -readonly [K in keyof MemberEdit]: MemberEdit[K] } = { version }
  const child = isChildBorn(after.birthYear, today)
  if (after.name.trim() !== '') edit.name = after.name.trim()
  if (after.relation.trim() !== before.relation) edit.relation = after.relation.trim()
  if (after.sex !== before.sex) edit.sex = after.sex || null
  if (after.birthYear !== before.birthYear) {
    edit.birthYear = after.birthYear === '' ? null : Number(after.birthYear)
  }
  if (after.residence !== before.residence) edit.residence = after.residence
  if (after.dropPhone || (child && !isChildBorn(before.birthYear, today))) edit.phone = null
  else if (!child && after.phone.trim() !== '') edit.phone = after.phone.trim()
  if (child && after.guardian !== before.guardian) edit.guardian = after.guardian || null
  return edit
}
