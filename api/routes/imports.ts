import { json, type Response, Router } from 'express'
import { z } from 'zod'
import {
  type ImportFields,
  type ImportJob,
  type ImportJobs,
  type ImportRows,
  importApply,
  importTarget,
  importVerdict,
  importWish,
} from '#contract/import-jobs.ts'
import { type ExportFormat, exportFormat } from '#contract/protection.ts'
import { mustAdminister } from '../usecases/accounts/admin-reach.ts'
import {
  applyImport,
  checkImport,
  type ImportDesk,
  listImports,
  showImport,
  stopImport,
  undoImport,
} from '../usecases/imports/jobs/job.ts'
import { problemsFile, unplacedFile } from '../usecases/imports/jobs/job-lists.ts'
import { addFile, mayOpen, openImport, removeImport } from '../usecases/imports/jobs/job-open.ts'
import { rowsOfImport, shapesOfImport } from '../usecases/imports/jobs/job-rows.ts'
import { importFieldsOf } from '../usecases/imports/kinds/fields.ts'
import type { ExportFile } from '../usecases/protection/export-file.ts'
import type { Authenticate } from './authenticate.ts'
import { receiveFile } from './import-body.ts'
import { languageOf } from './language.ts'
import { read, readBody, readQuery } from './read.ts'

const byId = z.object({ id: z.uuid() })
const byTarget = z.object({ target: importTarget })
const community = z.string().regex(/^\d{9}(\d{3})?$/)
/** A name as a person's machine gives it: no path, nothing that could end a line of a log. */
const fileName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^/\\\p{Cc}]+$/u)
const opening = z.object({ id: z.uuid(), community, name: fileName })
const adding = z.object({ name: fileName })
const listing = z.object({ community: community.optional() })
const number = (most: number) => z.coerce.number().int().min(0).max(most)
const rowsWanted = z.object({
  verdict: importVerdict.optional(),
  layer: number(1_999).optional(),
  after: z.string().max(20).optional(),
  limit: number(200).default(50),
})
const shapesWanted = z.object({ limit: number(5_000).default(5_000) })
const download = z.object({ format: exportFormat.default('csv') })

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Bringing data in, for administrators. */
export function importRoutes(desk: ImportDesk, authenticate: Authenticate): Router {
  const router = Router()
  // A wish names a column for every field and a choice for every conflict of a large plan.
  const body = json({ limit: '1mb' })

  router
    .route('/api/admin/imports')
    .get(async (request, response) => {
      const account = await authenticate(request)
      const { community } = readQuery(listing, request)
      response.json({ jobs: await listImports(desk, account, community ?? null) } satisfies ImportJobs)
    })
    .post(async (request, response) => {
      const account = await authenticate(request)
      const { name, ...where } = readQuery(opening, request)
      // Known before the body is received: nobody else sends the server 256 MB, and nobody sends them twice.
      const there = await mayOpen(desk, account, where)
      if (there !== null) {
        request.resume()
        response.json(there satisfies ImportJob)
        return
      }
      const { job, isNew } = await openImport(desk, account, where, await receiveFile(request, name))
      response.status(isNew ? 201 : 200).json(job satisfies ImportJob)
    })

  router
    .route('/api/admin/imports/:id')
    .get(async (request, response) => {
      const account = await authenticate(request)
      response.json((await showImport(desk, account, read(byId, request.params).id)) satisfies ImportJob)
    })
    .delete(async (request, response) => {
      const account = await authenticate(request)
      await removeImport(desk, account, read(byId, request.params).id)
      response.status(204).end()
    })

  router.post('/api/admin/imports/:id/files', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const { name } = readQuery(adding, request)
    await showImport(desk, account, id)
    response.json((await addFile(desk, account, id, await receiveFile(request, name))) satisfies ImportJob)
  })

  router.post('/api/admin/imports/:id/check', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const job = await checkImport(desk, account, id, readBody(importWish, request))
    response.status(202).json(job satisfies ImportJob)
  })

  router.post('/api/admin/imports/:id/apply', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const job = await applyImport(desk, account, id, readBody(importApply, request))
    response.status(202).json(job satisfies ImportJob)
  })

  router.post('/api/admin/imports/:id/undo', async (request, response) => {
    const account = await authenticate(request)
    const job = await undoImport(desk, account, read(byId, request.params).id)
    response.status(202).json(job satisfies ImportJob)
  })

  router.post('/api/admin/imports/:id/stop', async (request, response) => {
    const account = await authenticate(request)
    response.json((await stopImport(desk, account, read(byId, request.params).id)) satisfies ImportJob)
  })

  router.get('/api/admin/imports/:id/rows', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const { verdict = null, layer = null, after = null, limit } = readQuery(rowsWanted, request)
    const wanted = { verdict, layer, after, limit: Math.max(1, limit) }
    const rows = await rowsOfImport(desk, account, id, wanted, languageOf(request))
    response.json(rows satisfies ImportRows)
  })

  router.get('/api/admin/imports/:id/shapes', async (request, response) => {
    const account = await authenticate(request)
    const { limit } = readQuery(shapesWanted, request)
    response.json(await shapesOfImport(desk, account, read(byId, request.params).id, limit))
  })

  router.get('/api/admin/imports/:id/problems', async (request, response) => {
    const account = await authenticate(request)
    const { format } = readQuery(download, request)
    const { id } = read(byId, request.params)
    sendFile(response, await problemsFile(desk, account, id, format, languageOf(request)), format)
  })

  router.get('/api/admin/imports/:id/unplaced', async (request, response) => {
    const account = await authenticate(request)
    const { format } = readQuery(download, request)
    const { id } = read(byId, request.params)
    sendFile(response, await unplacedFile(desk, account, id, format, languageOf(request)), format)
  })

  router.get('/api/admin/import-fields/:target', async (request, response) => {
    mustAdminister(await authenticate(request))
    const { target } = read(byTarget, request.params)
    response.json({ target, fields: importFieldsOf(target) } satisfies ImportFields)
  })

  return router
}

function sendFile(response: Response, { name, content }: ExportFile, format: ExportFormat): void {
  response.attachment(name).type(TYPES[format])
  response.send(content)
}
