import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Db, openConnection } from '../../api/repositories/connection.ts'

const run = promisify(execFile)

const INSTALLED = '/usr/lib/postgresql'
const EXTENSIONS = '/usr/share/postgresql'

/** Memory enough for half a million points and ten thousand polygons; no just-in-time compiler, which only costs. */
const SETTINGS = [
  'fsync=off',
  'jit=off',
  'shared_buffers=512MB',
  'work_mem=256MB',
  'listen_addresses=127.0.0.1',
]

/** A PostGIS server of the bench's own, gone at `stop`. */
export interface NativePostgis {
  readonly db: Db
  readonly version: string
  stop(): Promise<void>
}

/** Starts one in a temporary folder; says why not where the machine has none. */
export async function startNativePostgis(): Promise<NativePostgis | { readonly missing: string }> {
  const installed = existsSync(INSTALLED) ? readdirSync(INSTALLED) : []
  const version = installed.sort((a, b) => Number(b) - Number(a))[0]
  if (version === undefined) return { missing: 'no native PostgreSQL is installed' }
  if (!existsSync(`${EXTENSIONS}/${version}/extension/postgis.control`)) {
    return { missing: `PostgreSQL ${version} is installed without PostGIS` }
  }
  const bin = `${INSTALLED}/${version}/bin`
  const folder = await mkdtemp(`${tmpdir()}/gridhold-bench-`)
  const data = `${folder}/data`
  const owner = await serverUser()
  if (owner !== null) await chown(folder, owner.uid, owner.gid)
  const as = owner ?? {}
  await run(
    `${bin}/initdb`,
    ['-D', data, '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '-U', 'postgres'],
    as,
  )
  const port = await freePort()
  const settings = [...SETTINGS, `unix_socket_directories=${folder}`].flatMap((setting) => ['-c', setting])
  const server = spawn(`${bin}/postgres`, ['-D', data, '-p', String(port), ...settings], {
    ...as,
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const stop = async () => {
    server.kill('SIGINT')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await ready(bin, port)
    const { db, close } = await openConnection(`postgres://postgres@127.0.0.1:${port}/postgres`, {
      poolSize: 2,
    })
    await db.none('create extension postgis')
    const { postgis } = await db.one<{ postgis: string }>('select postgis_lib_version() as postgis')
    return {
      db,
      version: `PostgreSQL ${version}, PostGIS ${postgis}`,
      async stop() {
        await close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Who runs the server: it refuses to run as root. Null where this process is not root. */
async function serverUser(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])))
  return { uid: Number(uid!.stdout), gid: Number(gid!.stdout) }
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Until the server takes connections, a minute at most. */
async function ready(bin: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const answers = run(`${bin}/pg_isready`, ['-q', '-h', '127.0.0.1', '-p', String(port)])
    if (await answers.then(() => true).catch(() => false)) return
    await wait(100)
  }
  throw new Error(`the bench's PostgreSQL does not answer on port ${port}`)
}
