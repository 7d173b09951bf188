import type { ImportProblem } from '#contract/imports.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { updateRoot } from '../../../repositories/import.ts'
import {
  insertJurisdictions,
  type Jurisdiction,
  listJurisdictions,
} from '../../../repositories/jurisdictions.ts'
import type { Ask } from '../../../repositories/request.ts'

/** The community or village an import is for; null where the person said nothing. */
export interface ImportedRoot {
  /** First 6 digits of `code`. */
  readonly county: string
  /** 12 digits. */
  readonly code: string
  readonly name: string | null
  readonly contact: { readonly name: string; readonly phone: string } | null
  readonly countyName: string | null
  readonly streetName: string | null
}

/** A plan's ground is that of communities and villages; grids of a street belong to none. */
const COMMUNITY_DIGITS = 12

/** In the national list residents' committees are numbered from 001 and villagers' committees from 200. */
export function isVillage(code: string): boolean {
  return Number(code.slice(9)) >= 200
}

/**
 * The name the root has or gets, and what stands against importing grids for it. `inTheWay` is the root of a plan that
 * covers it and has no ground of it.
 */
export async function judgeRoot(
  ask: Ask,
  root: ImportedRoot,
  inTheWay: string | null,
): Promise<{ readonly name: string; readonly problems: readonly ImportProblem[] }> {
  const problems: ImportProblem[] = []
  const [known] = await listJurisdictions(ask, root.county, [root.code])
  // A look-up always has an answer, so ground without a grid must have somebody from the first day.
  if (known === undefined && (root.name === null || root.contact === null)) {
    problems.push(rootProblem('root-is-new', { root: root.code }))
  }
  const name = root.name ?? known?.name ?? root.code
  if (root.code.length !== COMMUNITY_DIGITS) problems.push(rootProblem('root-no-community', { root: name }))
  else if (inTheWay !== null) problems.push(rootProblem('root-overlaps', { root: name, other: inTheWay }))
  return { name, problems }
}

/** A problem with the import as a whole. */
export function rootProblem(reason: ImportProblem['reason'], values: ImportProblem['values']): ImportProblem {
  return { reason, file: null, feature: null, line: null, column: null, values }
}

/** Writes the root and, where they are missing, its street and county; what is there is only changed where named. */
export async function saveRoot(ask: Ask, root: ImportedRoot, outline: MultiPolygon | null): Promise<void> {
  const { county, code, name, contact } = root
  const street = code.slice(0, 9)
  const known = new Set(
    (await listJurisdictions(ask, county, [county, street, code])).map((each) => each.code),
  )
  const contactOf = { contactName: contact?.name ?? '', contactPhone: contact?.phone ?? '' }
  const chain: Jurisdiction[] = [
    {
      code: county,
      kind: 'county',
      parent: null,
      name: root.countyName ?? county,
      ...contactOf,
      outline: null,
    },
    {
      code: street,
      kind: 'street',
      parent: county,
      name: root.streetName ?? street,
      ...contactOf,
      outline: null,
    },
    {
      code,
      kind: isVillage(code) ? 'village' : 'community',
      parent: street,
      name: name ?? code,
      ...contactOf,
      outline,
    },
  ]
  await insertJurisdictions(
    ask,
    county,
    chain.filter((each) => !known.has(each.code)),
  )
  if (!known.has(code)) return
  const contactName = contact?.name ?? null
  const contactPhone = contact?.phone ?? null
  await updateRoot(ask, county, { code, name, contactName, contactPhone, outline })
}
