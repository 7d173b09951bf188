import { z } from 'zod'
import { position } from './wire.ts'

/** The longest line, outline or list of moves in one action. */
export const MAX_LINE = 20_000
/** The most actions in one request. */
export const MAX_ACTIONS = 500

const id = z.uuid()
const key = z.uuid()
/** A grid is named by key; its code is taken too. */
const gridRef = z.union([key, z.string().regex(/^\d{15}$/)])
const community = z.string().regex(/^\d{12}$/)
const line = z.array(position).min(2).max(MAX_LINE)
const ring = z.array(position).min(3).max(MAX_LINE)
const name = z.string().trim().min(1).max(40)
const moves = z
  .array(z.strictObject({ from: position, to: position }))
  .min(1)
  .max(MAX_LINE)
const band = z.strictObject({ min: z.number().int().min(0), max: z.number().int().min(0) }).nullable()

/**
 * One edit of a plan, as `Action` of `#plan` with positions in degrees. `id` is a uuid of version 7 made by the
 * sender; sending it again changes nothing.
 */
export const action = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('cut'),
    id,
    grid: gridRef,
    line,
    keep: position.nullable().default(null),
    names: z.array(name).max(99).default([]),
    follow: z.boolean().default(false),
  }),
  z.strictObject({ type: z.literal('merge'), id, grids: z.array(gridRef).min(2).max(99), keep: gridRef }),
  z.strictObject({ type: z.literal('moveVertices'), id, moves }),
  z.strictObject({ type: z.literal('insertVertex'), id, edge: z.tuple([position, position]), at: position }),
  z.strictObject({ type: z.literal('removeVertex'), id, at: position }),
  z.strictObject({ type: z.literal('redrawBoundary'), id, between: z.tuple([gridRef, gridRef]), path: line }),
  z.strictObject({ type: z.literal('assign'), id, area: ring, to: gridRef }),
  z.strictObject({
    type: z.literal('draw'),
    id,
    community,
    parent: gridRef.nullable().default(null),
    outline: ring,
    name: name.nullable().default(null),
  }),
  z.strictObject({ type: z.literal('fillGap'), id, face: position, to: gridRef }),
  z.strictObject({ type: z.literal('exempt'), id, face: position, reason: z.string().max(40).nullable() }),
  z.strictObject({
    type: z.literal('declareExclave'),
    id,
    grid: gridRef,
    exclave: z.boolean().default(true),
  }),
  z.strictObject({
    type: z.literal('addLevel'),
    id,
    community,
    grid: gridRef.nullable().default(null),
    name: name.nullable().default(null),
  }),
  z.strictObject({
    type: z.literal('describe'),
    id,
    grid: gridRef,
    name: name.optional(),
    kind: z.enum(['general', 'dedicated']).optional(),
    urban: z.boolean().optional(),
    band: band.optional(),
  }),
  z.strictObject({ type: z.literal('reparent'), id, grid: gridRef, parent: gridRef }),
  z.strictObject({ type: z.literal('moveOutline'), id, moves }),
  z.strictObject({
    type: z.literal('lock'),
    id,
    grids: z.array(gridRef).max(1000).default([]),
    levels: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])).default([]),
    locked: z.boolean(),
  }),
  z.strictObject({ type: z.literal('revert'), id, action: id }),
])
export type ActionWire = z.infer<typeof action>
