import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleaningReport } from '#contract/cleaning.ts'
import type { ImportJob } from '#contract/import-jobs.ts'
import { located } from '#contract/locate.ts'
import {
  difference,
  notAccepted,
  planDetail,
  planFindings,
  planMoved,
  planSummary,
  published,
} from '#contract/plans.ts'
import { canonicalPolygon } from '#geometry/canonical-ring.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import { toDegrees } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import type { GroundHousehold } from '#plan/ground.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { householdPositions } from '../../api/repositories/household-grid.ts'
import { findPlan, latestPublished } from '../../api/repositories/plans.ts'
import { askAs } from '../../api/repositories/request.ts'
import { addAccount } from '../../api/usecases/accounts/add-account.ts'
import { readSnapshot } from '../../api/usecases/plans/read-snapshot.ts'
import { COUNTY, STREET, VILLAGE } from '../../data/town/jurisdictions.ts'
import { runImport } from '../fixtures/import-run.ts'
import { type Importing, importing } from '../fixtures/importing.ts'
import { type Reply, type TestServer, townServer } from '../fixtures/server.ts'
import { bulged, type Drawn, drawnOf, levelFiles, sendLevels } from '../fixtures/street-import.ts'
import { townPassword } from '../fixtures/town-database.ts'

/** 南桥社区, one of the communities that the plan of their street holds. */
const COMMUNITY = `${STREET}001`
const cookies: Record<string, string> = {}
let server: TestServer
let office: Importing
let inForce: Snapshot
let households: GroundHousehold[]

beforeAll(async () => {
  server = await townServer()
  const { db } = server.database
  // A plan that follows the town's within one day needs an earlier one.
  await db.none(`update plan set effective_from = effective_from - 1 where state = 'published'`)
  for (const [username, jurisdiction] of [
    ['own', COMMUNITY],
    ['next', VILLAGE.code],
  ] as const) {
    const account = { county: COUNTY, username, capacity: 'admin' as const, jurisdiction, staff: null }
    await addAccount(db, { ...account, password: townPassword(username) })
  }
  for (const name of ['admin', 'planner', 'own', 'next'])
    cookies[name] = await server.signIn(name, townPassword(name))
  office = importing(server, cookies.admin!, COMMUNITY)
  const ask = askAs(db, { kind: 'system' })
  inForce = await snapshotOf((await latestPublished(ask, COUNTY, STREET))!.id)
  households = await householdPositions(ask, COUNTY)
})
afterAll(() => server?.close())

async function snapshotOf(id: string): Promise<Snapshot> {
  const ask = askAs(server.database.db, { kind: 'system' })
  return readSnapshot(ask, COUNTY, (await findPlan(ask, { county: COUNTY, id }))!)
}

const send = (who: string, path: string, json?: unknown, method?: 'DELETE'): Promise<Reply> =>
  server.send(path, {
    cookie: cookies[who]!,
    ...(json === undefined ? {} : { json }),
    ...(method ? { method } : {}),
  })
const show = async (id: string) => (await send('planner', `/api/plans/${id}`)).as(planDetail)
const whatChanges = async (id: string) =>
  (await send('planner', `/api/plans/${id}/difference`)).as(difference)

/** Grids as drawn, sent and checked as they are suggested. */
async function checked(drawn: Drawn, format: 'geopackage' | 'shapefile' = 'geopackage'): Promise<ImportJob> {
  const files = await levelFiles(inForce, drawn, format)
  const sent = await sendLevels(server, cookies.admin!, office, files)
  expect(sent.wish).toMatchObject({ target: 'grids', layers: [...files.keys()].map((_, i) => i) })
  return office.check(sent, sent.wish!)
}

/** Grids of the first level alone: one file. */
const largest = (drawn: Drawn): Drawn =>
  new Map([...drawn].filter(([key]) => inForce.grids.some((grid) => grid.key === key && grid.level === 1)))
const conflictsOf = ({ report }: ImportJob) => cleaningReport.parse(report?.cleaning).conflicts
/** Parts in the order plans have them. */
const canonical = (shape: MultiPolygon): MultiPolygon =>
  shape.map(([outer, ...holes]) => canonicalPolygon(outer, holes))
const ofCommunity = <Own extends { readonly community: string }>(list: readonly Own[], own: boolean) =>
  list.filter(({ community }) => (community === COMMUNITY) === own)

describe('grids of a community whose ground the plan of its street has', { timeout: 300_000 }, () => {
  it('written out as Shapefiles and brought in again change nothing, in a draft of that plan', async () => {
    const job = await checked(drawnOf(inForce, COMMUNITY), 'shapefile')
    expect(job.report).toMatchObject({
      problems: [],
      replacing: { stay: ofCommunity(inForce.grids, true).length, move: 0, go: 0, come: 0, households: 0 },
    })
    const { plan } = await office.apply(job)
    expect(await snapshotOf(plan!)).toEqual(inForce)
    expect(await whatChanges(plan!)).toMatchObject({ grids: [], moves: [], ground: [], households: 0 })
    expect(await office.undo(job)).toMatchObject({ state: 'undone', kept: [] })
    expect((await send('planner', `/api/plans/${plan}`)).status).toBe(404)
  })

  it('with one border moved: the draft moves just the households across it, is published, and answers', async () => {
    const { drawn, loser, winner, moved } = bulged(inForce, drawnOf(inForce, COMMUNITY), households)
    const other = (await send('planner', '/api/plans', { jurisdiction: STREET })).as(planSummary).id
    const job = await checked(drawn)
    const reasons = conflictsOf(job).map(({ reason }) => reason)
    expect(reasons.filter((reason) => reason !== 'gap')).toEqual([])
    const late = await checked(largest(drawn))
    expect(job.report?.replacing).toMatchObject({ move: 2, go: 0, come: 0, households: moved.length })
    const id = (await office.apply(job)).plan!

    expect(await show(id)).toMatchObject({ root: { code: STREET }, state: 'draft', revision: 0 })
    const after = await snapshotOf(id)
    const shapes = gridPolygons(after)
    for (const { key } of [loser, winner]) expect(shapes.get(key)).toEqual(canonical(drawn.get(key)!))
    expect(after.grids).toEqual(inForce.grids)
    expect(ofCommunity(after.faces, false)).toEqual(ofCommunity(inForce.faces, false))
    const changed = await whatChanges(id)
    expect(changed.households).toBe(moved.length)
    expect(changed.grids.map(({ change, grid }) => `${change} ${grid.code}`).sort()).toEqual(
      [`moved ${loser.code}`, `moved ${winner.code}`].sort(),
    )
    expect(new Set(changed.moves.map(({ building }) => building.id))).toEqual(
      new Set(moved.map(({ building }) => building)),
    )
    expect(await snapshotOf(other)).toEqual(inForce)

    const step = (who: string, name: string, json: unknown = {}) =>
      send(who, `/api/plans/${id}/${name}`, json)
    expect((await step('planner', 'submit')).as(planMoved).state).toBe('submitted')
    expect((await step('admin', 'approve')).as(planMoved).state).toBe('approved')
    const wanted = { effectiveFrom: townDay() }
    const refused = (await step('planner', 'publish', wanted)).as(notAccepted)
    const accept = refused.findings.map(({ rule, key }) => ({ rule, key, reason: '测试' }))
    expect((await step('planner', 'publish', { ...wanted, accept })).as(published)).toMatchObject({
      codes: 0,
      activated: true,
    })
    await server.refresh()
    const [lon, lat] = toDegrees(moved[0]!.position)
    const answer = (await server.send(`/api/locate?lon=${lon}&lat=${lat}`)).as(located)
    expect(answer.chain.at(-1)?.code).toBe(winner.code)
    expect(answer.plan.id).toBe(id)
    expect(await office.apply(late)).toMatchObject({
      state: 'read',
      plan: null,
      report: { problems: [{ reason: 'plan-changed-meanwhile' }] },
    })
    inForce = await snapshotOf(id)
    expect((await send('planner', `/api/plans/${other}`, undefined, 'DELETE')).status).toBe(204)
  })

  it('that leave ground undrawn or reach over the border: a gap with its households, and nobody else loses any', async () => {
    const drawn = drawnOf(inForce, COMMUNITY)
    const { loser: left } = bulged(inForce, drawn, households)
    const lived = households.filter(({ position }) =>
      drawn.get(left.key)!.some((polygon) => polygonContainsShifted(polygon, position)),
    )
    drawn.delete(left.key)
    const [beyond] = [...drawnOf(inForce, VILLAGE.code).values()]
    const reaching = inForce.grids.find(({ key, level }) => drawn.has(key) && level === left.level)!
    drawn.set(reaching.key, [...drawn.get(reaching.key)!, ...beyond!])
    const job = await checked(drawn)
    const conflicts = conflictsOf(job)
    const gaps = conflicts.filter(({ reason }) => reason === 'gap').map(({ households: n }) => n)
    expect(gaps).toContain(lived.length)
    expect(conflicts.filter(({ reason }) => reason === 'outside-community')).toMatchObject([
      { grids: [{ code: reaching.code }], chosen: null, proposed: 'cut' },
    ])
    expect(job.report?.replacing).toMatchObject({ move: 0, go: 1, come: 0, households: lived.length })
    const { plan } = await office.apply(job)
    const after = await snapshotOf(plan!)
    expect(ofCommunity(after.faces, false)).toEqual(ofCommunity(inForce.faces, false))
    expect(ofCommunity(after.grids, false)).toEqual(ofCommunity(inForce.grids, false))
    const { findings } = (await send('planner', `/api/plans/${plan}/findings`)).as(planFindings)
    const gap = findings.filter(({ rule, households: n }) => rule === 'inner-gap' && n === lived.length)
    expect(gap).toHaveLength(1)
    expect(await office.undo(job)).toMatchObject({ state: 'undone', kept: [] })
  })

  it('may be brought in by whoever administers the community, and by nobody of the next one', async () => {
    const files = await levelFiles(inForce, largest(drawnOf(inForce, COMMUNITY)), 'geopackage')
    const next = importing(server, cookies.next!, COMMUNITY)
    await expect(sendLevels(server, cookies.next!, next, files)).rejects.toThrow(/unknown-jurisdiction/)
    const own = importing(server, cookies.own!, COMMUNITY)
    const sent = await sendLevels(server, cookies.own!, own, files)
    expect((await next.ask('GET', `/${sent.id}`)).status).toBe(404)
    const applied = await own.apply(await own.check(sent, sent.wish!))
    expect(await show(applied.plan!)).toMatchObject({ root: { code: STREET } })
    expect(await own.undo(applied)).toMatchObject({ state: 'undone', kept: [] })
  })

  it('may be brought in by the command line, which says the same before it writes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gridhold-street-'))
    const words = ['grids', '--root', COMMUNITY, '--code-property', 'code', '--parent-property', 'parent']
    for (const [name, bytes] of await levelFiles(inForce, drawnOf(inForce, COMMUNITY), 'geopackage')) {
      await writeFile(join(folder, name), bytes)
      words.push(`--level${name[4]}`, join(folder, name))
    }
    const run = await runImport(server.database.db, ...words, '--dry-run')
    await rm(folder, { recursive: true })
    expect(run).toMatchObject({ code: 0, err: [] })
    const stay = ofCommunity(inForce.grids, true).length
    expect(run.out.join()).toContain(
      `a copy of the plan of 宁和街道: ${stay} grids stay, 0 change, 0 are new`,
    )
  })

  it('are refused for the street as a whole, and where none lies in the community', async () => {
    const files = await levelFiles(inForce, largest(drawnOf(inForce, VILLAGE.code)), 'geopackage')
    for (const [community, reason] of [
      [STREET, 'root-no-community'],
      [COMMUNITY, 'grids-outside'],
    ]) {
      const sent = await sendLevels(server, cookies.admin!, office, files, community)
      const job = await office.check(sent, sent.wish!)
      expect(job.report?.problems.map((problem) => problem.reason)).toEqual([reason])
      expect((await office.ask('POST', `/${job.id}/apply`, { conflicts: 'keep' })).status).toBe(409)
    }
  })
})
