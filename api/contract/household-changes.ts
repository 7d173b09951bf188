import { z } from 'zod'
import { occupancy, residence } from './households.ts'
import { day } from './wire.ts'

/**
 * Changes to households, their members, service needs and contact members. Every reply is the household's detail
 * (`householdDetail`) unless said otherwise. Ids are made by the client: the same creation sent twice is one.
 * `version` is the one of the detail the editor was looking at; an older one is refused with `changed-meanwhile`.
 */

/** `1`, `501`, `商铺3`: what stands on the door. */
const room = z.string().trim().min(1).max(20)
const floor = z.number().int().min(-5).max(150).nullable()
const version = z.number().int().min(1)

/** To the head of the household, `户主` being the head: 配偶, 子女, 孙辈, 父母, 租客, 其他 or a word of one's own. */
const relation = z.string().trim().min(1).max(10)

/** Digits, `+`, `-` and spaces; 5 to 20 characters. */
const phone = z
  .string()
  .trim()
  .regex(/^\+?\d[\d -]{3,18}\d$/)

const personFields = {
  name: z.string().trim().min(1).max(40),
  sex: z.enum(['female', 'male']).nullable(),
  birthYear: z.number().int().min(1880).max(2200).nullable(),
  /** Null for members under 14 (`child-has-phone`): they are reached through their guardian. */
  phone: phone.nullable(),
  relation,
  residence,
  /**
   * Through whom a child is reached: a grown-up in sight, of this household or another. Where absent or null, a child gets
   * the head of the household.
   */
  guardian: z.uuid().nullable().optional(),
}

const newMember = z.strictObject({ id: z.uuid(), ...personFields })

/** A door: unit is null for buildings without units, floor where it does not matter. */
const dwelling = { building: z.uuid(), unit: z.uuid().nullable(), floor, room }

/**
 * `POST /api/households` → 201. Refused with `unknown-dwelling` where there is no such building or unit, and with
 * `dwelling-elsewhere` where the door is not on ground the account answers for.
 */
export const newHousehold = z.strictObject({
  id: z.uuid(),
  ...dwelling,
  occupancy,
  since: day.nullable(),
  /** Each with an id of their own, and one head at most. */
  people: z
    .array(newMember)
    .max(50)
    .refine((people) => new Set(people.map(({ id }) => id)).size === people.length)
    .refine((people) => people.filter(({ relation }) => relation === '户主').length <= 1),
})
export type NewHouseholdRequest = z.infer<typeof newHousehold>

/** `PATCH /api/households/:id`: what is absent stays. */
export const householdEdit = z.strictObject({
  version,
  floor: floor.optional(),
  room: room.optional(),
  occupancy: occupancy.optional(),
  since: day.nullable().optional(),
})
export type HouseholdEdit = z.infer<typeof householdEdit>

/**
 * `POST /api/households/:id/move`, anywhere in the county. Where the household leaves the mover's ground it leaves their
 * sight, and the reply is `householdGone`; a contact member is withdrawn when the grid changes.
 */
export const householdMove = z.strictObject({ version, ...dwelling })
export type HouseholdMove = z.infer<typeof householdMove>

/**
 * `POST /api/households/:id/split` → detail of the new household `id` at the same door. The first of `members` becomes its
 * head unless the old head goes along.
 */
export const householdSplit = z.strictObject({
  version,
  id: z.uuid(),
  members: z.array(z.uuid()).min(1).max(50),
  room,
  occupancy,
})
export type HouseholdSplit = z.infer<typeof householdSplit>

/** `POST /api/households/:id/merge` → detail of `into`, which keeps its head; this household is closed. */
export const householdMerge = z.strictObject({ version, into: z.uuid() })
export type HouseholdMerge = z.infer<typeof householdMerge>

/** `POST /api/households/:id/close` → `householdGone`. `on` is not after today. Closed households are in no list or count. */
export const householdClose = z.strictObject({
  version,
  why: z.enum(['moved-away', 'demolished', 'mistake']),
  on: day,
})
export type HouseholdClose = z.infer<typeof householdClose>

/** The household is no longer in the sight of whoever asked: closed, or moved to other ground. */
export const householdGone = z.strictObject({ closed: z.boolean(), moved: z.boolean() })
export type HouseholdGone = z.infer<typeof householdGone>

/** `POST /api/households/:id/people` → 201. With `version` the editor wants to be told of other changes. */
export const memberAdd = z.strictObject({ ...newMember.shape, version: version.optional() })
export type MemberAdd = z.infer<typeof memberAdd>

/** `PATCH /api/persons/:id`: what is absent stays; `phone: null` takes the number away. */
export const memberEdit = z.strictObject({
  version: version.optional(),
  name: personFields.name.optional(),
  sex: personFields.sex.optional(),
  birthYear: personFields.birthYear.optional(),
  phone: personFields.phone.optional(),
  relation: relation.optional(),
  residence: residence.optional(),
  guardian: personFields.guardian,
})
export type MemberEdit = z.infer<typeof memberEdit>

/** `POST /api/persons/:id/move` → detail of the household they come to. `DELETE /api/persons/:id` → detail without them. */
export const memberMove = z.strictObject({ household: z.uuid(), relation: relation.optional() })
export type MemberMove = z.infer<typeof memberMove>

/**
 * `POST /api/persons/:id/tags` → 201. A service need with what it is for and on what ground it was recorded. `until` is
 * the last day it holds, at most two years after `since`, and not before today, so that every tag lapses by itself.
 * `helper` is a colleague of `GET /api/colleagues`.
 */
export const newTag = z.strictObject({
  id: z.uuid(),
  kind: z.string().min(1).max(40),
  purpose: z.string().trim().min(2).max(100),
  basis: z.string().trim().min(2).max(100),
  since: day,
  until: day,
  helper: z.uuid().nullable(),
})
export type NewTag = z.infer<typeof newTag>

/** `POST /api/tags/:id/end`: from that day on the tag no longer holds; today makes it go at once. */
export const tagEnd = z.strictObject({ on: day })

/** `PUT /api/households/:id/contact`: the contact member from today, or nobody. A colleague of `GET /api/colleagues`. */
export const contactChoice = z.strictObject({ staff: z.uuid().nullable() })
export type ContactChoice = z.infer<typeof contactChoice>

/** `GET /api/colleagues`: staff at work today on the asker's ground, one row a post's role; names of staff in full. */
export const colleagues = z.strictObject({
  colleagues: z.array(z.strictObject({ id: z.uuid(), name: z.string(), role: z.string() })),
})
export type Colleagues = z.infer<typeof colleagues>

/** `GET /api/service-needs`: the kinds of tag there are. */
export const tagKinds = z.strictObject({
  kinds: z.array(z.strictObject({ code: z.string(), zh: z.string(), en: z.string() })),
})
export type TagKinds = z.infer<typeof tagKinds>

const eventKind = z.enum([
  'opened',
  'edited',
  'moved',
  'split',
  'merged',
  'closed',
  'member-added',
  'member-edited',
  'member-moved',
  'member-removed',
  'tag-added',
  'tag-ended',
  'contact-set',
  'corrected',
])

/**
 * `GET /api/households/:id/history`, newest first, at most 200. `by` is the staff member's name or the account's;
 * `other` the household split from or merged with, or the member concerned. `changes` names fields: of the dwelling with
 * old and new (`{room: ['501', '502']}`), of a person just the field (`{name: true}`), and never a person's value.
 */
export const householdHistory = z.strictObject({
  events: z.array(
    z.strictObject({
      id: z.uuid(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
      kind: eventKind,
      other: z.uuid().nullable(),
      changes: z.record(
        z.string(),
        z.union([
          z.literal(true),
          z.tuple([z.union([z.string(), z.number(), z.null()]), z.union([z.string(), z.number(), z.null()])]),
        ]),
      ),
    }),
  ),
})
export type HouseholdHistory = z.infer<typeof householdHistory>
