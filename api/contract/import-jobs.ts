import { z } from 'zod'
import { cleaningChoices, cleaningThresholds } from './cleaning.ts'
import { crsId, droppedColumn, layerHead, sourceFormat } from './import-files.ts'
import { importProblem } from './imports.ts'

/** What the rows of a file are to become. */
export const importTarget = z.enum([
  'grids',
  'buildings',
  'households',
  'persons',
  'staff',
  'posts',
  'visits',
])
export type ImportTarget = z.infer<typeof importTarget>

/** `reading` to `read`: rows are staged, sealed. `checked`: judged against the town. `failed`: nothing was written. */
export const importState = z.enum([
  'reading',
  'read',
  'checking',
  'checked',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
])

/** How a layer that was drawn on a displaced map is put right; `offset` in metres, added. */
export const importShift = z.union([
  z.enum(['none', 'gcj-02', 'bd-09']),
  z.strictObject({ eastM: z.number().min(-5_000).max(5_000), northM: z.number().min(-5_000).max(5_000) }),
])

/** Field of the target → column of the file; a field that is left out or null has none. */
export const columnMapping = z.record(z.string().max(40), z.string().max(200).nullable())
export type ColumnMapping = z.infer<typeof columnMapping>

/** What is asked of a check. Layers are numbered through all files of the job, from 0. */
export const importWish = z.strictObject({
  target: importTarget,
  /** For grids one a level, the largest first; for all others the layers whose rows are taken. */
  layers: z.array(z.number().int().min(0).max(99)).min(1).max(20),
  crs: crsId,
  shift: importShift,
  mapping: columnMapping,
  /** Grids alone. */
  plan: z
    .strictObject({
      name: z.string().min(1).max(60),
      levelNames: z.array(z.string().min(1).max(20)).min(1).max(3),
      outlineLayer: z.number().int().min(0).max(99).nullable(),
      urban: z.boolean(),
      thresholds: cleaningThresholds,
      /** Conflict of the cleaning report → choice that was made. */
      choices: cleaningChoices,
    })
    .nullable(),
})
export type ImportWish = z.infer<typeof importWish>

const count = z.number().int()

/** What grids of one community do to the plan of a wider jurisdiction, in which they come in place of those it has. */
const gridsReplacing = z.strictObject({
  /** The published plan that the draft will be a copy of. */
  plan: z.uuid(),
  planName: z.string(),
  /** Name of the jurisdiction whose plan it is. */
  rootName: z.string(),
  /** Grids of the community: as they are (perhaps with another name), with other ground or parent, gone, new. */
  stay: count,
  move: count,
  go: count,
  come: count,
  /** Households that come to another grid. */
  households: count,
})
export type GridsReplacing = z.infer<typeof gridsReplacing>

/** What a check came to. `conflict`: changed in the file and changed here since. */
export const importReport = z.strictObject({
  /** `unplaced`: households whose place is not there yet; they are left out, listed, and stop nobody. */
  counts: z.strictObject({
    new: count,
    same: count,
    changed: count,
    conflict: count,
    failed: count,
    unplaced: count,
  }),
  /** The first 200; all of them can be downloaded. */
  problems: z.array(importProblem),
  problemsInAll: count,
  dropped: z.array(droppedColumn),
  /** Households that are placed by their address: how surely; and those that stand nowhere yet. */
  placing: z.strictObject({ own: count, sure: count, likely: count, unplaced: count }).nullable(),
  /** What the shift detective says; by the contract of shift. */
  shift: z.unknown().nullable(),
  /** What cleaning came to; by the contract of cleaning; grids alone. */
  cleaning: z.unknown().nullable(),
  /** Grids alone, of a community whose ground a wider plan has. */
  replacing: gridsReplacing.nullable(),
})
export type ImportReport = z.infer<typeof importReport>

export const importJob = z.strictObject({
  id: z.uuid(),
  community: z.string(),
  communityName: z.string(),
  openedAt: z.iso.datetime(),
  openedBy: z.string(),
  state: importState,
  done: count,
  total: count,
  files: z.array(
    z.strictObject({
      name: z.string(),
      bytes: count,
      sha256: z.string(),
      format: sourceFormat.nullable(),
      /** Number of its first layer within the job. */
      firstLayer: count,
      layers: z.array(layerHead),
      problems: z.array(importProblem),
      /** Id of an applied job that took the very same file; a hint only. */
      sameAs: z.uuid().nullable(),
    }),
  ),
  /** The last wish, or the one that is suggested from headers, coordinates and what was chosen the last time. */
  wish: importWish.nullable(),
  report: importReport.nullable(),
  /** The draft that a job of grids made. */
  plan: z.uuid().nullable(),
  appliedAt: z.iso.datetime().nullable(),
  /** After undoing: rows that were changed since and stay, at most 200. */
  kept: z.array(z.strictObject({ target: z.uuid(), label: z.string() })),
})
export type ImportJob = z.infer<typeof importJob>

export const importJobs = z.strictObject({ jobs: z.array(importJob) })
export type ImportJobs = z.infer<typeof importJobs>

/** How a row is judged. */
export const importVerdict = z.enum(['new', 'same', 'changed', 'conflict', 'failed', 'unplaced'])
export type ImportVerdict = z.infer<typeof importVerdict>

/** Rows as the table shows them: names and phones masked. */
export const importRows = z.strictObject({
  rows: z.array(
    z.strictObject({
      layer: count,
      row: count,
      verdict: importVerdict.nullable(),
      /** By field of the target where mapped, else by column. */
      values: z.record(z.string(), z.string().nullable()),
      /** Of a conflict, by field: what stands here where it is not what the file says. */
      here: z.record(z.string(), z.string().nullable()),
      position: z.tuple([z.number(), z.number()]).nullable(),
      problems: z.array(importProblem),
    }),
  ),
  /** Asked for the rows after this; null at the end. */
  next: z.string().nullable(),
})

export type ImportRows = z.infer<typeof importRows>

/** What is done with rows that were changed in the file and here. */
export const importApply = z.strictObject({ conflicts: z.enum(['keep', 'replace']) })
export type ImportApply = z.infer<typeof importApply>

/** A column of a template, and how the header of such a column may be called. */
export const importField = z.strictObject({
  field: z.string(),
  zh: z.string(),
  en: z.string(),
  required: z.boolean(),
  hintZh: z.string(),
  hintEn: z.string(),
  example: z.string(),
})
export type ImportField = z.infer<typeof importField>
export const importFields = z.strictObject({ target: importTarget, fields: z.array(importField) })
export type ImportFields = z.infer<typeof importFields>
