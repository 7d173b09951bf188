import { z } from 'zod'
import { action, MAX_ACTIONS } from './actions.ts'
import { finding } from './coverage.ts'
import { day, position } from './wire.ts'

const count = z.number().int()
const code12 = z.string().regex(/^\d{12}$/)
const jurisdiction = z.string().regex(/^\d{9}(\d{3})?$/)
const text = z.string().trim().max(2000)

export const planState = z.enum(['draft', 'submitted', 'approved', 'published'])
export type PlanState = z.infer<typeof planState>

/** One line of `GET /api/plans`. `standing` says what a published plan is today. */
export const planSummary = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  root: z.strictObject({ code: z.string(), name: z.string() }),
  state: planState,
  standing: z.enum(['draft', 'scheduled', 'in-force', 'past']),
  revision: count,
  basedOn: z.uuid().nullable(),
  effectiveFrom: day.nullable(),
  /** How many plans of its root were published up to it; 0 before publication. */
  version: count,
  grids: count,
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  submittedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
})
export type PlanSummary = z.infer<typeof planSummary>
export const planList = z.strictObject({ plans: z.array(planSummary) })
export type PlanList = z.infer<typeof planList>

/**
 * `POST /api/plans`: a draft of a root jurisdiction. With `basedOn` it starts as a copy of that published plan
 * (an earlier one too: that is how to roll back); with `empty` its communities are one undivided piece each;
 * with neither it copies the last published plan, or is empty where there is none.
 */
export const newPlan = z.strictObject({
  jurisdiction,
  name: z.string().trim().min(1).max(60).optional(),
  basedOn: z.uuid().optional(),
  empty: z.boolean().optional(),
})
export type NewPlan = z.infer<typeof newPlan>

/** A grid as it is in a plan; lists are in the order of keys. */
export const planGrid = z.strictObject({
  key: z.uuid(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  parent: z.uuid().nullable(),
  community: code12,
  kind: z.enum(['general', 'dedicated']),
  urban: z.boolean(),
  name: z.string(),
  code: z.string().nullable(),
  sourceCode: z.string().nullable(),
  band: z.strictObject({ min: count, max: count }).nullable(),
  exclave: z.boolean(),
})

/** A face: its polygon's rings in degrees, the first vertex not repeated at the end. */
export const planFace = z.strictObject({
  key: z.string(),
  community: code12,
  holder: z.uuid().nullable(),
  exemption: z.string().nullable(),
  rings: z.array(z.array(position)),
})
export type PlanFace = z.infer<typeof planFace>

export const locks = z.strictObject({
  grids: z.array(z.uuid()),
  levels: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])),
})

/**
 * What the account that asks may do with the plan. `communities` and `grid` bound where: null is everywhere in
 * the plan; `outline` says whether it may move a community's border.
 */
export const planRights = z.strictObject({
  edit: z.boolean(),
  submit: z.boolean(),
  approve: z.boolean(),
  /** Give a submitted plan back; whoever submitted it may take it back so. */
  return: z.boolean(),
  /** Publish, and withdraw what is scheduled. */
  publish: z.boolean(),
  outline: z.boolean(),
  communities: z.array(code12).nullable(),
  grid: z.uuid().nullable(),
})
export type PlanRights = z.infer<typeof planRights>

/** Who is responsible for a grid in the plan in force: role and masked name; many grids of a draft have none. */
export const planStaff = z.strictObject({ grid: z.uuid(), role: z.string(), name: z.string() })

/**
 * `GET /api/plans/:id`, ETag is the revision. `actions` are all applied so far, in order: with the faces as they
 * stand they let a page show the history. `origin` is in lattice units, `scale` in metres a unit.
 */
export const planDetail = z.strictObject({
  ...planSummary.shape,
  origin: z.tuple([count, count]),
  scale: z.strictObject({ x: z.number(), y: z.number() }),
  communities: z.array(z.strictObject({ code: code12, name: z.string(), levels: z.array(z.string()) })),
  levels: z.array(z.string()),
  grids: z.array(planGrid),
  faces: z.array(planFace),
  locks,
  rights: planRights,
  staff: z.array(planStaff),
})
export type PlanDetail = z.infer<typeof planDetail>

/** Where households stand and how many, and which buildings and units they are of: counts, never a name. */
export const planDots = z.strictObject({
  dots: z.array(
    z.strictObject({
      at: position,
      households: count,
      building: z.uuid().nullable(),
      unit: z.uuid().nullable(),
    }),
  ),
  buildings: z.array(z.strictObject({ id: z.uuid(), name: z.string(), at: position })),
  units: z.array(z.strictObject({ id: z.uuid(), building: z.uuid(), name: z.string() })),
})
export type PlanDots = z.infer<typeof planDots>

/** One entry of a plan's log. */
export const loggedAction = z.strictObject({
  revision: count,
  action,
  by: z.string().nullable(),
  /** Whether the account that asks did it. */
  mine: z.boolean(),
  at: z.string(),
})
export type LoggedAction = z.infer<typeof loggedAction>

/**
 * `GET /api/plans/:id/actions?since=`: the log after a revision. `base` is the revision from which on the log
 * applies to the ground the plan stands on: a page that knows an older one reads the whole plan anew (a rebase
 * puts the same actions on other ground).
 */
export const actionLog = z.strictObject({ revision: count, base: count, actions: z.array(loggedAction) })
export const sinceQuery = z.object({ since: z.coerce.number().int().min(0).default(0) })
export type ActionLog = z.infer<typeof actionLog>

export const postActions = z.strictObject({
  revision: count.min(0),
  actions: z.array(action).min(1).max(MAX_ACTIONS),
})
export type PostActions = z.infer<typeof postActions>

/** What several actions changed: keys of grids and faces that are new or different, and those that are gone. */
export const changed = z.strictObject({
  grids: z.array(z.uuid()),
  goneGrids: z.array(z.uuid()),
  faces: z.array(z.string()),
  goneFaces: z.array(z.string()),
})
export const acted = z.strictObject({ revision: count, changed })
export type Acted = z.infer<typeof acted>

/** 422: which of the actions was refused and why; `reason` of the error is a reason of `#plan`. */
export const actionRefused = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), reason: z.string().optional() }),
  refusal: z.strictObject({
    action: z.uuid(),
    reason: z.string(),
    at: position.optional(),
    grid: z.uuid().optional(),
  }),
})
/** 409 `stale-revision`: what was missed, in order; `base` as in `actionLog`. */
export const staleRevision = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), reason: z.string().optional() }),
  revision: count,
  base: count,
  actions: z.array(loggedAction),
})
export type StaleRevision = z.infer<typeof staleRevision>

/** `PATCH /api/plans/:id`. */
export const renamePlan = z.strictObject({ name: z.string().trim().min(1).max(60) })

/** `POST …/submit`, `/approve`, `/return` and `/withdraw` answer with where the plan stands now. */
export const planMoved = z.strictObject({ state: planState })
export type PlanMoved = z.infer<typeof planMoved>

/**
 * `POST …/rebase`: puts a draft on the last published plan by replaying its actions there; with `drop`, without those
 * that clash. With `keepGround` it stays as it is drawn and only follows that plan, which is what a draft begun empty
 * or as a copy of an earlier plan wants.
 */
export const postRebase = z.strictObject({
  drop: z.boolean().default(false),
  keepGround: z.boolean().default(false),
})
export type PostRebase = z.infer<typeof postRebase>
const clash = z.strictObject({
  action,
  by: z.string().nullable(),
  refusal: z.strictObject({
    reason: z.string(),
    at: position.optional(),
    grid: z.uuid().optional(),
  }),
})
export const rebased = z.strictObject({ revision: count, dropped: z.array(clash) })
export type Rebased = z.infer<typeof rebased>
/** 409 `rebase-clashes`: actions that do not apply to the newer plan; nothing was changed. */
export const rebaseClashes = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), reason: z.string().optional() }),
  clashes: z.array(clash),
})

export const postRevert = z.strictObject({ action: z.uuid() })

/** A finding with its ways out: actions in degrees that mend it, the best first; ids are made when applied. */
export const planFinding = z.strictObject({
  ...finding.shape,
  gridKey: z.uuid().optional(),
  fixes: z.array(action),
})
export type PlanFinding = z.infer<typeof planFinding>
export const planFindings = z.strictObject({ revision: count, findings: z.array(planFinding) })
export type PlanFindings = z.infer<typeof planFindings>

/** `POST /api/plans/:id/exemptions`: a finding need not be mended, for a reason and until a day. */
export const exemptFinding = z.strictObject({
  rule: z.string().max(40),
  key: z.string().max(400),
  reason: text.min(1),
  until: day.nullable(),
})

export const comment = z.strictObject({
  id: z.uuid(),
  by: z.string().nullable(),
  at: z.string(),
  text: z.string(),
  position: position.nullable(),
  grid: z.uuid().nullable(),
  resolved: z.boolean(),
})
export type PlanComment = z.infer<typeof comment>
export const commentList = z.strictObject({ comments: z.array(comment) })
export type CommentList = z.infer<typeof commentList>
export const newComment = z.strictObject({
  text: text.min(1),
  position: position.nullable().default(null),
  grid: z.uuid().nullable().default(null),
})
/** `POST …/return {comment, comments?}`: back to draft, with comments pinned to places. */
export const returnPlan = z.strictObject({ comments: z.array(newComment).min(1).max(200) })

export const publishRequest = z.strictObject({
  effectiveFrom: day,
  note: text.nullable().default(null),
  accept: z
    .array(z.strictObject({ rule: z.string().max(40), key: z.string().max(400), reason: text.min(1) }))
    .max(5000)
    .default([]),
})
export type PublishRequest = z.infer<typeof publishRequest>
export const published = z.strictObject({ effectiveFrom: day, codes: count, activated: z.boolean() })
export type Published = z.infer<typeof published>

/** 409 `findings-not-accepted` of `publish`: the blocking findings that are neither mended nor accepted. */
export const notAccepted = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), reason: z.string().optional() }),
  findings: z.array(planFinding),
})

const gridRef = z.strictObject({
  key: z.uuid(),
  code: z.string().nullable(),
  name: z.string(),
  level: z.number().int(),
})

/**
 * `GET /api/plans/:id/difference?against=&format=`: without `against` it is the plan in force of the same root, or
 * for that one itself the plan before it. `csv` gives one line a building or unit.
 */
export const differenceQuery = z.object({
  against: z.uuid().optional(),
  format: z.enum(['json', 'csv']).optional(),
})

/**
 * What changes hands from `against` to the plan; null is no plan, so that all of the first one is new. `geometry` is
 * GeoJSON in degrees. Staff are named, residents never.
 */
export const difference = z.strictObject({
  plan: z.uuid(),
  against: z.uuid().nullable(),
  grids: z.array(
    z.strictObject({
      change: z.enum(['added', 'removed', 'moved', 'described']),
      grid: gridRef,
      /** Of the ground that it lost or gained; all of it where it is added or removed. */
      areaM2: z.number(),
      householdsBefore: count,
      householdsAfter: count,
      /** Where its ground or people went, or came from. */
      others: z.array(gridRef),
    }),
  ),
  /** Buildings and units whose deepest grid changes, with the households in them; 0 where nobody lives. */
  moves: z.array(
    z.strictObject({
      building: z.strictObject({ id: z.uuid(), name: z.string() }),
      unit: z.string().nullable(),
      at: position,
      households: count,
      from: gridRef.nullable(),
      to: gridRef.nullable(),
    }),
  ),
  /** Ground whose deepest grid changes, the largest piece first. */
  ground: z.array(
    z.strictObject({
      geometry: z.looseObject({ type: z.string(), coordinates: z.array(z.unknown()) }),
      from: gridRef.nullable(),
      to: gridRef.nullable(),
      areaM2: z.number(),
    }),
  ),
  /** Who holds a post on a grid that loses or gains households, or is gone. `role` in the reader's language. */
  staff: z.array(
    z.strictObject({
      staff: z.uuid(),
      name: z.string(),
      role: z.string(),
      grid: gridRef,
      losing: count,
      gaining: count,
      /** A post whose grid is gone ends with it. */
      ends: z.boolean(),
    }),
  ),
  households: count,
  buildings: count,
})
export type Difference = z.infer<typeof difference>

/**
 * A post that publication proposes on a grid that succeeds a retired one; the administrator takes it or not. `post`
 * is the one on the retired grid, which ends the day before the plan takes effect.
 */
export const proposedPost = z.strictObject({
  post: z.uuid(),
  staff: z.strictObject({ id: z.uuid(), name: z.string() }),
  role: z.string(),
  from: gridRef,
  to: gridRef,
  /** Of the retired grid's ground. */
  share: z.number(),
})
export type ProposedPost = z.infer<typeof proposedPost>
/** `GET /api/plans/:id/proposed-posts` of a published plan. */
export const proposedPosts = z.strictObject({ effectiveFrom: day, posts: z.array(proposedPost) })
export type ProposedPosts = z.infer<typeof proposedPosts>
/** `POST /api/plans/:id/proposed-posts`: those to take, or all of them. */
export const takePosts = z.strictObject({
  posts: z
    .array(z.strictObject({ post: z.uuid(), to: z.uuid() }))
    .max(5000)
    .optional(),
})
export type TakePosts = z.infer<typeof takePosts>
/** How many posts were created; what was taken before or is not proposed any more is passed over. */
export const takenPosts = z.strictObject({ taken: count })
export type TakenPosts = z.infer<typeof takenPosts>

/** 交接单: what one worker hands to another on the day a plan takes effect. Confirmed by both. */
const handover = z.strictObject({
  id: z.uuid(),
  plan: z.strictObject({ id: z.uuid(), name: z.string(), effectiveFrom: day }),
  side: z.enum(['out', 'in']),
  from: z.strictObject({ name: z.string().nullable(), grid: gridRef.nullable() }),
  to: z.strictObject({ name: z.string().nullable(), grid: gridRef.nullable() }),
  items: z.array(
    z.strictObject({ building: z.string(), unit: z.string().nullable(), households: count, at: position }),
  ),
  households: count,
  confirmedOut: z.string().nullable(),
  confirmedIn: z.string().nullable(),
})
export type Handover = z.infer<typeof handover>
export const handoverList = z.strictObject({ handovers: z.array(handover) })
export type HandoverList = z.infer<typeof handoverList>
/** `POST /api/handover/:id/confirm`: the side the signed-in worker stands on. */
export const confirmHandover = z.strictObject({ side: z.enum(['out', 'in']) })

/** Server-sent events of a plan: somebody acted, moved its state, or commented. */
export const planEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('actions'), revision: count, by: z.string().nullable() }),
  z.strictObject({ type: z.literal('state'), state: planState }),
  z.strictObject({ type: z.literal('comments') }),
])
export type PlanEvent = z.infer<typeof planEvent>

/** Server-sent events for everybody, `GET /api/events`: nothing about people. */
export const townEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('plan-activated'), plan: z.uuid(), effectiveFrom: day }),
  z.strictObject({ type: z.literal('board-changed') }),
])
export type TownEvent = z.infer<typeof townEvent>
