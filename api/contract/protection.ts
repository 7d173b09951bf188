import { z } from 'zod'
import { householdList, occupancy } from './households.ts'
import { crsId, sourceFormat } from './import-files.ts'
import { day, position } from './wire.ts'

/** How long a page may show what a reveal answered; then it forgets it. */
export const REVEAL_MINUTES = 10

/** How long after the decision an unmasked list can be taken, once. */
export const EXPORT_HOURS = 24

/** Entries in one page of the audit. */
export const AUDIT_PAGE = 100

/**
 * `POST /api/households/search {q}`: an address, a telephone number or the full name of a head of household. In a body
 * and not in an address, because addresses are kept in histories and logs; `GET /api/households?q=` takes addresses alone
 * and refuses a number with `use-post`. Send it when the person asks for it, not at every key: a look for a number or a name
 * is written to the audit, and limited.
 */
export const householdSearch = z.strictObject({ q: z.string().trim().min(1).max(60) })

/**
 * What was found within sight. `foundBy`: how, null where nothing was found. `people`: the members whose number or name
 * it is, by household. Names are masked as in every list.
 */
export const householdsFound = z.strictObject({
  ...householdList.shape,
  foundBy: z.enum(['phone', 'name', 'address']).nullable(),
  people: z.array(z.strictObject({ household: z.uuid(), person: z.uuid() })),
})
export type HouseholdsFound = z.infer<typeof householdsFound>

const graded = z.strictObject({ code: z.string(), name: z.string() })

/** `GET /api/reveals?from=&to=`: town days, both included; the last 30 days where absent, 366 days at most. */
export const revealsQuery = z.object({ from: day.optional(), to: day.optional() })

/**
 * Who looked at full names and numbers within the reader's reach, newest first, for head, planner and administrator. Whom
 * they looked at is not told. `staff`: the name behind the account. `bound`: it was for a recorded visit. At most 1,000;
 * `accounts` counts all of the period, most first.
 */
export const revealLog = z.strictObject({
  from: day,
  to: day,
  reveals: z.array(
    z.strictObject({
      seq: z.number().int(),
      at: z.iso.datetime(),
      username: z.string().nullable(),
      staff: z.string().nullable(),
      grid: graded.nullable(),
      reason: z.string(),
      note: z.string().nullable(),
      bound: z.boolean(),
    }),
  ),
  accounts: z.array(
    z.strictObject({
      username: z.string().nullable(),
      staff: z.string().nullable(),
      reveals: z.number().int(),
    }),
  ),
  truncated: z.boolean(),
})
export type RevealLog = z.infer<typeof revealLog>

/**
 * `GET /api/audit?verb=&account=&before=`, for administrators: the county's chain, newest first. `account`: id of one;
 * `before`: entries with a lower number, for the next page.
 */
export const auditQuery = z.object({
  verb: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
  account: z.uuid().optional(),
  before: z.coerce.number().int().positive().optional(),
})
export type AuditQuery = z.infer<typeof auditQuery>

/** Ids, verbs and reasons, never a resident's name. `next`: what to send as `before`; null at the first entry. */
export const auditPage = z.strictObject({
  entries: z.array(
    z.strictObject({
      seq: z.number().int(),
      at: z.iso.datetime(),
      username: z.string().nullable(),
      verb: z.string(),
      subject: z.uuid().nullable(),
      plan: z.uuid().nullable(),
      grid: graded.nullable(),
      about: z.uuid().nullable(),
      reason: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  next: z.number().int().nullable(),
})
export type AuditPage = z.infer<typeof auditPage>

/** `GET /api/audit/state`: every hash computed anew. `brokenAt`: number of the first entry that does not hold. */
export const auditState = z.strictObject({ entries: z.number().int(), brokenAt: z.number().int().nullable() })
export type AuditStateReply = z.infer<typeof auditState>

/** `GET /api/subjects?building=[&unit=]`: administrators only, within their reach. */
export const subjectsQuery = z.object({ building: z.uuid(), unit: z.uuid().optional() })
export type SubjectsQuery = z.infer<typeof subjectsQuery>

/** Doors and rooms, nobody's name; households that were closed too. */
export const subjectDoors = z.strictObject({
  doors: z.array(
    z.strictObject({
      household: z.uuid(),
      unit: z.string().nullable(),
      floor: z.number().int().nullable(),
      room: z.string(),
      closed: z.boolean(),
    }),
  ),
})
export type SubjectDoors = z.infer<typeof subjectDoors>

/** What a resident came for: to see what is held, to have it mended, to have it erased, or because of who looked. */
export const subjectReason = z.enum(['access', 'correction', 'erasure', 'complaint'])
export type SubjectReason = z.infer<typeof subjectReason>

/** `POST /api/subjects/:household/open`. `note`: how the person proved who they are, for one; no name is needed. */
export const openSubject = z.strictObject({
  reason: subjectReason,
  note: z.string().trim().min(1).max(200).optional(),
})
export type OpenSubject = z.infer<typeof openSubject>

const subjectPerson = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  sex: z.enum(['female', 'male']).nullable(),
  birthYear: z.number().int().nullable(),
  phone: z.string().nullable(),
  relation: z.string(),
  residence: z.enum(['here', 'registered-elsewhere', 'lives-elsewhere']),
  guardian: z.uuid().nullable(),
  tags: z.array(
    z.strictObject({
      kind: z.string(),
      purpose: z.string(),
      basis: z.string(),
      since: day,
      until: day,
      recordedBy: z.string(),
      helper: z.string().nullable(),
    }),
  ),
})

/**
 * Everything that is held about a household, in full, and who looked at it. `by`, `recordedBy`, `helper`: names of staff.
 * `looks`: entries of the audit about the household, its members and its visits, newest first; `person` where one member
 * was meant. `confirm`: what has to be typed to have the household erased. `auditSeq`: the entry that this look left.
 */
export const subjectFile = z.strictObject({
  household: z.strictObject({
    id: z.uuid(),
    building: z.string(),
    compound: z.string().nullable(),
    unit: z.string().nullable(),
    floor: z.number().int().nullable(),
    room: z.string(),
    occupancy,
    since: day.nullable(),
    closedOn: day.nullable(),
    closedWhy: z.string().nullable(),
    sourceCode: z.string().nullable(),
    position: position.nullable(),
    grid: graded.nullable(),
  }),
  people: z.array(subjectPerson),
  contacts: z.array(z.strictObject({ name: z.string(), since: day })),
  visits: z.array(
    z.strictObject({
      id: z.uuid(),
      at: z.iso.datetime(),
      outcome: z.string(),
      note: z.string().nullable(),
      by: z.string(),
    }),
  ),
  history: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      kind: z.string(),
      by: z.string().nullable(),
      changes: z.record(z.string(), z.unknown()),
    }),
  ),
  looks: z.array(
    z.strictObject({
      seq: z.number().int(),
      at: z.iso.datetime(),
      username: z.string().nullable(),
      staff: z.string().nullable(),
      verb: z.string(),
      reason: z.string().nullable(),
      note: z.string().nullable(),
      person: z.uuid().nullable(),
    }),
  ),
  confirm: z.string(),
  auditSeq: z.number().int(),
})
export type SubjectFile = z.infer<typeof subjectFile>

const correctionNote = z.string().trim().min(1).max(200).optional()
const SOMETHING = { message: 'at least one field besides note' }

/** Whether a correction says anything. */
function corrects({ note: _, ...fields }: Readonly<Record<string, unknown>>): boolean {
  return Object.values(fields).some((value) => value !== undefined)
}

/** `PATCH /api/subjects/:household` → subjectFile: what is wrong about the dwelling; fields left out stay. */
export const correctHousehold = z
  .strictObject({
    floor: z.number().int().min(-9).max(200).nullable().optional(),
    room: z.string().trim().min(1).max(40).optional(),
    occupancy: occupancy.optional(),
    since: day.nullable().optional(),
    note: correctionNote,
  })
  .refine(corrects, SOMETHING)
export type CorrectHousehold = z.infer<typeof correctHousehold>

/** `PATCH /api/subjects/:household/people/:id` → subjectFile: what is wrong about a member; fields left out stay. */
export const correctPerson = z
  .strictObject({
    name: z.string().trim().min(1).max(40).optional(),
    sex: z.enum(['female', 'male']).nullable().optional(),
    birthYear: z.number().int().min(1880).max(2200).nullable().optional(),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d -]{5,20}$/)
      .nullable()
      .optional(),
    relation: z.string().trim().min(1).max(20).optional(),
    residence: subjectPerson.shape.residence.optional(),
    note: correctionNote,
  })
  .refine(corrects, SOMETHING)
export type CorrectPerson = z.infer<typeof correctPerson>

/** `POST /api/subjects/:household/erase`: `confirm` must be the file's own `confirm`. It cannot be undone. */
export const eraseSubject = z.strictObject({ confirm: z.string().trim().min(1).max(200) })

/** How many rows of which table are gone, and the entry of the audit that says so. */
export const subjectErased = z.strictObject({
  erased: z.record(z.string(), z.number().int()),
  auditSeq: z.number().int(),
})
export type SubjectErased = z.infer<typeof subjectErased>

/** What lapses with time. */
export const retained = z.enum([
  'visit-notes',
  'visits',
  'patrols',
  'closed-households',
  'lapsed-tags',
  'sessions',
  'audit-notes',
  'exports',
  'household-events',
  'needs',
  'imports',
  'import-copies',
])
export type Retained = z.infer<typeof retained>

/**
 * `GET /api/retention`, for administrators: what would go if it were run now. `days`: how long it is kept; `standard`: what
 * the program proposes. `oldest`: the day of the oldest that would go.
 */
export const retention = z.strictObject({
  items: z.array(
    z.strictObject({
      what: retained,
      days: z.number().int(),
      standard: z.number().int(),
      rows: z.number().int(),
      oldest: day.nullable(),
    }),
  ),
})
export type Retention = z.infer<typeof retention>

/** `POST /api/retention/rules`: keeps something for so many days; null: as long as the program proposes. → retention */
export const retentionRule = z.strictObject({
  what: retained,
  days: z.number().int().min(1).max(36_600).nullable(),
})
export type RetentionRule = z.infer<typeof retentionRule>

/** `POST /api/retention/run {confirm: true}` → how many rows went, and the entry of the audit that says so. */
export const runRetention = z.strictObject({ confirm: z.literal(true) })
export const retentionDone = z.strictObject({
  items: z.array(
    z.strictObject({ what: retained, rows: z.number().int(), auditSeq: z.number().int().nullable() }),
  ),
})
export type RetentionDone = z.infer<typeof retentionDone>

const gridCode = z.string().regex(/^\d{15}$/)

/** What a list is written as. */
export const exportFormat = z.enum(['csv', 'xlsx'])
export type ExportFormat = z.infer<typeof exportFormat>

/**
 * `POST /api/exports` → the file: households of a grid within the sender's sight, a row a member, masked. A list (CSV, XLSX)
 * has no positions; a format of maps has a point a row, in `crs` (WGS 84 where it is not said).
 */
export const maskedExport = z.strictObject({ grid: gridCode, format: sourceFormat, crs: crsId.optional() })
export type MaskedExport = z.infer<typeof maskedExport>

/**
 * `POST /api/exports/unmasked` → 201 exportRequest: the same with full names and numbers, once somebody else agreed. The id
 * is made by the page, so that sending twice is asking once (200).
 */
export const unmaskedExport = z.strictObject({
  id: z.uuid(),
  grid: gridCode,
  reason: z.string().trim().min(4).max(200),
})
export type UnmaskedExport = z.infer<typeof unmaskedExport>

/**
 * A wish for an unmasked list. `lapsed`: approved, and not taken within 24 hours (`until`). `own`: the reader asked for
 * it and may take it; `mayDecide`: the reader is head or administrator there, and somebody else asked.
 */
export const exportRequest = z.strictObject({
  id: z.uuid(),
  grid: graded.nullable(),
  reason: z.string(),
  state: z.enum(['waiting', 'approved', 'refused', 'taken', 'lapsed']),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  takenAt: z.iso.datetime().nullable(),
  until: z.iso.datetime().nullable(),
  own: z.boolean(),
  mayDecide: z.boolean(),
})
export type ExportRequest = z.infer<typeof exportRequest>

/** `GET /api/exports`: one's own wishes and those one may decide on, newest first, 200 at most. */
export const exportRequests = z.strictObject({ exports: z.array(exportRequest) })
export type ExportRequests = z.infer<typeof exportRequests>

/** `POST /api/exports/:id/decide` → exportRequest. */
export const decideExport = z.strictObject({ approve: z.boolean() })

/** `POST /api/exports/:id/file {format}` → the file, once: a GET could be sent by a link or a browser on its own. */
export const takeExport = z.strictObject({ format: exportFormat })
