import {
  currentPosts,
  insertImportedPosts,
  knownPosts,
  removePosts,
  restorePosts,
  updateImportedPosts,
} from '../../../repositories/import-posts.ts'
import { listRoles } from '../../../repositories/posts-in-words.ts'
import type { PostTerms } from '../../../repositories/posts-writing.ts'
import type { PostProblem } from '../../staff/post-refusals.ts'
import { postProblem } from '../../staff/post-rules.ts'
import { nearestName } from '../placing/place-near.ts'
import { digestOf, sayingOf } from './digests.ts'
import type { ImportKind, Judged, MappedRow } from './kind.ts'
import { createPostBook, type PostBook } from './post-book.ts'
import { RowReader, said } from './row.ts'
import { readScopeFinder, type ScopeFinder } from './scope-found.ts'
import { SeenRows } from './seen.ts'
import { readStaffFinder, type StaffFinder } from './staff-found.ts'
import { readDay, readFloor } from './words.ts'

/** Posts of staff who are there already. */
export const postKind: ImportKind = {
  target: 'posts',
  tables: ['post'],
  async begin(ask, ground) {
    const deps = {
      staff: await readStaffFinder(ask, ground),
      scopes: await readScopeFinder(ask, ground),
      roles: await listRoles(ask),
      book: createPostBook(await knownPosts(ask, ground.county)),
    }
    return judgePosts(deps, ground.today)
  },
  current: currentPosts,
  insert: insertImportedPosts,
  update: updateImportedPosts,
  restore: restorePosts,
  remove: removePosts,
}

interface Known {
  readonly staff: StaffFinder
  readonly scopes: ScopeFinder
  readonly roles: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
  readonly book: PostBook
}

/** What is wrong with a post by itself, and the field that says so. */
const FAULTS: Readonly<
  Partial<Record<PostProblem, readonly [field: string, reason: Parameters<RowReader['fault']>[1]]>>
> = {
  'to-before-from': ['to', 'post-to-before-from'],
  'deputy-is-holder': ['deputy', 'post-deputy-is-holder'],
  'consent-to-come': ['consent', 'post-consent-to-come'],
  'floors-without-unit': ['floorFrom', 'post-floors-without-unit'],
  'floors-upside-down': ['floorFrom', 'post-floors-upside-down'],
}

/** Judges rows of one file, in its order. */
function judgePosts({ staff, scopes, roles, book }: Known, today: string): (row: MappedRow) => Judged {
  const seen = new SeenRows()
  return (row) => {
    const read = new RowReader(row)
    const holder = staffOf(read, staff, { code: 'code', name: 'name', phone: 'phone' })
    const role = roleOf(read)
    const scope = scopes(read)
    const from = read.as('from', readDay)
    const to = read.as('to', readDay)
    const deputyName = read.text('deputy')
    const deputy =
      deputyName === null
        ? null
        : staffOf(read, staff, { code: 'deputyCode', name: 'deputy', phone: 'deputyPhone' })
    const consentAt = read.as('consent', readDay)
    const floorFrom = read.as('floorFrom', readFloor)
    const floorTo = read.as('floorTo', readFloor)
    if (holder === null || role === null || scope === null || read.problems.length > 0) return read.faulty

    const place = { staff: holder, role, scopeKind: scope.kind, scopeId: scope.id }
    const there = book.meant(place, from, today)
    const terms: PostTerms = {
      ...(there ?? { chartUnit: null, awayFrom: null, awayTo: null, consentPhotoAt: null }),
      ...place,
      id: there?.id ?? '',
      floorFrom: floorFrom ?? floorTo ?? there?.floorFrom ?? null,
      floorTo: floorTo ?? floorFrom ?? there?.floorTo ?? null,
      from: from ?? there?.from ?? today,
      to: to ?? there?.to ?? null,
      deputy: deputy ?? there?.deputy ?? null,
      consentAt: consentAt ?? there?.consentAt ?? null,
    }
    const key = digestOf('post', holder, role, scope.kind, scope.id, from)
    const says = sayingOf([to, deputy, consentAt, floorFrom, floorTo])
    const before = seen.see(key, says, row.place)
    if (before === 'same') return { folded: true }
    if (typeof before === 'number') read.fault('from', 'differs-in-file', { first: before })
    const problem = postProblem(terms, today)
    if (problem !== null) read.fault(...(FAULTS[problem] ?? (['from', 'post-overlapping'] as const)))
    if (read.problems.length > 0) return read.faulty
    if (!book.enter(terms)) {
      read.fault('from', 'post-overlapping')
      return read.faulty
    }
    const { staff: _, ...rest } = terms
    const candidate = said({ staff: holder, ...writable(rest) })
    return { sourceKey: key.toString('hex'), target: there?.id ?? null, candidate }
  }

  function roleOf(read: RowReader): string | null {
    const word = read.wanted('role')
    if (word === null) return null
    const lower = word.toLowerCase()
    const found = roles.find(
      ({ code, zh, en }) => code === lower || zh === word || en.toLowerCase() === lower,
    )
    if (found !== undefined) return found.code
    const near = nearestName(
      word,
      roles.map(({ zh }) => zh),
    )
    read.fault('role', 'unknown-role', { role: word, ...(near === null ? {} : { suggestion: near }) })
    return null
  }
}

/** What an import writes of a post; leave, chart unit and consent to a photo are given here alone. */
function writable(terms: Omit<PostTerms, 'staff'>) {
  const { role, scopeKind, scopeId, floorFrom, floorTo, from, to, deputy, consentAt } = terms
  return { role, scopeKind, scopeId, floorFrom, floorTo, from, to, deputy, consentAt }
}

/** The one staff member that fields name; null, and why in the problems of the row, where that is not one. */
export function staffOf(
  read: RowReader,
  staff: StaffFinder,
  fields: { readonly code: string; readonly name: string; readonly phone: string },
): string | null {
  const code = read.text(fields.code)
  const called = code === null ? null : staff.byCode(code)
  if (called !== null) return called.id
  const name = read.text(fields.name)
  if (name === null) {
    read.fault(code === null ? fields.name : fields.code, code === null ? 'missing-value' : 'unknown-staff')
    return null
  }
  const found = staff.named(name, read.text(fields.phone))
  if (found.length === 1) return found[0]!.id
  read.fault(fields.name, found.length === 0 ? 'unknown-staff' : 'ambiguous-staff')
  return null
}
