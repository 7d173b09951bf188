import { z } from 'zod'
import type { CrsId } from './import-files.ts'

/** Why a file, one of its features or rows, or a whole import cannot be taken. */
export const importReason = z.enum([
  // the file as a whole
  'unreadable-file',
  'empty-file',
  'too-large',
  'damaged-gzip',
  'truncated-gzip',
  'not-text',
  'unknown-format',
  'convert-dwg',
  'convert-dxf',
  'convert-filegdb',
  'convert-udbx',
  'convert-mapinfo',
  'convert-archive',
  'convert-xls',
  'convert-et',
  'damaged-archive',
  'encrypted-archive',
  'unsafe-path',
  'too-many-entries',
  'too-packed',
  'too-many-columns',
  'missing-part',
  'lone-part',
  'nothing-in-archive',
  'damaged-file',
  'doctype-refused',
  'too-deep',
  'which-layer',
  'too-demanding',
  'too-busy',
  'cancelled',
  'invalid-json',
  'invalid-csv',
  'invalid-xml',
  'not-a-feature-collection',
  'no-features',
  'foreign-crs',
  'missing-column',
  'duplicate-column',
  // a feature or row
  'not-a-feature',
  'no-geometry',
  'wrong-geometry-type',
  'malformed-coordinates',
  'not-finite',
  'out-of-range',
  'swapped-axes',
  'projected-coordinates',
  'degrees-not-metres',
  'outside-crs',
  'ring-too-short',
  'self-crossing',
  'too-small',
  'wrong-cell-count',
  'missing-value',
  'wrong-value',
  'duplicate-code',
  'parent-needed',
  'unknown-parent',
  'unknown-building',
  'ambiguous-building',
  'no-building-near',
  // a row of households, persons, staff, posts or visits
  'unplaced',
  'unusable-cell',
  'day-to-come',
  'differs-in-file',
  'unknown-household',
  'ambiguous-household',
  'ambiguous-person',
  'two-heads',
  'child-has-phone',
  'unknown-staff',
  'ambiguous-staff',
  'staff-elsewhere',
  'unknown-role',
  'unknown-grid',
  'ambiguous-grid',
  'unknown-unit',
  'unknown-jurisdiction',
  'no-scope',
  'post-to-before-from',
  'post-deputy-is-holder',
  'post-consent-to-come',
  'post-floors-without-unit',
  'post-floors-upside-down',
  'post-overlapping',
  'never-visits',
  // the import against what is there
  'too-wide',
  'root-overlaps',
  'root-no-community',
  'grids-outside',
  'unknown-root',
  'root-is-new',
  'outside-place',
  'changed-meanwhile',
  'plan-changed-meanwhile',
  'too-early',
  'codes-exhausted',
  'too-many-children',
  'finding',
])
export type ImportReason = z.infer<typeof importReason>

/** What was mended or noticed on the way; never a reason to stop. */
export const importRemark = z.enum([
  'decoded-as-gb18030',
  'forbidden-dropped',
  'height-dropped',
  'ring-closed',
  'repeated-points',
  'spikes',
  'ring-dropped',
  'rings-rebuilt',
  'crossing-mended',
  'parts-merged',
  'sticks-out',
  'overlap',
  'sliver-closed',
  'inner-gap',
  'outside-community',
  'finding-accepted',
])
export type ImportRemark = z.infer<typeof importRemark>

const place = {
  /** The file as it was named, or null where no one file is to blame. */
  file: z.string().nullable(),
  /** Zero-based index of the feature in its collection; null in a CSV and where the file is meant. */
  feature: z.number().int().nullable(),
  /** One-based line in a text file; null where a feature or the file is meant. */
  line: z.number().int().nullable(),
  /** The property or column concerned. */
  column: z.string().nullable(),
  /** What the sentence names: numbers and words of the file. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
}

export const importProblem = z.strictObject({ reason: importReason, ...place })
export type ImportProblem = z.infer<typeof importProblem>

const importNote = z.strictObject({ remark: importRemark, ...place })
export type ImportNote = z.infer<typeof importNote>

/** Where a problem or note sits. */
export type ImportPlace = Pick<ImportProblem, 'file' | 'feature' | 'line' | 'column'>

/**
 * A shape as a file gives it: degrees, x = longitude, y = latitude (readers that have not been told the reference system
 * leave the file's own units), rings not yet judged, last point dropped.
 */
export type SourceShape =
  | { readonly kind: 'point'; readonly at: readonly [lon: number, lat: number] }
  | { readonly kind: 'line'; readonly lines: readonly SourceRing[] }
  | { readonly kind: 'area'; readonly polygons: readonly (readonly SourceRing[])[] }
export type SourceRing = readonly (readonly [lon: number, lat: number])[]

/** One feature or row of a foreign file. */
export interface SourceRecord {
  readonly place: ImportPlace
  /** The feature's own `id` member as text; null where there is none. */
  readonly id: string | null
  readonly properties: Readonly<Record<string, unknown>>
  readonly shape: SourceShape | null
}

/** What reading one file came to; records are only of use where there are no problems. */
export interface SourceFile {
  readonly name: string
  readonly records: readonly SourceRecord[]
  /** Every property or column that occurs, in order of first appearance. */
  readonly columns: readonly string[]
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
  /** What its coordinates were in before they were made degrees; absent where it was not read. */
  readonly crs?: CrsId
}

/** The largest file taken, unpacked, in bytes: what one process reads into memory without strain. */
export const MAX_SOURCE_BYTES = 256 * 1024 * 1024
