import { spawn } from 'node:child_process'
import { get as httpGet } from 'node:http'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  COMMUNITY,
  MARKS,
  type Mark,
  type MarkedPlace,
  markedHousehold,
  markedNeed,
  markedPerson,
  markedPlace,
} from '../fixtures/marker-place.ts'
import { PUBLIC_ROUTES } from '../fixtures/marker-public.ts'
import { routesOf } from '../fixtures/marker-routes.ts'
import { type Emission, foundIn, type Hit, mayHold, unzipped } from '../fixtures/marker-rules.ts'
import { pdfText } from '../fixtures/pdf-text.ts'
import type { Sending } from '../fixtures/server.ts'
import { LISTS, OFFICE_ROUTES, PEOPLE_ROUTES } from '../fixtures/sight-matrix-routes.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

/**
 * Marks are planted in everything that tells of a person: names, numbers, rooms, needs (kind, purpose, basis), notes of
 * visits and patrols, the reason of a look, the reason of an export, names, numbers and photos of staff who did not agree to be
 * published, what residents left at doors (words, number, picture), a board that is not published, reasons of exemptions.
 * They are then looked for in everything the server emits:
 *
 * - bodies of every route, public, of staff, of the office, asked rightly and wrongly, by six accounts and by nobody: JSON,
 *   CSV and XLSX, the latter unpacked;
 * - refusals, also where the request itself held a mark; 500s provoked by a check constraint, a trigger and a damaged number,
 *   which the database and the program quote in their own messages;
 * - headers of every reply: ETag, Location, Set-Cookie, Content-Disposition and all others;
 * - posters as PDF, unpacked and read, and as SVG; pictures as they are kept;
 * - vector tiles of all sets and zooms, as bytes, packed and unpacked;
 * - server-sent events, public and of a plan; pages and boards; the document of the interface's health and figures (`/metrics`);
 * - the log: every line of the access log and of errors, with the addresses that were asked for; standard output and standard
 *   error of this process and, through them, of the embedded database;
 * - the lines of the audit, as the database holds them.
 *
 * Where a mark may be is a closed list (`mayHold`), and each mark must be found there, so that a search that finds nothing
 * means something. What a phone keeps in its storage is looked at in the browser tests.
 */
let place: MarkedPlace
const emitted: Emission[] = []
const printed: string[] = []

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...all: unknown[]) => boolean
    vi.spyOn(stream, 'write').mockImplementation((...all: unknown[]) => {
      printed.push(String(all[0]))
      return write(...all)
    })
  }
  place = await markedPlace()
  await driveEverything()
})
afterAll(async () => {
  vi.restoreAllMocks()
  await place.server.close()
})

async function emit(
  account: string,
  route: string,
  { path, ...sending }: Sending & { readonly path: string },
) {
  const cookie = await place.cookie(account)
  const method = route.split(' ')[0]!.toUpperCase()
  const headers = {
    ...(sending.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(cookie === null ? {} : { cookie }),
    'accept-language': 'en',
    ...sending.headers,
  }
  const body = sending.json === undefined ? (sending.body ?? null) : JSON.stringify(sending.json)
  const reply = await fetch(place.server.url + path, { method, headers, body, redirect: 'manual' })
  const bytes = Buffer.from(await reply.arrayBuffer())
  const { status } = reply
  const text = `${bytes.toString('utf8')}\n${bytes.toString('utf16le')}\n${unzipped(bytes)}\n${pdfText(bytes)}`
  emitted.push({ account, route, status, text })
  emitted.push({ account, route: 'headers', status, text: JSON.stringify([...reply.headers]) })
  return { status, text }
}

/** Routes that want a session. */
const BEHIND = new Set([...Object.keys(PEOPLE_ROUTES), ...Object.keys(OFFICE_ROUTES), ...LISTS])
const ASKING = ['lead', 'contact', 'helper', 'police', 'head', 'admin', 'nobody']
const OFFICE = ['lead', 'contact', 'head', 'admin', 'nobody']
const mark = { name: MARKS.names[0]!, phone: MARKS.phones[0]!, note: MARKS.visitNotes[0]! }

async function driveEverything(): Promise<void> {
  const page = `/api/subjects/${markedHousehold(1)}`
  // Somebody was looked at with a reason, so that there is something to tell.
  const reason = { reason: 'visit', note: MARKS.reasonNotes[0] }
  await emit('lead', 'post /api/persons/:id/reveal', {
    path: `/api/persons/${markedPerson(1)}/reveal`,
    json: reason,
  })
  for (const account of ASKING) {
    for (const [route, { call }] of Object.entries(PEOPLE_ROUTES)) {
      for (const n of account === 'helper' ? [4] : [1, 4]) await emit(account, route, call(n))
    }
    if (OFFICE.includes(account)) {
      for (const [route, { call }] of Object.entries(OFFICE_ROUTES)) await emit(account, route, call)
    }
    for (const query of [
      'bbox=119,29,121,31',
      `grid=${COMMUNITY}001`,
      `building=${tinyId('building', 1)}`,
      'assigned=true',
      `q=${encodeURIComponent('小院1号楼')}`,
      `q=${encodeURIComponent(mark.name)}`,
      `q=${mark.phone}`,
      `bbox=${mark.phone}`,
      `grid=${encodeURIComponent(mark.name)}`,
    ]) {
      await emit(account, 'get /api/households', { path: `/api/households?${query}` })
    }
    for (const q of [mark.name, mark.phone, MARKS.rooms[0], mark.note]) {
      await emit(account, 'post /api/households/search', { path: '/api/households/search', json: { q } })
    }
    for (const json of account === 'lead' || account === 'nobody' ? wrongBodies() : []) {
      for (const [route, { call }] of Object.entries(PEOPLE_ROUTES)) {
        if (!route.startsWith('get')) await emit(account, route.replace(' ', ' wrong '), { ...call(1), json })
      }
    }
    for (const staff of [12, 13]) {
      const path = `/api/admin/staff/${tinyId('staff', staff)}`
      await emit(account, 'get /api/admin/staff/:id', { path })
      await emit(account, 'get /api/admin/staff/:id/photo', { path: `${path}/photo` })
    }
    for (const n of [1, 4, 5]) {
      const path = `/api/needs/${markedNeed(n)}`
      await emit(account, 'get /api/needs/:id/pictures/:n', { path: `${path}/pictures/1` })
      await emit(account, 'post /api/needs/:id/phone', { path: `${path}/phone`, json: {} })
      await emit(account, 'post /api/needs/:id/state', { path: `${path}/state`, json: { state: 'received' } })
    }
    await emit(account, 'get /api/needs', { path: '/api/needs' })
    await emit(account, 'post /api/subjects/:household/open', {
      path: `${page}/open`,
      json: { reason: 'access' },
    })
  }
  await drivePublic()
  await driveFiles()
  await driveFailures()
}

/** Bodies that hold marks and something wrong besides. */
function wrongBodies(): readonly unknown[] {
  return [
    { id: 'no', name: mark.name, birthYear: mark.phone, phone: mark.phone, note: mark.note, q: mark.name },
    {
      reason: mark.name,
      note: mark.note,
      outcome: mark.note,
      household: mark.name,
      room: mark.name.repeat(30),
    },
    [mark.name],
    mark.phone,
  ]
}

/** What anybody may ask, by nobody and by two who are signed in. */
async function drivePublic(): Promise<void> {
  for (const account of ['nobody', 'lead', 'admin']) {
    for (const [route, asks] of Object.entries(PUBLIC_ROUTES)) {
      if (account !== 'nobody' && !route.startsWith('get')) continue
      for (const asking of asks) await emit(account, route, asking)
    }
  }
  for (const body of [`{"q": "${mark.name}`, mark.name]) {
    const headers = { 'content-type': 'application/json' }
    await emit('nobody', 'post /api/locate', { path: '/api/locate', body, headers })
    await emit('nobody', 'post /api/session', { path: '/api/session', body, headers })
    await emit('lead', 'post /api/visits', { path: '/api/visits', body, headers })
  }
  const events = await place.server.listen('/api/events')
  await place.server.refresh()
  const first = await Promise.race([events.next(), new Promise((resolve) => setTimeout(resolve, 500, null))])
  emitted.push({
    account: 'nobody',
    route: 'get /api/events',
    status: 200,
    text: JSON.stringify([first, [...events.headers]]),
  })
  await events.close()
}

/** Tiles of every set and zoom over the place, as they are sent, packed and plain; lists that leave the house. */
async function driveFiles(): Promise<void> {
  const cookie = await place.cookie('contact')
  for (let z = 8; z <= 16; z++) {
    const x = Math.floor(((120.2002 + 180) / 360) * 2 ** z)
    const y = Math.floor(((1 - Math.asinh(Math.tan((30.2001 * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z)
    for (const set of ['grids', 'base', 'buildings']) {
      const path = `/tiles/${set}/${z}/${x}/${y}.mvt`
      for (const packing of ['gzip', 'identity']) {
        const bytes = await new Promise<Buffer>((resolve, reject) => {
          const headers = { 'accept-encoding': packing, cookie: cookie ?? '' }
          httpGet(place.server.url + path, { headers }, (reply) => {
            const chunks: Buffer[] = []
            reply
              .on('data', (chunk: Buffer) => chunks.push(chunk))
              .on('end', () => resolve(Buffer.concat(chunks)))
          }).on('error', reject)
        })
        const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
        const text = `${bytes.toString('latin1')}${plain.toString('utf8')}${plain.toString('latin1')}`
        emitted.push({ account: 'contact', route: 'get /tiles/:set/:z/:x/:y.mvt', status: 200, text })
      }
    }
  }
  for (const format of ['csv', 'xlsx']) {
    const json = { grid: `${COMMUNITY}001`, format }
    await emit('lead', 'post /api/exports', { path: '/api/exports', json })
  }
  const id = tinyId('other', 900)
  const wish = { id, grid: `${COMMUNITY}001`, reason: MARKS.exportReason[0] }
  await emit('lead', 'post /api/exports/unmasked', { path: '/api/exports/unmasked', json: wish })
  await emit('lead', 'post early export', { path: `/api/exports/${id}/file`, json: { format: 'csv' } })
  await emit('head', 'post /api/exports/:id/decide', {
    path: `/api/exports/${id}/decide`,
    json: { approve: true },
  })
  await emit('head', 'post early export', { path: `/api/exports/${id}/file`, json: { format: 'csv' } })
  await emit('lead', 'post taken export', { path: `/api/exports/${id}/file`, json: { format: 'xlsx' } })
}

/** Failures in the middle of a request, in which the database quotes a row, a trigger a note, and the program a number. */
async function driveFailures(): Promise<void> {
  const { db } = place.server.database
  await db.none(`
    create function probe.break() returns trigger language plpgsql as $do$
    begin
      raise exception 'broken: %', row_to_json(new)::text using detail = new.note;
    end
    $do$;
    create trigger break before insert on visit for each row when (new.note is not null) execute function probe.break();
    alter table person add constraint break check (relation <> '坏') not valid;
    update person set phone = '\\x00' || phone where id = '${markedPerson(3)}'`)
  const at = new Date().toISOString()
  const visit = {
    id: tinyId('other', 901),
    household: markedHousehold(1),
    at,
    outcome: 'met',
    note: mark.note,
  }
  const failures = [
    await emit('lead', 'post broken visit', { path: '/api/visits', json: visit }),
    await emit('lead', 'patch broken', {
      path: `/api/persons/${markedPerson(1)}`,
      json: { name: mark.name, phone: mark.phone, relation: '坏' },
    }),
    await emit('lead', 'get broken', { path: `/api/households/${markedHousehold(3)}` }),
    await emit('lead', 'post broken reveal', {
      path: `/api/persons/${markedPerson(3)}/reveal`,
      json: { reason: 'visit' },
    }),
  ]
  expect(failures.map(({ status }) => status)).toEqual([500, 500, 500, 500])
}

let found: Hit[] | undefined
/** What was found in all that was emitted; looked for once. */
const hits = (): readonly Hit[] => {
  found ??= emitted.flatMap(foundIn)
  return found
}
const described = ({ mark: what, n, emission }: Hit): string =>
  `${what} ${n} in ${emission.route} for ${emission.account}: ${emission.status}`

describe('marks of people', () => {
  it('stand in no reply but those that tell of a person to whom they are in sight', () => {
    expect(emitted.length).toBeGreaterThan(1_500)
    expect([
      ...new Set(
        hits()
          .filter((hit) => !mayHold(hit))
          .map(described),
      ),
    ]).toEqual([])
  })

  it.each(Object.keys(MARKS) as Mark[])('of the kind %s are found where they may be', (kind) => {
    expect(hits().some((hit) => hit.mark === kind && mayHold(hit))).toBe(true)
  })

  it('never reach somebody who has not signed in, not even the names of staff', () => {
    expect(
      hits()
        .filter(({ emission }) => emission.account === 'nobody')
        .map(described),
    ).toEqual([])
  })

  it('stand in no line of the log, access or error, and in nothing this process prints', () => {
    const lines = [...place.server.log]
    expect(lines.filter((line) => line.includes('"level":50')).length).toBeGreaterThanOrEqual(4)
    expect(lines.length).toBeGreaterThan(500)
    const text = [...lines, ...printed].join('\n')
    expect(
      foundIn({ account: '', route: 'log', status: 0, text }).map(({ mark: what, n }) => `${what} ${n}`),
    ).toEqual([])
    expect(text).not.toMatch(/\/api\/households\?|q=/)
  })

  it('stand in no line of the audit but the reason that somebody wrote', async () => {
    const { all, reasons } = await place.server.database.db.one<{ all: string; reasons: string }>(
      `select (select json_agg(e)::text from audit_entry e) as all, (select json_agg(r.note)::text from audit_reason r) as reasons`,
    )
    const marks = (text: string) =>
      foundIn({ account: '', route: '', status: 0, text }).map(({ mark: what }) => what)
    expect(marks(all)).toEqual([])
    expect(marks(reasons).filter((what) => what !== 'reasonNotes' && what !== 'exportReason')).toEqual([])
    expect(marks(reasons)).toContain('reasonNotes')
  })

  it('are asked for on every route there is, and every public one answers', () => {
    const asked = new Set(emitted.map(({ route }) => route))
    const left = routesOf().filter((route) => !asked.has(route) && !route.includes('/api/plans'))
    expect(left.filter((route) => !BEHIND.has(route))).toEqual([])
    expect(left.filter((route) => !route.includes(':'))).toEqual([])
    const answered = new Set(
      emitted.filter(({ account, status }) => account === 'nobody' && status < 400).map(({ route }) => route),
    )
    const open = routesOf().filter((route) => !BEHIND.has(route) && !route.includes('/api/plans'))
    // Without built pages there are none to be sent; a guess at a password is wrong.
    const dumb = open.filter(
      (route) => !answered.has(route) && !/^get \/(?!api)|^post .api.session$/.test(route),
    )
    expect(dumb).toEqual([])
  })

  it('would be seen in a poster, whose words can be read there', () => {
    const posters = emitted.filter(({ route, status }) => route.includes('/poster.') && status === 200)
    expect(posters.length).toBeGreaterThanOrEqual(6)
    expect(posters.filter(({ text }) => !text.includes('小社区')).length).toBeLessThan(posters.length / 2)
    for (const kind of ['pdf', 'svg']) {
      const some = posters.filter(
        ({ route, text }) => route.endsWith(kind) && text.includes('小社区网格公示'),
      )
      expect(some, kind).not.toEqual([])
    }
  })

  const engine = it.skipIf(process.env.DATABASE_URL !== undefined)
  engine(
    'are not written by the embedded database, whose failing statements quote them',
    async () => {
      const script = fileURLToPath(new URL('../fixtures/marker-engine.ts', import.meta.url))
      const child = spawn(process.execPath, ['--import', 'tsx', script], {
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let text = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
      expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
      expect(text).toContain('refused 4')
      expect(foundIn({ account: '', route: '', status: 0, text })).toEqual([])
    },
    120_000,
  )
})
