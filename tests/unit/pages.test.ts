import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../api/app.ts'
import { createEvents } from '../../api/events.ts'
import { createLive } from '../../api/live.ts'
import { pgp } from '../../api/repositories/connection.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { createFastServer } from '../../api/server.ts'

// Nothing listens on port 1: pages must be served, and readiness refused, while the database is away.
const db = pgp('postgres://nobody@127.0.0.1:1/none')
const secrets = createSecrets('the pages have no secrets, but the app wants some')
const LARGE = 'export const text = "gridhold"\n'.repeat(200)
let root: string
let servers: { readonly built: string; readonly unbuilt: string }
const close: (() => void)[] = []

async function listen(pages: string, publicUrl?: string): Promise<string> {
  const deps = {
    db,
    live: createLive(secrets),
    events: createEvents(),
    secrets,
    logger: pino({ level: 'silent' }),
    publicUrl,
    pages,
  }
  const server = createFastServer(createApp(deps)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  close.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  root = await mkdtemp(`${tmpdir()}/gridhold-pages-`)
  const files = {
    'index.html': 'home page',
    'find/index.html': 'find page',
    'coverage/index.html': 'coverage page',
    'board/index.html': 'board page',
    'admin/index.html': 'admin page',
    'assets/map-Bd81.js': 'export {}',
    'assets/large-Cc1.js': LARGE,
    'favicon.svg': '<svg/>',
  }
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(`${root}/${name}`), { recursive: true })
    await writeFile(`${root}/${name}`, text)
  }
  await writeFile(`${root}-secret`, 'not for the web')
  servers = { built: await listen(root), unbuilt: await listen(`${root}/nowhere`, 'https://grid.example') }
})
afterAll(async () => {
  for (const step of close) step()
  await rm(root, { recursive: true })
  await rm(`${root}-secret`)
})

describe('pages', () => {
  it.each([
    ['/', 'home page'],
    ['/find', 'find page'],
    ['/find?q=x', 'find page'],
    ['/find/', 'find page'],
    ['/coverage', 'coverage page'],
    ['/admin', 'admin page'],
    ['/board/nanqiao', 'board page'],
  ])('%s is the %s', async (path, text) => {
    const reply = await fetch(servers.built + path)
    expect([reply.status, await reply.text()]).toEqual([200, text])
    expect(reply.headers.get('content-type')).toMatch(/^text\/html/)
    expect(reply.headers.get('cache-control')).toBe('no-cache')
  })

  it('carry a policy that lets nothing in from outside', async () => {
    const { headers } = await fetch(`${servers.built}/`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy.split(';')).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "script-src 'self'",
        "worker-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data: blob:",
        "style-src 'self' 'unsafe-inline'",
      ]),
    )
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
    const overHttps = await fetch(`${servers.unbuilt}/find`)
    expect(overHttps.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/)
  })

  it('keep files with a hash in their name for a year, others not', async () => {
    const asset = await fetch(`${servers.built}/assets/map-Bd81.js`)
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-type')).toMatch(/^text\/javascript/)
    const icon = await fetch(`${servers.built}/favicon.svg`)
    expect([icon.status, icon.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  })

  it.each([
    '/assets/gone-123.js',
    '/find/x',
    '/board',
    '/board/a/b',
    '/index.htm',
    '/assets/',
    '/.env',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/secret',
  ])('%s is not there, and is no page', async (path) => {
    const reply = await fetch(servers.built + path)
    expect(reply.status).toBe(404)
    expect(await reply.text()).not.toMatch(/page$|not for the web/)
  })

  it('travel compressed', async () => {
    const reply = await fetch(`${servers.built}/assets/large-Cc1.js`, {
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(reply.headers.get('content-encoding')).toBe('gzip')
    expect(await reply.text()).toBe(LARGE)
  })

  it('say how to build them when they are not built', async () => {
    const reply = await fetch(`${servers.unbuilt}/find`, { headers: { 'accept-language': 'en' } })
    expect(reply.status).toBe(503)
    expect(await reply.text()).toContain('npm run build')
  })
})

describe('without a database and before the first plan', () => {
  it('the process is alive, not ready, and says why', async () => {
    expect((await fetch(`${servers.built}/healthz`)).status).toBe(200)
    const ready = await fetch(`${servers.built}/readyz`)
    expect([ready.status, (await ready.json()).error.code]).toEqual([503, 'no-database'])
  })

  it.each([
    '/api/locate?lon=113&lat=35',
    '/api/lookup?q=a',
    '/api/grids',
    '/api/grids/999901001001001',
    '/api/boards',
    '/api/boards/x',
    '/tiles/base/1/0/0.mvt',
  ])('%s answers that no plan is in force, and what to do', async (path) => {
    const reply = await fetch(servers.built + path)
    const { error } = await reply.json()
    expect([reply.status, error.code]).toEqual([503, 'no-plan'])
    expect(error.message).toContain('npm run gridhold')
  })

  it('a session cannot be looked up, and says that it is the database', async () => {
    const cookie = `gridhold=999901.${'A'.repeat(43)}`
    const reply = await fetch(`${servers.built}/api/session`, { headers: { cookie } })
    expect([reply.status, (await reply.json()).error.code]).toEqual([503, 'no-database'])
  })
})

describe('meters', () => {
  it('count by route pattern, never by address', async () => {
    await fetch(`${servers.built}/api/grids/999901001001001?who=zhang`)
    await fetch(`${servers.built}/no/such/page-of-zhang`)
    const text = await (await fetch(`${servers.built}/metrics`)).text()
    expect(text).toMatch(
      /gridhold_http_requests_total\{route="\/api\/grids\/:code",method="GET",status="5xx"\} \d+/,
    )
    expect(text).toContain('route="other"')
    expect(text).not.toMatch(/zhang|999901001001001/)
    expect(text).toContain('gridhold_grids_in_force 0')
  })
})
