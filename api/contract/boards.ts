import { z } from 'zod'
import { dutyPerson } from './locate.ts'
import { day, position } from './wire.ts'

export const boardList = z.array(z.strictObject({ slug: z.string(), title: z.string() }))
export type BoardList = z.infer<typeof boardList>

/**
 * What a board can show. `overview` is the grid map with the levels; `grids` a slide for each grid of the first level;
 * `staff` the cards of people whose posts are published; `find` where one finds one's own grid.
 */
export const slideKind = z.enum([
  'overview',
  'grids',
  'chart',
  'staff',
  'find',
  'facilities',
  'notices',
  'figures',
])
export type SlideKind = z.infer<typeof slideKind>

/** A slide and how long it stands. A kind that is not listed is not shown. */
const boardSlide = z.strictObject({ kind: slideKind, seconds: z.number().int().min(5).max(300) })
export type BoardSlide = z.infer<typeof boardSlide>

/** How a board looks; `by-hour` is night from 19:00 to 6:00 in the town. `here`: where the screen hangs (您在这里). */
export const boardSettings = z.strictObject({
  slides: z
    .array(boardSlide)
    .min(1)
    .max(8)
    .refine((slides) => new Set(slides.map(({ kind }) => kind)).size === slides.length, {
      message: 'each kind of slide once',
    }),
  theme: z.enum(['day', 'night', 'by-hour']),
  largeType: z.boolean(),
  here: position.nullable(),
})
export type BoardSettings = z.infer<typeof boardSettings>

/** What a board shows until somebody sets it otherwise. */
export const USUAL_SETTINGS: BoardSettings = {
  slides: slideKind.options.map((kind) => ({ kind, seconds: 15 })),
  theme: 'day',
  largeType: false,
  here: null,
}

/** A node of the organisation chart with the people whose posts are published. */
export interface ChartNode {
  id: string
  name: string
  kind: string
  people: z.infer<typeof dutyPerson>[]
  children: ChartNode[]
}
export const chartNode: z.ZodType<ChartNode> = z.lazy(() =>
  z.strictObject({
    id: z.string(),
    name: z.string(),
    kind: z.string(),
    people: z.array(dutyPerson),
    children: z.array(chartNode),
  }),
)

/** A grid on a board: its people, and how many households it holds ("<5" is null). */
export const boardGrid = z.strictObject({
  code: z.string(),
  name: z.string(),
  level: z.number().int(),
  kind: z.string(),
  parent: z.string(),
  staff: z.array(dutyPerson),
  households: z.number().int().nullable(),
})
export type BoardGrid = z.infer<typeof boardGrid>

/**
 * Somebody whose post is published with dated consent. `photo` is an address on this server, null without consent to
 * it or without one. `grid` is the name of where they serve.
 */
const staffCard = z.strictObject({
  name: z.string(),
  role: z.string(),
  grid: z.string(),
  level: z.number().int().min(0).max(3),
  phone: z.string().nullable(),
  photo: z.string().nullable(),
  /** What somebody in this role does, in a sentence or two; empty where nothing is kept of it. */
  duties: z.string(),
})
export type StaffCard = z.infer<typeof staffCard>

/** Days are town days, both included; a board that is cut off goes by them itself. */
export const boardNotice = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  text: z.string(),
  from: day,
  until: day,
})
export type BoardNotice = z.infer<typeof boardNotice>

/**
 * A number of the board; null is "<5". `covered` is the share of buildings that some grid holds, in whole per cent. Figures
 * that say nothing of what the board is of are left out.
 */
const figure = z.strictObject({
  key: z.enum(['grids1', 'grids2', 'grids3', 'buildings', 'households', 'staff', 'facilities', 'covered']),
  value: z.number().int().nullable(),
})
export type Figure = z.infer<typeof figure>

const facility = z.strictObject({
  kind: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  hours: z.string().nullable(),
  position: z.array(z.number()),
})

/** Everything a display board shows; no field can hold a resident. */
export const board = z.strictObject({
  slug: z.string(),
  title: z.string(),
  jurisdiction: z.strictObject({
    code: z.string(),
    name: z.string(),
    contact: z.strictObject({ name: z.string(), phone: z.string() }),
  }),
  /** The grid that the board is of, with what lies in it; null where it is of the whole jurisdiction. */
  grid: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  settings: boardSettings,
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  approvalNumber: z.string().nullable(),
  sketch: z.strictObject({ declaredBy: z.string(), on: z.string() }).nullable(),
  plan: z.strictObject({ id: z.string(), version: z.number().int(), effectiveFrom: z.string() }),
  dataAt: z.iso.datetime(),
  grids: z.array(boardGrid),
  chart: z.array(chartNode),
  staff: z.array(staffCard),
  /** Those of today and those to come. */
  notices: z.array(boardNotice),
  figures: z.array(figure),
  facilities: z.array(facility),
  /** Names of compounds and villagers' groups, to choose one's own from without typing. */
  places: z.array(z.string()),
})
export type Board = z.infer<typeof board>

/**
 * `POST /api/boards/:slug/alive` → 204: a screen says what it shows. `screen` is a number it made itself and keeps.
 * `plan` and `dataAt` are those of the content on it.
 */
export const alive = z.strictObject({
  screen: z.uuid(),
  plan: z.uuid(),
  dataAt: z.iso.datetime(),
  width: z.number().int().min(1).max(20_000),
  height: z.number().int().min(1).max(20_000),
})
export type Alive = z.infer<typeof alive>
