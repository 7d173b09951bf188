import './openapi-zod.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { chartNode } from '#contract/boards.ts'
import { failure } from '#contract/wire.ts'
import { ERROR_STATUS } from '../api/errors.ts'
import { OPERATIONS, type Operation } from './openapi-operations.ts'

/** Where the document is kept. */
export const OPENAPI_FILE = fileURLToPath(new URL('../docs/api/openapi.json', import.meta.url))

/** The interface as an OpenAPI 3.1 document, made from the schemas that the routes parse with. */
export function openApiText(): string {
  const registry = new OpenAPIRegistry()
  registry.register('ChartNode', chartNode)
  const refused = registry.register('Failure', failure)
  for (const operation of OPERATIONS) registry.registerPath(pathOf(operation, refused))
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'gridhold',
      version: '1',
      description:
        'Grid management for communities: whose grid, whom to call. Positions are [lon, lat] in degrees (EPSG:4326), ' +
        'days YYYY-MM-DD in Asia/Shanghai. Sentences come in Chinese, or in English where Accept-Language prefers it.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  })
  return `${JSON.stringify(document, null, 2)}\n`
}

function pathOf(operation: Operation, refused: typeof failure) {
  const { method, path, summary, session, query, params, body, reply, type = 'application/json' } = operation
  const statuses = new Map<number, string[]>()
  for (const code of operation.refusals) {
    statuses.set(ERROR_STATUS[code], [...(statuses.get(ERROR_STATUS[code]) ?? []), code])
  }
  const refusals = Object.fromEntries(
    [...statuses].map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: { 'application/json': { schema: refused } } },
    ]),
  )
  return {
    method,
    path,
    summary,
    ...(session ? { security: [{ session: [] }] } : {}),
    request: {
      ...(query ? { query } : {}),
      ...(params ? { params } : {}),
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    },
    responses: {
      [operation.status ?? 200]: {
        description: summary,
        ...(reply ? { content: { [type]: { schema: reply } } } : {}),
      },
      ...refusals,
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(fileURLToPath(new URL('../docs/api/', import.meta.url)), { recursive: true })
  await writeFile(OPENAPI_FILE, openApiText())
  console.log(OPENAPI_FILE)
}
