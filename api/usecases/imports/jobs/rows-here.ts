import type { ImportTarget, ImportWish } from '#contract/import-jobs.ts'
import type { Language } from '../../../errors.ts'
import type { Ask } from '../../../repositories/request.ts'
import { kindOf } from '../kinds/kinds.ts'
import {
  readBirthYear,
  readDay,
  readFloor,
  readOccupancy,
  readOutcome,
  readResidence,
  readRoom,
  readSex,
  sayOccupancy,
  sayOutcome,
  sayResidence,
  saySex,
} from '../kinds/words.ts'
import { maskCell } from './job-mask.ts'

/** A field whose word in a file can be held against what stands here. */
interface Comparable {
  /** As the kind's `current` names it. */
  readonly column: string
  readonly read: (text: string) => unknown
  readonly say?: (value: string, language: Language) => string
}

const asItIs = (text: string): string => text
const plain = (column: string): Comparable => ({ column, read: asItIs })
const day = (column: string): Comparable => ({ column, read: readDay })

/** Fields of rows by target. Numbers to call, positions and doors are not told: they stand here as ciphers and ids. */
const COMPARED: Readonly<Record<Exclude<ImportTarget, 'grids'>, Readonly<Record<string, Comparable>>>> = {
  buildings: {
    name: plain('name'),
    floors: { column: 'floors', read: (text) => Math.ceil(Number(text)) },
    use: plain('use'),
    group: plain('villagersGroup'),
  },
  households: {
    occupancy: { column: 'occupancy', read: readOccupancy, say: sayOccupancy },
    floor: { column: 'floor', read: readFloor },
    room: { column: 'room', read: readRoom },
    since: day('since'),
  },
  persons: {
    name: plain('name'),
    sex: { column: 'sex', read: readSex, say: saySex },
    birthYear: { column: 'birthYear', read: readBirthYear },
    relation: plain('relation'),
    residence: { column: 'residence', read: readResidence, say: sayResidence },
  },
  staff: { name: plain('name') },
  posts: { from: day('from'), to: day('to') },
  visits: { outcome: { column: 'outcome', read: readOutcome, say: sayOutcome }, note: plain('note') },
}

/** A row that was changed in the file and here, with its words by field. */
export interface Disputed {
  readonly target: string
  readonly texts: Readonly<Record<string, string | null>>
}

/**
 * What stands here in the fields where it is not what the file says: by id of the target, then by field, names masked and
 * notes not told; nothing of a row that is gone. Read when a page of rows is looked at, because conflicts are few and may be settled meanwhile.
 */
export async function wordsHere(
  ask: Ask,
  county: string,
  { target }: ImportWish,
  disputed: readonly Disputed[],
  language: Language,
): Promise<ReadonlyMap<string, Readonly<Record<string, string | null>>>> {
  if (target === 'grids' || disputed.length === 0) return new Map()
  const ids = disputed.map((row) => row.target)
  const current = await kindOf(target).current(ask, county, ids)
  const fields = Object.entries(COMPARED[target])
  return new Map(
    disputed.map(({ target: id, texts }) => {
      const record = current.get(id)
      if (record === undefined) return [id, {}]
      const here = fields.flatMap(([field, { column, read, say }]): [string, string | null][] => {
        const text = texts[field] ?? null
        const value = record[column] ?? null
        if (text === null || same(read(text), value)) return []
        const words = value === null ? null : (say?.(String(value), language) ?? String(value))
        return [[field, maskCell(target, field, words)]]
      })
      return [id, Object.fromEntries(here)]
    }),
  )
}

function same(read: unknown, value: unknown): boolean {
  return read === value || (read !== null && value !== null && String(read) === String(value))
}
