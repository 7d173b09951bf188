import { Router } from 'express'
import { z } from 'zod'
import { importTarget } from '#contract/import-jobs.ts'
import { exportFormat } from '#contract/protection.ts'
import { importTemplate } from '../usecases/imports/kinds/template.ts'
import type { Authenticate } from './authenticate.ts'
import { languageOf } from './language.ts'
import { read, readQuery } from './read.ts'

const byTarget = z.object({ target: importTarget.exclude(['grids']) })
const wanted = z.object({ format: exportFormat.default('xlsx'), language: z.string().max(20).optional() })

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** Empty tables to fill in, for administrators. `language` is that of the page; else the reader's own. */
export function importTemplateRoutes(authenticate: Authenticate): Router {
  const router = Router()

  router.get('/api/admin/import-templates/:target', async (request, response) => {
    const account = await authenticate(request)
    const { target } = read(byTarget, request.params)
    const { format, language } = readQuery(wanted, request)
    const asked = language === undefined ? languageOf(request) : language.startsWith('en') ? 'en' : 'zh'
    const { name, content } = await importTemplate(account, target, format, asked)
    response.attachment(name).type(TYPES[format])
    response.send(content)
  })

  return router
}
