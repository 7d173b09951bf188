import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'

const main = fileURLToPath(new URL('../../api/main.ts', import.meta.url))
const SECRET_KEY = 'the secret key of the tests, which is no secret'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

interface Program {
  readonly child: ChildProcess
  /** Everything it wrote, standard error included. */
  written(): string
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>
}

/** Starts the program with this environment and no other. */
function start(env: Readonly<Record<string, string>>): Program {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', main], { env: { PATH, PORT: '0', ...env } })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
  return { child, written: () => text, ended: once(child, 'close').then(([code]) => code as number | null) }
}

/** The address the program prints when it listens. */
async function addressOf(program: Program): Promise<string> {
  for (;;) {
    const [, url] = /gridhold: (http:\S+)/.exec(program.written()) ?? []
    if (url !== undefined) return url
    if (program.child.exitCode !== null) throw new Error(`the program ended: ${program.written()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

// Each spends its time starting, so they start together.
describe.concurrent('the program', () => {
  it('listens, and ends cleanly at SIGTERM with a connection still open', async ({ expect }) => {
    const program = start({ DATABASE_URL: database.url, SECRET_KEY })
    const url = await addressOf(program)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    const ready = await fetch(`${url}/readyz`)
    expect([ready.status, (await ready.json()).error.code]).toEqual([503, 'no-plan'])
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed')
  })

  it('says in one sentence that its port is taken', async ({ expect }) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const program = start({ DATABASE_URL: database.url, SECRET_KEY, PORT: String(port) })
    expect(await program.ended).toBe(1)
    other.close()
    expect(program.written()).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program. Stop that one, or choose another port, e.g. PORT=${port + 1} npm start.\n`,
    )
  })

  it('names every key of a bad environment at once', async ({ expect }) => {
    const program = start({ PORT: 'abc', SECRET_KEY: 'short' })
    expect(await program.ended).toBe(1)
    expect(program.written()).toMatch(/PORT: .*\n.*SECRET_KEY: at least 32/)
    expect(program.written()).not.toMatch(/\n\s+at /)
  })

  it('says that the database is not there, without its password', async ({ expect }) => {
    const program = start({ DATABASE_URL: 'postgres://a:hidden@127.0.0.1:1/c', SECRET_KEY })
    expect(await program.ended).toBe(1)
    expect(program.written()).toContain('Nothing listens at 127.0.0.1:1')
    expect(program.written()).not.toMatch(/\n\s+at |hidden/)
  })
})
