import { json, type Response, Router } from 'express'
import { z } from 'zod'
import type { SourceFormat } from '#contract/import-files.ts'
import {
  decideExport as decision,
  type ExportRequest,
  type ExportRequests,
  maskedExport,
  takeExport as taking,
  unmaskedExport,
} from '#contract/protection.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { ExportFile } from '../usecases/protection/export-file.ts'
import { exportMasked } from '../usecases/protection/export-masked.ts'
import { takeExport } from '../usecases/protection/export-take.ts'
import { decideExport, listExports, wishForExport } from '../usecases/protection/export-wishes.ts'
import type { Authenticate } from './authenticate.ts'
import { languageOf } from './language.ts'
import { createLimit } from './limit.ts'
import { read, readBody } from './read.ts'
import { FILE_TYPES } from './writing.ts'

/** Lists and wishes for lists of one account. */
const EXPORTS = { requests: 20, seconds: 3_600 }

const byId = z.object({ id: z.uuid() })
const body = json({ limit: '4kb' })

/** Lists that leave the house: masked at once, unmasked after a second account agreed. */
export function exportRoutes(db: Db, secrets: Secrets, authenticate: Authenticate): Router {
  const exports = createLimit(EXPORTS)
  const router = Router()

  router.post('/api/exports', body, async (request, response) => {
    const account = await authenticate(request)
    const wanted = readBody(maskedExport, request)
    await exports(account.id)
    sendFile(response, await exportMasked(db, secrets, account, wanted, languageOf(request)), wanted.format)
  })

  router.get('/api/exports', async (request, response) => {
    const account = await authenticate(request)
    response.json((await listExports(db, account)) satisfies ExportRequests)
  })

  router.post('/api/exports/unmasked', body, async (request, response) => {
    const account = await authenticate(request)
    const wanted = readBody(unmaskedExport, request)
    await exports(account.id)
    const { wish, isNew } = await wishForExport(db, secrets, account, wanted)
    response.status(isNew ? 201 : 200).json(wish satisfies ExportRequest)
  })

  router.post('/api/exports/:id/decide', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const { approve } = readBody(decision, request)
    response.json((await decideExport(db, account, id, approve)) satisfies ExportRequest)
  })

  router.post('/api/exports/:id/file', body, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const { format } = readBody(taking, request)
    sendFile(response, await takeExport(db, secrets, account, id, format, languageOf(request)), format)
  })

  return router
}

function sendFile(response: Response, { name, content }: ExportFile, format: SourceFormat): void {
  response.attachment(name).type(FILE_TYPES[format])
  response.send(content)
}
