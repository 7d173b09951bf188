import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { OPENAPI_FILE, openApiText } from '../../data/openapi.ts'

interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Record<string, unknown> }>>>
  >
}

describe('the interface document', () => {
  it('is what the contract says today (else run: npx tsx data/openapi.ts)', async () => {
    expect(await readFile(OPENAPI_FILE, 'utf8')).toBe(openApiText())
  })

  it('resolves every reference in it', () => {
    const text = openApiText()
    const document = JSON.parse(text) as { components: { schemas: Record<string, unknown> } }
    const referred = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(new Set(referred)).toEqual(new Set(Object.keys(document.components.schemas)))
  })

  it('has every path that others rely on', () => {
    const { paths } = JSON.parse(openApiText()) as Document
    const methods = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    )
    for (const fixed of [
      'get /healthz',
      'get /readyz',
      'get /metrics',
      'get /api/locate',
      'post /api/locate',
      'get /api/lookup',
      'get /api/grids',
      'get /api/grids/{code}',
      'get /tiles/grids/{z}/{x}/{y}.mvt',
      'get /tiles/base/{z}/{x}/{y}.mvt',
      'get /tiles/buildings/{z}/{x}/{y}.mvt',
      'get /api/boards',
      'get /api/boards/{slug}',
      'post /api/session',
      'get /api/session',
      'delete /api/session',
      'get /api/households',
      'get /api/households/{id}',
      'post /api/persons/{id}/reveal',
      'get /api/coverage',
    ]) {
      expect(methods).toContain(fixed)
    }
  })
})
