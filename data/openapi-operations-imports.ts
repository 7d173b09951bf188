import { z } from 'zod'
import {
  importApply,
  importFields,
  importJob,
  importJobs,
  importRows,
  importTarget,
  importVerdict,
  importWish,
} from '#contract/import-jobs.ts'
import { exportFormat } from '#contract/protection.ts'
import type { Operation } from './openapi-operations.ts'

const byId = { params: z.object({ id: z.uuid() }) }
const reading: Operation['refusals'] = [
  'bad-parameter',
  'not-signed-in',
  'codes-required',
  'forbidden',
  'unknown-import',
]
const changing: Operation['refusals'] = [...reading, 'cross-site', 'import-busy', 'import-state']
const sending: Operation['refusals'] = [...changing, 'bad-json', 'wrong-content-type', 'too-large']
const bytes: Operation['refusals'] = [
  ...changing,
  'wrong-content-type',
  'import-too-large',
  'imports-crowded',
  'unknown-jurisdiction',
  'id-taken',
]
const table = { query: z.object({ format: exportFormat.optional() }), reply: z.string(), type: 'text/csv' }

type Rest = Partial<Operation> & Pick<Operation, 'refusals'>

function operation(method: Operation['method'], path: string, summary: string, rest: Rest): Operation {
  return { method, path: `/api/admin/${path}`, summary, session: true, ...rest }
}

/** Bringing data in: a job from the file that was sent to what is left of it when it was taken back. */
export const IMPORT_OPERATIONS: readonly Operation[] = [
  operation('get', 'imports', 'Imports within reach, the newest first', {
    query: z.object({ community: z.string().optional() }),
    reply: importJobs,
    refusals: ['bad-parameter', 'not-signed-in', 'codes-required', 'forbidden'],
  }),
  operation('post', 'imports', 'Sends a file as application/octet-stream, at most 256 MB, and opens a job', {
    query: z.object({ id: z.uuid(), community: z.string(), name: z.string() }),
    status: 201,
    reply: importJob,
    refusals: bytes,
  }),
  operation('get', 'imports/{id}', 'An import as it stands', {
    ...byId,
    reply: importJob,
    refusals: reading,
  }),
  operation('delete', 'imports/{id}', 'Forgets what was staged', {
    ...byId,
    status: 204,
    refusals: changing,
  }),
  operation('post', 'imports/{id}/files', 'Sends one more file', {
    ...byId,
    query: z.object({ name: z.string() }),
    reply: importJob,
    refusals: bytes,
  }),
  operation('post', 'imports/{id}/check', 'Judges the rows against the town; nothing is written', {
    ...byId,
    body: importWish,
    status: 202,
    reply: importJob,
    refusals: [...sending, 'import-layer', 'import-plan-needed'],
  }),
  operation('get', 'imports/{id}/rows', 'Rows as they were judged, masked', {
    ...byId,
    query: z.object({
      verdict: importVerdict.optional(),
      layer: z.coerce.number().int().optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().max(200).optional(),
    }),
    reply: importRows,
    refusals: reading,
  }),
  operation('get', 'imports/{id}/shapes', 'Points and areas of rows as GeoJSON', {
    ...byId,
    query: z.object({ limit: z.coerce.number().int().max(5_000).optional() }),
    reply: z.string(),
    type: 'application/json',
    refusals: reading,
  }),
  operation('get', 'imports/{id}/problems', 'Every problem as CSV or XLSX', {
    ...byId,
    ...table,
    refusals: reading,
  }),
  operation('get', 'imports/{id}/unplaced', 'Households that stand nowhere yet as CSV or XLSX', {
    ...byId,
    ...table,
    refusals: reading,
  }),
  operation('post', 'imports/{id}/apply', 'Takes over what was checked, all of it or nothing', {
    ...byId,
    body: importApply,
    status: 202,
    reply: importJob,
    refusals: [...sending, 'import-has-problems'],
  }),
  operation('post', 'imports/{id}/undo', 'Takes back what was not touched since', {
    ...byId,
    status: 202,
    reply: importJob,
    refusals: changing,
  }),
  operation('post', 'imports/{id}/stop', 'Stops what is at work; nothing of it is written', {
    ...byId,
    reply: importJob,
    refusals: changing,
  }),
  operation('get', 'import-fields/{target}', 'What rows of a target are made of', {
    params: z.object({ target: importTarget }),
    reply: importFields,
    refusals: ['bad-parameter', 'not-signed-in', 'codes-required', 'forbidden'],
  }),
  operation('get', 'import-templates/{target}', 'An empty table to fill in, with two example rows', {
    params: z.object({ target: importTarget.exclude(['grids']) }),
    query: z.object({ format: exportFormat.optional(), language: z.string().optional() }),
    reply: z.string(),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    refusals: ['bad-parameter', 'not-signed-in', 'codes-required', 'forbidden'],
  }),
]
