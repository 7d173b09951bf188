import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { gridByCode, type gridDetail } from '#contract/grids.ts'
import { failure } from '#contract/wire.ts'
import { activatePlan } from '../../api/usecases/plans/activate-plan.ts'
import { publishedNext, replaced, shifted, undivided } from '../fixtures/succession.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

let server: TinyServer

beforeAll(async () => {
  server = await tinyServer()
})
afterAll(() => server?.close())

/** Publishes and activates a coverage on a day of 2026. */
async function next(coverage: Parameters<typeof publishedNext>[2], day: string): Promise<void> {
  const { db } = server.database
  await activatePlan(db, await publishedNext(db, server.plan.county, coverage, day), day)
  await server.refresh()
}
const codeOf = async (grid: number): Promise<string> =>
  (await server.database.db.one('select code from grid_identity where key = $1', [tinyId('grid', grid)])).code
const ask = async (code: string) => (await server.send(`/api/grids/${code}`)).as(gridByCode)
const detail = async (code: string) => (await ask(code)) as z.output<typeof gridDetail>

describe('a code that no grid in force bears', () => {
  it('leads to the grids on its ground, through every plan since', async () => {
    const four = await codeOf(4)
    expect(await detail(four)).toMatchObject({ type: 'Feature', id: four })

    // Grid 4 becomes grid 9 …
    await next(replaced(server.town), '2026-07-01')
    const nine = await codeOf(9)
    expect(await ask(four)).toEqual({
      type: 'RetiredGrid',
      code: four,
      name: '第4网格',
      level: 2,
      until: '2026-07-01',
      successors: [{ code: nine, name: '新网格', share: 1 }],
    })

    // … of which a fifth goes to grid 2 …
    const narrow = shifted(server.town, 180)
    const key = tinyId('grid', 9)
    const grids = narrow.grids.map((grid) =>
      grid.key === tinyId('grid', 4) ? { ...grid, key, name: '新网格' } : grid,
    )
    await next({ ...narrow, grids }, '2026-08-01')
    const two = await codeOf(2)
    expect(await ask(four)).toMatchObject({
      until: '2026-07-01',
      successors: [
        { code: nine, share: 0.8 },
        { code: two, share: 0.2 },
      ],
    })

    // … and at last the rest to grid 1.
    const flat = undivided(server.town)
    await next(
      { ...flat, grids: shifted(server.town, 180).grids.filter(({ level }) => level === 1) },
      '2026-09-01',
    )
    const one = await codeOf(1)
    expect(await ask(four)).toMatchObject({
      successors: [
        { code: one, share: 0.8 },
        { code: two, share: 0.2 },
      ],
    })
    expect(await ask(nine)).toMatchObject({ until: '2026-09-01', successors: [{ code: one, share: 1 }] })
  })

  it('may be that of a file or of another platform, and means the grid in force', async () => {
    const { db } = server.database
    const key = tinyId('grid', 1)
    await db.none('update grid set source_code = $1, external_codes = $2 where key = $3', [
      'YJ-01',
      { police: '3301-7' },
      key,
    ])
    const one = await codeOf(1)
    expect((await detail('YJ-01')).id).toBe(one)
    expect((await detail('3301-7')).id).toBe(one)
    expect((await detail('3301-7')).staff).toHaveLength(1)
  })

  it('that nobody ever bore is unknown', async () => {
    for (const code of ['999902001001999', 'nothing', '%00', 'x'.repeat(5_000), "' or true --"]) {
      const reply = await server.send(`/api/grids/${encodeURIComponent(code)}`)
      expect([reply.status, reply.as(failure).error.code]).toEqual([404, 'unknown-grid'])
    }
  })
})
