import { createDoorSearch } from '../../api/lookup/doors.ts'
import type { Door } from '../../api/lookup/in-force.ts'
import type { Measure } from './report.ts'

/** Issue 4 asks for the figures; the bars are what a person who types does not notice. */
const P50_BAR_S = 0.02
const P99_BAR_S = 0.1

const UNITS = 4
const BUILDINGS = 12
const MATCHES = 20

const STEMS =
  '南北东西桥湖山林河滨江建设和平幸福光明学府永安青年工农康宁民生友谊向阳育才长安团结丰收振兴新华文昌'
const ENDINGS = ['花园', '小区', '家园', '公寓', '新村', '苑', '里', '大院']

/** `count` doors of compounds of twelve buildings with four units each, along roads, in communities; seeded. */
function addressTown(count: number, seed: number): Door[] {
  const random = seeded(seed)
  const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)]!
  const stem = (): string => pick(STEMS) + pick(STEMS)
  const doors: Door[] = []
  let community = `${stem()}社区`
  for (let compound = 0; doors.length < count; compound++) {
    if (compound % 12 === 0) community = `${stem()}社区`
    const compoundName = stem() + pick(['', '', '东', '西', '新']) + pick(ENDINGS)
    const compoundAddress = `${stem()}${pick(['路', '路', '大道', '街'])}${1 + Math.floor(random() * 400)}号`
    for (let building = 1; building <= BUILDINGS; building++) {
      for (let unit = 0; unit <= UNITS && doors.length < count; unit++) {
        doors.push({
          id: String(doors.length),
          building: String(doors.length),
          unit: unit === 0 ? null : String(unit),
          communityName: community,
          compoundName,
          compoundAddress,
          villagersGroup: null,
          buildingName: `${building}号楼`,
          unitName: unit === 0 ? null : `${unit}单元`,
          position: [1_135_000_000, 350_000_000],
        })
      }
    }
  }
  return doors
}

/** Types addresses of a town one character at a time, whole and with a wrong character, and times every search. */
export function addressRow(seed: number, count: number, addresses: number): Measure[] {
  const doors = addressTown(count, seed)
  const before = process.memoryUsage().heapUsed
  const began = performance.now()
  const search = createDoorSearch(doors)
  const buildS = (performance.now() - began) / 1000
  const heapMb = (process.memoryUsage().heapUsed - before) / 2 ** 20
  const random = seeded(seed + 1)
  const texts = Array.from({ length: addresses }, () => doors[Math.floor(random() * doors.length)]!).flatMap(
    typed,
  )
  for (const text of texts.slice(0, 200)) search.search(text, MATCHES)
  let sink = 0
  const times = texts.map((text) => {
    const start = performance.now()
    sink += search.search(text, MATCHES).found.length
    return { text, s: (performance.now() - start) / 1000 }
  })
  if (sink === 0) throw new Error('no search found anything: nothing was measured')
  times.sort((a, b) => a.s - b.s)
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))]!.s
  const slowest = times.at(-1)!
  const measure = (what: string, value: number, bar: number, detail: string): Measure => ({
    row: 10,
    what: `address search, ${doors.length.toLocaleString('en')} doors, ${what}`,
    value,
    unit: 's',
    bar,
    detail,
  })
  const index = `index in ${buildS.toFixed(1)} s, ${heapMb.toFixed(0)} MB`
  return [
    measure('p50 as one types', at(0.5), P50_BAR_S, `${(at(0.5) * 1000).toFixed(2)} ms; ${index}`),
    measure(
      'p99 as one types',
      at(0.99),
      P99_BAR_S,
      `${(at(0.99) * 1000).toFixed(1)} ms of ${times.length} searches; slowest ${(slowest.s * 1000).toFixed(0)} ms for ${slowest.text}`,
    ),
  ]
}

/** Every beginning of an address, the address with a wrong character, and the number alone. */
function typed({ compoundName, compoundAddress, buildingName, unitName }: Door): string[] {
  const number = `${buildingName}${unitName ?? ''}501`
  const whole = `${compoundName}${number}`
  const beginnings = Array.from(whole, (_, i) => whole.slice(0, i + 1))
  return [...beginnings, `${compoundAddress}${whole}`, `错${whole.slice(1)}`, number]
}

/** Numbers from 0 to 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
