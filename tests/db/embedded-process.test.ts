import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openConnection } from '../../api/repositories/connection.ts'
import { copyFolder } from '../../data/embedded/copy-folder.ts'
import { openEmbedded } from '../../data/embedded/embedded.ts'
import { lockFolder } from '../../data/embedded/lock.ts'
import { template } from '../../data/embedded/template.ts'
import { cacheFolder, migrated } from '../fixtures/database.ts'
import { onServer, openSubject } from '../fixtures/embedded.ts'

// Restarts take seconds each, and several times that on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

const program = fileURLToPath(new URL('../fixtures/embedded-program.ts', import.meta.url))
const kills = 10

describe.skipIf(onServer)('the folder has one holder', () => {
  let folder: string
  let dir: string

  beforeAll(async () => {
    folder = await mkdtemp(`${tmpdir()}/gridhold-lock-`)
    dir = `${folder}/db`
  })

  afterAll(() => rm(folder, { recursive: true }))

  test('a second holder is refused with a sentence that names the first', async () => {
    const lock = await lockFolder(dir)
    await expect(lockFolder(dir)).rejects.toThrow(`${dir} is in use by process ${process.pid}`)
    await expect(openEmbedded({ dir })).rejects.toThrow(`${dir} is in use by process ${process.pid}`)
    await lock.release()
    await (await lockFolder(dir)).release()
  })

  test('of many that come at once one gets it', async () => {
    const locks = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(dir)))
    const got = locks.filter((lock) => lock.status === 'fulfilled')
    expect(got).toHaveLength(1)
    await got[0]?.value.release()
  })

  test('the lock of a dead process is taken over, and that of a later one with its number too', async () => {
    const dead = 2 ** 22 + 1
    const start = (await readFile(`/proc/${process.pid}/stat`, 'utf8').catch(() => '')) !== ''
    const stale = [JSON.stringify({ program: { pid: dead, started: '1' } }), '', '{"program":{"pi']
    if (start) stale.push(JSON.stringify({ program: { pid: process.pid, started: '1' } }))
    for (const content of stale) {
      await writeFile(`${dir}.lock`, content)
      await (await lockFolder(dir)).release()
    }
  })

  test('while the engine of a dead program still ends, the folder stays held', async () => {
    const dead = { pid: 2 ** 22 + 1, started: '1' }
    const engine = { pid: process.pid, started: '' }
    await writeFile(`${dir}.lock`, JSON.stringify({ program: dead, engine }))
    await expect(lockFolder(dir)).rejects.toThrow(`process ${process.pid}`)
    await rm(`${dir}.lock`)
  })
})

test.skipIf(onServer)(
  'a folder that is no database is an error that says so, and is free again',
  async () => {
    const folder = await mkdtemp(`${tmpdir()}/gridhold-broken-`)
    await mkdir(`${folder}/db`)
    await writeFile(`${folder}/db/PG_VERSION`, 'none')
    await expect(openEmbedded({ dir: `${folder}/db` })).rejects.toThrow(/embedded database does not start/)
    await (await lockFolder(`${folder}/db`)).release()
    await rm(folder, { recursive: true })
  },
)

describe.skipIf(onServer)('the engine ends with its program, and nothing acknowledged with either', () => {
  test(`${kills} × kill -9 of the engine while writing: every acknowledged row is there`, {
    timeout: 240_000,
  }, async () => {
    const subject = await openSubject({ poolSize: 4 })
    const { db, embedded, restarts } = subject
    await db.none('create table row (n int primary key)')
    const acknowledged: number[] = []
    let next = 0
    let writing = true
    async function write(): Promise<void> {
      while (writing) {
        next += 1
        const n = next
        const done = await db.none('insert into row values ($1)', [n]).then(
          () => true,
          () => false,
        )
        if (done) acknowledged.push(n)
      }
    }
    const writers = Array.from({ length: 4 }, write)
    for (let kill = 1; kill <= kills; kill += 1) {
      const before = acknowledged.length
      await expect
        .poll(() => acknowledged.length, { timeout: 120_000, interval: 1 })
        .toBeGreaterThan(before + 20 + 7 * kill)
      process.kill(embedded.pid(), 'SIGKILL')
      await expect.poll(() => restarts.length, { timeout: 60_000 }).toBe(kill)
    }
    writing = false
    await Promise.all(writers)
    const stored = new Set(await db.map('select n from row', [], ({ n }) => n as number))
    expect(acknowledged.filter((n) => !stored.has(n))).toEqual([])
    // A write cut off by the kill may have been kept or not; one at most per kill and writer.
    expect(stored.size - acknowledged.length).toBeLessThanOrEqual(4 * kills)
    await subject.close()
  })

  async function startProgram(dir: string): Promise<{ child: ChildProcess; url: string; engine: number }> {
    const child = fork(program, [dir], { execArgv: ['--import', 'tsx'], detached: true })
    const [{ url, engine }] = (await once(child, 'message')) as [{ url: string; engine: number }]
    return { child, url, engine }
  }

  function isAlive(pid: number): boolean {
    try {
      process.kill(pid, 0)
      return true
    } catch {
      return false
    }
  }

  test('a program killed with -9 takes its engine along, even out of a statement without end', async () => {
    const folder = await mkdtemp(`${tmpdir()}/gridhold-dead-`)
    await copyFolder(await template({ root: cacheFolder, ...(await migrated()) }), `${folder}/db`)
    const first = await startProgram(`${folder}/db`)
    const { db, close } = await openConnection(first.url, { poolSize: 1 })
    await db.none('create table row (n int); insert into row values (1)')
    const forever = db.any('do $$ begin loop end loop; end $$').catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const gone = once(first.child, 'exit')
    first.child.kill('SIGKILL')
    await Promise.all([gone, forever])
    await close()
    // As long as the engine lives the folder is its own; on a busy machine it may be gone by now.
    const held = await lockFolder(`${folder}/db`).then(
      (lock) => lock.release().then(() => null),
      (error: unknown) => String(error),
    )
    if (held === null) expect(isAlive(first.engine)).toBe(false)
    else expect(held).toContain(`process ${first.engine}`)
    await expect.poll(() => isAlive(first.engine), { timeout: 60_000 }).toBe(false)

    const second = await startProgram(`${folder}/db`)
    const again = await openConnection(second.url, { poolSize: 1 })
    expect(await again.db.any('select n from row')).toEqual([{ n: 1 }])
    await again.close()
    // Ctrl-C goes to the whole group: the engine must leave the end to its program, which stops it cleanly.
    process.kill(-second.child.pid!, 'SIGINT')
    const [code] = (await once(second.child, 'exit')) as [number]
    expect(code).toBe(0)
    expect(isAlive(second.engine)).toBe(false)
    await (await lockFolder(`${folder}/db`)).release()
    await rm(folder, { recursive: true })
  })
})
