import { createHash } from 'node:crypto'
import type { LayerHead } from '#contract/import-files.ts'
import type { ColumnMapping, ImportTarget } from '#contract/import-jobs.ts'
import { knownFields } from './fields.ts'

/**
 * Which column each field is most likely taken from, null where none fits; no column is given twice. What was chosen the
 * last time for these very headers comes first, as far as those columns are still there.
 */
export function suggestMapping(
  target: ImportTarget,
  columns: readonly string[],
  remembered: ColumnMapping | null,
): ColumnMapping {
  const fields = knownFields(target)
  if (remembered !== null) {
    const still = (field: string) => {
      const column = remembered[field] ?? null
      return column !== null && columns.includes(column) ? column : null
    }
    return Object.fromEntries(fields.map(({ field }) => [field, still(field)]))
  }
  const found = new Map<string, string>()
  const free = new Set(columns)
  for (const { field, column } of fitting(target, columns)) {
    if (found.has(field) || !free.has(column)) continue
    found.set(field, column)
    free.delete(column)
  }
  return Object.fromEntries(fields.map(({ field }) => [field, found.get(field) ?? null]))
}

interface HeadWords extends Pick<LayerHead, 'name' | 'kind'> {
  readonly columns: readonly string[]
}

/** What a layer most likely holds, by its shapes, the words of its headers and its own name. */
export function suggestTarget({ name, kind, columns }: HeadWords): ImportTarget {
  const possible: readonly ImportTarget[] =
    kind === 'areas' || kind === 'mixed' || kind === 'lines'
      ? ['grids', 'buildings']
      : ['households', 'persons', 'visits', 'posts', 'staff', 'buildings']
  const scores = possible.map((target) => ({ target, score: scoreOf(target, name, columns) }))
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).target
}

/** What a mapping is remembered by: the same headers in any order and however they are spaced. */
export function headersKey(columns: readonly string[]): string {
  const words = [...new Set(columns.map(plainHeader))].sort()
  return createHash('sha256').update(words.join('\n')).digest('hex')
}

/** Words that only files of one kind have in their headers or their name. */
const TELLING: Readonly<Record<ImportTarget, { readonly headers: RegExp; readonly name: RegExp }>> = {
  grids: { headers: /网格|\bgrid|^wg/, name: /网格|grid|^wg/ },
  buildings: {
    headers: /楼栋名称|楼栋编号|^层数|总层数|建筑|用途|^floors$|^use$/,
    name: /楼|建筑|房屋|building/,
  },
  households: { headers: /居住状|入住|occupancy|户编号|^户号$/, name: /住户|家庭|户表|household/ },
  persons: {
    headers: /性别|与?户主的?关系|出生|^sex$|relation|birth/,
    name: /人口|居民|人员信息|成员|person|resident/,
  },
  staff: { headers: /办公电话|工作电话|staff/, name: /工作人员|网格员|职工|通讯录|staff/ },
  posts: { headers: /岗位|职务|任职|离任|代理|^role$|^post$|deputy/, name: /岗位|任职|排班|post/ },
  visits: { headers: /走访|入户|visit|outcome/, name: /走访|入户|visit/ },
}

/** The share of columns that mean something counts less than a word that nothing else has. */
function scoreOf(target: ImportTarget, name: string, columns: readonly string[]): number {
  const fields = knownFields(target)
  const mapping = suggestMapping(target, columns, null)
  const lacks = fields.some(({ field, required }) => required && mapping[field] === null)
  const mapped = fields.filter(({ field }) => mapping[field] !== null).length
  const { headers, name: named } = TELLING[target]
  const telling = columns.filter((column) => headers.test(plainHeader(column))).length
  const byName = named.test(plainHeader(name)) ? 1 : 0
  const share = mapped / Math.max(1, columns.length) + mapped / fields.length / 4
  return share + telling + byName * 1.5 - (lacks ? 3 : 0)
}

/** Every column that could be a field, the likeliest first: by exact word, then by a word that is only a part. */
function fitting(
  target: ImportTarget,
  columns: readonly string[],
): readonly { field: string; column: string }[] {
  const heads = columns.map((column) => ({ column, words: readings(column) }))
  return knownFields(target)
    .flatMap(({ field, names }) => {
      const ranks = new Map(
        names
          .map((name, rank) => [plainHeader(name), rank + (name.endsWith('?') ? 50 : 0)] as const)
          .reverse(),
      )
      return heads.flatMap(({ column, words }) => {
        const ranked = words.flatMap((word, reading) => {
          const rank = ranks.get(word)
          return rank === undefined ? [] : [reading * 100 + rank]
        })
        return ranked.length === 0 ? [] : [{ field, column, rank: Math.min(...ranked) }]
      })
    })
    .sort((a, b) => a.rank - b.rank)
}

const WHOSE = /^(?:所在|所属|居民|住户|家庭|成员|人员|本人|房屋|登记|您的|现)/
const ENDING = /(?:名称|信息|内容|填写|[0-9一])$/

/** How a header may be read, the plainest first: 居民信息/姓名(必填) as it is, 姓名, without whose it is. */
function readings(column: string): readonly string[] {
  const whole = plainHeader(column)
  const last = plainHeader(column.split(/[/／|\n]/).at(-1)!)
  const bare = last.replace(WHOSE, '')
  return [...new Set([whole, last, bare, bare.replace(ENDING, '')])].filter((word) => word !== '')
}

const IN_BRACKETS = /[([{<【〔「『《][^)\]}>】〕」』》]*[)\]}>】〕」』》]/g

/** Letters and digits alone, in lower case, what stands in brackets left out: ＊ 楼栋 号（必填） → 楼栋号. */
function plainHeader(header: string): string {
  const plain = header.normalize('NFKC').toLowerCase()
  const outside = plain.replace(IN_BRACKETS, '')
  const said = /[\p{L}\p{N}]/u.test(outside) ? outside : plain
  return said.replace(/[^\p{L}\p{N}]+/gu, '')
}
