import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AppDeps } from './app.ts'
import { createApp } from './app.ts'
import { createEvents } from './events.ts'
import { keepToday } from './keep-today.ts'
import { createLive } from './live.ts'
import type { OfficeTls } from './office-tls.ts'
import { type Relay, relayEvents } from './relay.ts'
import { createFastServer } from './server.ts'

/** What a server is started with; the database is open and migrated, and stays the caller's to close. */
export interface ServeOptions extends Omit<AppDeps, 'live' | 'events'> {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Speaks HTTPS with it; absent: HTTP. */
  readonly tls?: OfficeTls | undefined
  /** Whether other servers may run on the same database and are told what happens here. */
  readonly shared?: boolean
}

/** A server that listens. */
export interface Running {
  /** Where it answers, e.g. `http://127.0.0.1:8080`. */
  readonly url: string
  /** Lets running requests end, for five seconds at most, and stops listening. */
  close(): Promise<void>
}

const GRACE_MS = 5_000

/**
 * Puts overdue plans into force, reads the plan into memory and listens. Throws one sentence when the address
 * cannot be listened on.
 */
export async function serve({ host, port, tls, shared = false, ...deps }: ServeOptions): Promise<Running> {
  const events = createEvents()
  const live = createLive(deps.secrets, events)
  const today = await keepToday(deps.db, live, deps.logger)
  const server = createFastServer(createApp({ ...deps, live, events }), tls)
  let relay: Relay | null = null
  try {
    if (shared) relay = await relayEvents(deps.db, live, events, deps.logger)
    await listen(server, host, port)
  } catch (error) {
    today.stop()
    await relay?.stop()
    throw error
  }
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    async close() {
      today.stop()
      events.close()
      await relay?.stop()
      const closed = once(server, 'close')
      server.close()
      const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS)
      await closed
      clearTimeout(impatient)
    },
  }
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Error(WHY_NOT[code]?.(host, port) ?? `Cannot listen on ${host}:${port}: ${code}`, {
      cause: error,
    })
  }
}

const WHY_NOT: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is in use by another program. Stop that one, or choose another port, e.g. PORT=${port + 1} npm start.`,
  EACCES: (_, port) =>
    `Port ${port} is reserved for administrators. Choose one above 1023, e.g. PORT=8080 npm start.`,
  EADDRNOTAVAIL: (host) =>
    `This machine has no address ${host}. Set HOST to one of its own, e.g. HOST=127.0.0.1.`,
  ENOTFOUND: (host) =>
    `The host name ${host} is not known. Set HOST to an address of this machine, e.g. HOST=127.0.0.1.`,
}
