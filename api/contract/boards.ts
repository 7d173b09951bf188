import { z } from 'zod'
import { dutyPerson } from './locate.ts'

export const boardList = z.array(z.strictObject({ slug: z.string(), title: z.string() }))
export type BoardList = z.infer<typeof boardList>

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

/** Everything a display board shows; no field can hold a resident. */
export const board = z.strictObject({
  slug: z.string(),
  title: z.string(),
  jurisdiction: z.strictObject({
    code: z.string(),
    name: z.string(),
    contact: z.strictObject({ name: z.string(), phone: z.string() }),
  }),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  approvalNumber: z.string().nullable(),
  sketch: z.strictObject({ declaredBy: z.string(), on: z.string() }).nullable(),
  plan: z.strictObject({ id: z.string(), version: z.number().int(), effectiveFrom: z.string() }),
  dataAt: z.iso.datetime(),
  grids: z.array(boardGrid),
  chart: z.array(chartNode),
  facilities: z.array(
    z.strictObject({
      kind: z.string(),
      name: z.string(),
      phone: z.string().nullable(),
      hours: z.string().nullable(),
      position: z.array(z.number()),
    }),
  ),
})
export type Board = z.infer<typeof board>
