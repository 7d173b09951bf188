import { z } from 'zod'
import { position } from './wire.ts'

/** What may be decided without asking; metres. */
export const cleaningThresholds = z.strictObject({
  /** Mean width (twice the area by the perimeter) below which a gap goes to its longest neighbour by itself. */
  sliverWidthM: z.number().min(0).max(100),
  /** Mean width below which an overlap, or what sticks out of a parent, is settled by itself. */
  overlapWidthM: z.number().min(0).max(100),
  /** The farthest that a border is moved by itself, whatever the widths say. */
  toleranceM: z.number().min(0).max(100),
})
export type CleaningThresholds = z.infer<typeof cleaningThresholds>

/** Borders drawn twice from one picture differ by decimetres, a wedge is twice as wide as its mean. */
export const DEFAULT_CLEANING: CleaningThresholds = { sliverWidthM: 1, overlapWidthM: 1, toleranceM: 2 }

/** What was chosen: id of the conflict → id of one of its choices. Ids that mean nothing any more are passed over. */
export const cleaningChoices = z.record(z.string().max(200), z.string().max(200))
export type CleaningChoices = z.infer<typeof cleaningChoices>

/** A grid of the file. The key of one that is new is another in every run; its code and name stay. */
const gridOfFile = z.strictObject({
  key: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  level: z.number().int().min(1).max(3),
})
export type GridOfFile = z.infer<typeof gridOfFile>

export const conflictKind = z.enum(['overlap', 'gap', 'sticks-out', 'shape', 'parent', 'code', 'roll-up'])
export type ConflictKind = z.infer<typeof conflictKind>

/** What is wrong, for its sentence. */
export const conflictReason = z.enum([
  /** Grids of one level both drew it: `grids`. */
  'overlap',
  /** Nobody drew it (`grids` none), or no grid below the one in `grids` did. */
  'gap',
  /** Ground of the first grid outside its declared parent, the second. */
  'sticks-out',
  /** Ground outside the outline of the community. */
  'outside-community',
  /** The boundary crosses itself: `geometry` is what it encloses beside its largest piece. */
  'crosses-itself',
  /** The file says the second grid is the parent of the first, most of its ground lies in the third. */
  'parent-elsewhere',
  /** No grid of the level above has the code `values.found`. */
  'unknown-parent',
  /** The code `values.found` stands at grids of different names. */
  'duplicate-code',
  /** The code `values.found` begins with another county than `values.county`. */
  'wrong-county',
  /** The code `values.found` does not fit those around it; perhaps a slip of the pen. */
  'near-code',
  /** `values.column` of the grid says `values.declared`; its children's add up to `values.sum`. */
  'roll-up',
])

const choice = z.strictObject({
  id: z.string(),
  /**
   * give: the ground goes to `grid`. leave: nobody holds it. outside:
   * it is no ground of the community. keep: as it was drawn. cut: the first grid loses it.
   * parent: `grid` becomes the parent. all, largest: pieces that are kept. merge: parts of one grid. apart: two
   * grids, the later without a code. code: `code` takes the place of what the file says. noted: nothing to do.
   */
  does: z.enum([
    'give',
    'leave',
    'outside',
    'keep',
    'cut',
    'parent',
    'all',
    'largest',
    'merge',
    'apart',
    'code',
    'noted',
  ]),
  grid: gridOfFile.nullable(),
  code: z.string().nullable(),
})
export type CleaningChoice = z.infer<typeof choice>

const cleaningConflict = z.strictObject({
  /** The same in every run on the same file. */
  id: z.string(),
  kind: conflictKind,
  reason: conflictReason,
  grids: z.array(gridOfFile),
  /** Where it was read: file and zero-based feature. */
  file: z.string().nullable(),
  feature: z.number().int().nullable(),
  /** What the sentence names. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  areaM2: z.number().nullable(),
  /** Mean width. */
  widthM: z.number().nullable(),
  /** How far a border moves by what is proposed. */
  movedM: z.number().nullable(),
  /** Households on it; null where no positions were handed in. */
  households: z.number().int().nullable(),
  /** Where to zoom. */
  at: position.nullable(),
  geometry: z
    .strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) })
    .nullable(),
  choices: z.array(choice),
  /** What happens where nothing is chosen; null: the import waits for a choice. */
  proposed: z.string().nullable(),
  chosen: z.string().nullable(),
})
export type CleaningConflict = z.infer<typeof cleaningConflict>

/** What became of one polygon. Areas and movement count from the polygon as drawn, rounded to the lattice. */
const cleanedPolygon = z.strictObject({
  ...gridOfFile.shape,
  /** How far its border moved at most by what was decided without asking. */
  movedM: z.number(),
  /** How far it moved at most, proposals and choices included; null where one of its two borders is not there. */
  movedInAllM: z.number().nullable(),
  areaBeforeM2: z.number(),
  areaAfterM2: z.number(),
  /** Pieces of ground that do not touch along an edge. */
  parts: z.number().int(),
})
export type CleanedPolygon = z.infer<typeof cleanedPolygon>

/** What was decided without asking, of one kind. */
const settledKind = z.strictObject({
  places: z.number().int(),
  areaM2: z.number(),
  /** The widest of them in mean width, and the farthest a border moved. */
  widestM: z.number(),
  movedM: z.number(),
})
export type SettledKind = z.infer<typeof settledKind>

/** What becomes of dirty layers, before anything is written. */
export const cleaningReport = z.strictObject({
  thresholds: cleaningThresholds,
  polygons: z.array(cleanedPolygon),
  /** What waits for a choice and what codes say, and of conflicts about ground the largest; at most some 2,000. */
  conflicts: z.array(cleaningConflict),
  conflictsInAll: z.number().int(),
  settled: z.strictObject({ gap: settledKind, overlap: settledKind, 'sticks-out': settledKind }),
  /** Vertices put where a neighbour, or a line crossing it, had one and a border had none. */
  verticesAdded: z.number().int(),
  faces: z.number().int(),
  /** How many conflicts wait for a choice before anything can be written. */
  waiting: z.number().int(),
})
export type CleaningReport = z.infer<typeof cleaningReport>
