import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { type Db, openConnection } from '../../api/repositories/connection.ts'
import { listHouseholds, type Wanted } from '../../api/repositories/households.ts'
import { headsByExactName, type MemberId, membersByPhone } from '../../api/repositories/phones.ts'
import { type Ask, askAs } from '../../api/repositories/request.ts'
import { createSecrets, type Secrets } from '../../api/secrets/secrets.ts'
import { openEmbedded } from '../../data/embedded/embedded.ts'
import { COUNTY, headOf, idOf, LEAVES, phoneOf, placeOf, STEP, writeTown } from './household-search-town.ts'
import { startNativePostgis } from './native-postgis.ts'
import type { Measure, Skipped } from './report.ts'

/** What a worker on a phone does not wait for, in seconds. */
const P50_BAR_S = 0.1
const P99_BAR_S = 0.5
/** Design §8: at most twice as long as the same query without row-level security. */
const RATIO_BAR = 0.5

/** Searches that give the same rows without policies; there an address or a name would go through the whole county. */
const SAME_ROWS = new Set(['exact phone', 'box'])
const RANGES = [1, 3, 8] as const
const MOST = 2_001
const SECRET = 'the secret key of the bench, which is no secret'

/** Search of households under row-level security, on a native server and on the embedded database. */
export async function householdSearchRow(sizes: {
  readonly native: number
  readonly embedded: number
  readonly rounds: number
}): Promise<{ readonly measures: readonly Measure[]; readonly skipped: readonly Skipped[] }> {
  const measures: Measure[] = []
  const skipped: Skipped[] = []
  const native = await startNativePostgis()
  if ('missing' in native) skipped.push({ row: 11, what: 'household search', why: native.missing })
  else {
    try {
      measures.push(...(await measured(native.db, 'native', sizes.native, sizes.rounds)))
    } finally {
      await native.stop()
    }
  }
  const folder = await mkdtemp(`${tmpdir()}/gridhold-bench-`)
  const embedded = await openEmbedded({ dir: `${folder}/db` })
  const { db, close } = await openConnection(embedded.url, { poolSize: 1 })
  try {
    measures.push(...(await measured(db, 'embedded', sizes.embedded, sizes.rounds)))
  } finally {
    await close()
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { measures, skipped }
}

async function measured(db: Db, engine: string, households: number, rounds: number): Promise<Measure[]> {
  const secrets = createSecrets(SECRET)
  const began = performance.now()
  await writeTown(db, households, secrets)
  console.error(
    `${engine}: ${households} households written in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  const measures: Measure[] = []
  for (const ranges of RANGES) {
    const lead = askAs(db, { kind: 'staff', county: COUNTY, account: idOf('d', ranges) })
    const searches = searchesFor(secrets, households, rounds)
    for (const [what, search] of Object.entries(searches)) {
      const own = await timed(lead, search)
      const label = `${what}, ${ranges} range${ranges === 1 ? '' : 's'}, ${households.toLocaleString('en')} households, ${engine}`
      const detail = `p50 ${ms(own.p50)}, p99 ${ms(own.p99)} of ${own.n}, ${own.rows} rows`
      measures.push({ row: 11, what: `p50 ${label}`, value: own.p50, unit: 's', bar: P50_BAR_S, detail })
      measures.push({ row: 11, what: `p99 ${label}`, value: own.p99, unit: 's', bar: P99_BAR_S, detail })
      if (!SAME_ROWS.has(what)) continue
      const open = await timed(unguarded(db), search)
      if (own.rows !== open.rows) throw new Error(`${label}: ${own.rows} rows, without policies ${open.rows}`)
      const price = `${detail}; without policies p50 ${ms(open.p50)}, p99 ${ms(open.p99)}`
      measures.push({
        row: 11,
        what: `against no policies, ${label}`,
        value: open.p50 / own.p50,
        unit: '×',
        bar: RATIO_BAR,
        detail: price,
      })
    }
  }
  return measures
}

/** One kind of search, asked so many times with other values. */
type Search = readonly ((ask: Ask) => Promise<number>)[]

/** What workers ask, about households of the first community's first grid, which every lead of the bench holds. */
function searchesFor(secrets: Secrets, households: number, rounds: number): Readonly<Record<string, Search>> {
  const leaves = LEAVES / 12 / 10
  const times = Array.from({ length: rounds }, (_, i) => i)
  const list = async (ask: Ask, wanted: Wanted): Promise<number> =>
    (await listHouseholds(ask, COUNTY, wanted, MOST)).length
  const found = async (ask: Ask, people: readonly MemberId[]): Promise<number> =>
    people.length === 0 ? 0 : list(ask, { households: people.map(({ household }) => household) })
  // Households with a number that can be found, on that grid.
  const known = Array.from({ length: Math.floor(households / 1000) }, (_, i) => i * 1000).filter(
    (i) => i % LEAVES < leaves,
  )
  const some = (i: number): number => known[i % known.length]!
  return {
    address: times.map((i) => (ask) => {
      const building = (i * 37) % leaves
      return list(ask, {
        words: [`${(building % 40) + 1}号楼`, '101'],
        buildings: [idOf('b', building)],
        units: [idOf('e', building * 2)],
        floor: null,
        room: '101',
      })
    }),
    'exact phone': times.map((i) => async (ask) => {
      const indexes = secrets.indexesOf(phoneOf(some(i)))
      return found(ask, await membersByPhone(ask, COUNTY, indexes, 200))
    }),
    'name of head': times.map(
      (i) => async (ask) => found(ask, await headsByExactName(ask, COUNTY, headOf(some(i)), 200)),
    ),
    box: times.map((i) => (ask) => {
      const [west, south] = placeOf((i * 7) % (leaves - 8))
      return list(ask, { bbox: [west - STEP / 4, south - STEP / 4, west + STEP * 3.5, south + STEP / 4] })
    }),
  }
}

interface Timed {
  readonly p50: number
  readonly p99: number
  readonly n: number
  readonly rows: number
}

async function timed(ask: Ask, search: Search): Promise<Timed> {
  const times: number[] = []
  let rows = 0
  for (const once of search.slice(0, 3)) await once(ask)
  for (const once of search) {
    const began = performance.now()
    rows += await once(ask)
    times.push((performance.now() - began) / 1000)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))]!
  return { p50: at(0.5), p99: at(0.99), n: times.length, rows }
}

/** The same statements as the superuser, whom no policy concerns. */
function unguarded(db: Db): Ask {
  return {
    rows: (query, values) => db.any(query, values),
    one: (query, values) => db.one(query, values),
    oneOrNone: (query, values) => db.oneOrNone(query, values),
    none: async (query, values) => void (await db.none(query, values)),
  }
}

function ms(seconds: number): string {
  return `${(seconds * 1000).toFixed(2)} ms`
}
