import type { Geometry } from 'geojson'
import { z } from 'zod'
import {
  type ImportJob,
  type ImportJobs,
  type ImportRows,
  type ImportTarget,
  type ImportVerdict,
  type ImportWish,
  type importApply,
  importFields,
  importJob,
  importJobs,
  importRows,
} from '#contract/import-jobs.ts'
import { type Answer, post, request } from './request.ts'
import { tell } from './tell.ts'
import { type UploadWatch, upload } from './upload.ts'

const ALL = '/api/admin/imports'
const path = (id: string) => `${ALL}/${id}`

/** Rows of a page of the table. */
const ROWS_AT_ONCE = 20

type ImportFields = z.infer<typeof importFields>
export type ImportRow = ImportRows['rows'][number]
export type ImportApply = z.infer<typeof importApply>

/** A file that a download leaves as. */
type TableFormat = 'csv' | 'xlsx'

/** Points or areas of the rows, after reference system and shift of the last wish, degrees. */
const importShapes = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      geometry: z.custom<Geometry>((given) => typeof given === 'object' && given !== null),
      properties: z.object({ layer: z.number(), row: z.number(), verdict: z.string().nullable() }),
    }),
  ),
})
export type ImportShapes = z.infer<typeof importShapes>

/** Opens a job with its first file. The same id sent again is the same job. */
export function openImport(
  job: { readonly id: string; readonly community: string },
  file: File,
  watch: UploadWatch,
): Promise<Answer<ImportJob>> {
  const query = new URLSearchParams({ ...job, name: file.name })
  return upload(importJob, `${ALL}?${query}`, file, watch)
}

/** Adds one more file to a job. */
export function addImportFile(id: string, file: File, watch: UploadWatch): Promise<Answer<ImportJob>> {
  return upload(importJob, `${path(id)}/files?${new URLSearchParams({ name: file.name })}`, file, watch)
}

/** The jobs within reach, the newest first, without their problems. */
export function allImports(): Promise<Answer<ImportJobs>> {
  return request(importJobs, ALL)
}

/** A job as it stands; asked again while it is at work. */
export function importById(id: string): Promise<Answer<ImportJob>> {
  return request(importJob, path(id))
}

/** Judges the rows against the town, without writing any. */
export function checkImport(id: string, wish: ImportWish): Promise<Answer<ImportJob>> {
  return post(importJob, `${path(id)}/check`, wish)
}

/** Rows as they were judged, masked; `after` as the page before said. */
export function rowsOfImport(
  id: string,
  wanted: { readonly verdict: ImportVerdict | null; readonly after: string | null },
): Promise<Answer<ImportRows>> {
  const query = new URLSearchParams({ limit: String(ROWS_AT_ONCE) })
  if (wanted.verdict !== null) query.set('verdict', wanted.verdict)
  if (wanted.after !== null) query.set('after', wanted.after)
  return request(importRows, `${path(id)}/rows?${query}`)
}

/** What of the rows can be drawn. */
export function shapesOfImport(id: string): Promise<Answer<ImportShapes>> {
  return request(importShapes, `${path(id)}/shapes?limit=5000`)
}

/** Where all problems of a job are had as a table. */
export function importProblemsFile(id: string, format: TableFormat): string {
  return `${path(id)}/problems?format=${format}`
}

/** Where the households are had that stand nowhere yet. */
export function unplacedFile(id: string, format: TableFormat): string {
  return `${path(id)}/unplaced?format=${format}`
}

/** Writes what was checked. */
export function applyImport(id: string, how: ImportApply): Promise<Answer<ImportJob>> {
  return post(importJob, `${path(id)}/apply`, how)
}

/** Takes back what a job wrote, but for rows that were changed since. */
export function undoImport(id: string): Promise<Answer<ImportJob>> {
  return post(importJob, `${path(id)}/undo`, {})
}

/** Stops what a job is at; nothing of it is written. */
export function stopImport(id: string): Promise<Answer<ImportJob>> {
  return post(importJob, `${path(id)}/stop`, {})
}

/** Forgets a job and the rows it holds. */
export function removeImport(id: string): Promise<Answer<null>> {
  return tell('DELETE', path(id))
}

/** What the columns of a target are called, and which it must have. */
export function fieldsOf(target: ImportTarget): Promise<Answer<ImportFields>> {
  return request(importFields, `/api/admin/import-fields/${target}`)
}

/** Where the template of a target is had. */
export function templateFile(target: ImportTarget, format: TableFormat, language: string): string {
  return `/api/admin/import-templates/${target}?${new URLSearchParams({ format, language })}`
}
