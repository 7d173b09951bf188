import type { Request } from 'express'
import { OGC_LARGEST_PAGE, OGC_PAGE } from '#contract/ogc.ts'
import type { Bbox } from '#geometry/bbox.ts'
import { Refusal, type Sentence } from '../errors.ts'
import type { Collection } from '../ogc/collections.ts'
import { GEOMETRY } from '../ogc/collections.ts'
import { compileFilter, type Filter } from '../ogc/cql2/compile.ts'
import { parseJson } from '../ogc/cql2/json.ts'
import type { ScalarKind } from '../ogc/cql2/scalars.ts'
import { datetimeOf, type Interval, instantOf } from '../ogc/cql2/temporal.ts'
import { parseText } from '../ogc/cql2/text.ts'
import { FilterFault } from '../ogc/cql2/tree.ts'
import { CRS84, type Crs, crsOf, readBox, SYSTEMS } from '../ogc/crs.ts'
import type { Value } from '../ogc/feature.ts'
import { orStars } from './read.ts'

/** Query parameters of a request, each given once at most; one left empty counts as not given. */
export type Parameters = ReadonlyMap<string, string>

/** Reads them. Throws `unknown-parameter` for one that is not among those known, and `bad-parameter` for one given twice. */
export function parametersOf({ query }: Request, known: readonly string[]): Parameters {
  const parameters = new Map<string, string>()
  for (const [name, value] of Object.entries(query)) {
    if (!known.includes(name))
      throw new Refusal('unknown-parameter', { name: orStars(name), known: known.join(', ') })
    if (typeof value !== 'string') {
      const problem = { zh: `${name} 给了不止一次。`, en: `${name} was given more than once.` }
      throw new Refusal('bad-parameter', { problem, wanted: ONE }, { reason: 'repeated' })
    }
    if (value.trim() !== '') parameters.set(name, value)
  }
  return parameters
}

const ONE: Sentence = { zh: '一个值', en: 'one value' }
const CRS_WANTED: Sentence = {
  zh: `坐标系的网址之一：${SYSTEMS.map(({ uri }) => uri).join('、')}`,
  en: `one of the reference systems ${SYSTEMS.map(({ uri }) => uri).join(', ')}`,
}

function refused(name: string, wanted: Sentence, reason: string): Refusal {
  const problem = { zh: `${name} 用不了。`, en: `${name} cannot be used.` }
  return new Refusal('bad-parameter', { problem, wanted }, { reason })
}

/** The reference system a parameter names; CRS84 where it is not given. */
export function readCrs(parameters: Parameters, name: 'crs' | 'bbox-crs' | 'filter-crs'): Crs {
  const uri = parameters.get(name)
  const crs = uri === undefined ? CRS84 : crsOf(uri)
  if (crs === null) throw refused(name, CRS_WANTED, 'unknown-crs')
  return crs
}

/** How many, and from which on. More than a page may have is a page. */
export function readPage(parameters: Parameters): { limit: number; offset: number; after: string | null } {
  const number = (name: 'limit' | 'offset', least: number): number | null => {
    const text = parameters.get(name)
    if (text === undefined) return null
    const value = /^\d{1,9}$/.test(text) ? Number(text) : -1
    if (value >= least) return value
    const wanted = {
      zh: ` ${least} 或更大的整数，一页最多 ${OGC_LARGEST_PAGE} 个`,
      en: `a whole number of ${least} or more; a page has at most ${OGC_LARGEST_PAGE}`,
    }
    throw refused(name, wanted, 'out-of-range')
  }
  const limit = Math.min(number('limit', 1) ?? OGC_PAGE, OGC_LARGEST_PAGE)
  return { limit, offset: number('offset', 0) ?? 0, after: parameters.get('after') ?? null }
}

/** The box asked for, as one or two on the lattice; null where there is none. */
export function readBoxes(parameters: Parameters): readonly Bbox[] | null {
  const crs = readCrs(parameters, 'bbox-crs')
  const text = parameters.get('bbox')
  if (text === undefined) return null
  const numbers = text.split(',').map((part) => (/^\s*[-+]?(\d|\.\d)/.test(part) ? Number(part) : Number.NaN))
  const boxes = readBox(crs, numbers)
  if (boxes !== null) return boxes
  const wanted = {
    zh: '四个数：左下角、右上角，按坐标系的轴次序（EPSG 4326 和 4490 先纬度），不超出坐标系范围',
    en: 'four numbers: lower and upper corner in the axis order of the reference system (EPSG 4326 and 4490: latitude first), within its range',
  }
  throw refused('bbox', wanted, 'out-of-range')
}

export function readDatetime(parameters: Parameters): Interval | null {
  const text = parameters.get('datetime')
  if (text === undefined) return null
  const interval = datetimeOf(text)
  if (interval !== null) return interval
  const wanted = {
    zh: '形如 2026-01-31 的日期、2026-01-31T09:05:00Z 的时间，或用 / 隔开的两端（开口的一端写 ..）',
    en: 'a day such as 2026-01-31, a time such as 2026-01-31T09:05:00Z, or two ends with / between them, an open one as ..',
  }
  throw refused('datetime', wanted, 'wrong-form')
}

/** Parameters named like a property, whose value has to be equal. */
export function readEquals(parameters: Parameters, { properties }: Collection): [string, Value][] {
  return properties.flatMap(({ name, type }): [string, Value][] => {
    const text = parameters.get(name)
    if (text === undefined) return []
    const isInteger = /^-?\d{1,15}$/.test(text)
    if (type === 'integer' && !isInteger)
      throw refused(name, { zh: '整数', en: 'a whole number' }, 'not-a-number')
    if (type === 'date' && instantOf(text)?.isDay !== true)
      throw refused(name, { zh: '形如 2026-01-31 的日期', en: 'a day such as 2026-01-31' }, 'wrong-form')
    return [[name, type === 'integer' ? Number(text) : text]]
  })
}

const KINDS: Readonly<Record<Collection['properties'][number]['type'], ScalarKind>> = {
  string: 'string',
  integer: 'number',
  date: 'instant',
}

const LANGUAGES = ['cql2-text', 'cql2-json', 'cql-text']

/** The filter, ready to be asked; null where there is none. Throws `bad-filter` with what is wrong with it. */
export function readFilter(parameters: Parameters, collection: Collection): Filter | null {
  const crs = readCrs(parameters, 'filter-crs')
  const language = parameters.get('filter-lang') ?? 'cql2-text'
  if (!LANGUAGES.includes(language))
    throw refused(
      'filter-lang',
      { zh: ' cql2-text 或 cql2-json', en: 'cql2-text or cql2-json' },
      'wrong-form',
    )
  const text = parameters.get('filter')
  if (text === undefined) return null
  return faultsRefused(() => {
    const tree = language === 'cql2-json' ? parseJson(text) : parseText(text, language === 'cql-text')
    const properties = new Map(collection.properties.map(({ name, type }) => [name, KINDS[type]]))
    return compileFilter(tree, { properties, geometry: GEOMETRY, crs })
  })
}

/** Runs something that may find a fault in a filter, which becomes `bad-filter`. */
function faultsRefused<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw refusalOfFault(error)
  }
}

/** A fault of a filter as a refusal; everything else as it is. */
export function refusalOfFault(error: unknown): unknown {
  return error instanceof FilterFault ? new Refusal('bad-filter', { why: error.why }) : error
}
