import type { Db } from './connection.ts'

const oldestServer = 15
const oldestPostgis: readonly [number, number] = [3, 3]

/** What a server says of itself. */
interface ServerFacts {
  readonly server: string
  readonly serverNumber: number
  /** Version of the PostGIS in this database, or else of the one that could be created in it. */
  readonly postgis: string | null
}

/** Throws, in words for whoever runs the server, unless `db` answers, is PostgreSQL ≥ 15 and has PostGIS ≥ 3.3. */
export async function checkServer(db: Db, url: string): Promise<void> {
  const complaint = complaintAbout(await readFacts(db, url), placeOf(url))
  if (complaint !== null) throw new Error(complaint)
}

/** What was found, what is needed and what to do about it; null when the server will do. */
export function complaintAbout({ server, serverNumber, postgis }: ServerFacts, place: string): string | null {
  const found = `The database at ${place} runs PostgreSQL ${server}`
  const major = Math.floor(serverNumber / 10_000)
  if (major < oldestServer) {
    return `${found}; gridhold needs PostgreSQL ${oldestServer} or newer. Upgrade the server, or point DATABASE_URL at a newer one.`
  }
  const wanted = `PostGIS ${oldestPostgis.join('.')} or newer`
  if (postgis === null) {
    return `${found} without PostGIS; gridhold needs ${wanted}. Install the server's PostGIS package (on Debian and Ubuntu postgresql-${major}-postgis-3) and start again.`
  }
  if (isOlder(postgis, oldestPostgis)) {
    return `${found} with PostGIS ${postgis}; gridhold needs ${wanted}. Upgrade the package, then run: alter extension postgis update;`
  }
  return null
}

async function readFacts(db: Db, url: string): Promise<ServerFacts> {
  try {
    return await db.one<ServerFacts>(`
      select current_setting('server_version') as server,
        current_setting('server_version_num')::int as "serverNumber",
        coalesce(
          (select extversion from pg_extension where extname = 'postgis'),
          (select default_version from pg_available_extensions where name = 'postgis')) as postgis`)
  } catch (error) {
    throw new Error(explain(error, url), { cause: withoutPassword(error, url) })
  }
}

const causes: Readonly<Record<string, (place: string, user: string, database: string) => string>> = {
  ECONNREFUSED: (place) => `Nothing listens at ${place}. Start the database server, or correct DATABASE_URL.`,
  ENOTFOUND: (place) => `The host of ${place} is not known. Correct the host name in DATABASE_URL.`,
  ETIMEDOUT: (place) => `${place} does not answer. Check the address in DATABASE_URL and the firewall.`,
  '28P01': (place, user) => `${place} refuses the password of user "${user}". Correct it in DATABASE_URL.`,
  '28000': (place, user) => `${place} does not let user "${user}" in. Check pg_hba.conf and DATABASE_URL.`,
  '3D000': (place, _, database) =>
    `There is no database "${database}" at ${place}. Create it (createdb ${database}), or correct DATABASE_URL.`,
}

function explain(error: unknown, url: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const { username, pathname } = new URL(url)
  const cause = causes[code]
  if (cause) return cause(placeOf(url), decodeURIComponent(username), decodeURIComponent(pathname.slice(1)))
  return `The database at ${placeOf(url)} cannot be used: ${withoutPassword(error, url).message}`
}

function placeOf(url: string): string {
  const { hostname, port } = new URL(url)
  return `${hostname || 'localhost'}:${port || '5432'}`
}

/** The error with its message cleaned of the password, should a driver ever put it there. */
function withoutPassword(error: unknown, url: string): Error {
  const message = error instanceof Error ? error.message : String(error)
  const { password } = new URL(url)
  return new Error(password === '' ? message : message.replaceAll(decodeURIComponent(password), '***'))
}

function isOlder(version: string, than: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  return major < than[0] || (major === than[0] && minor < than[1])
}
