import type { SourceShape } from '#contract/imports.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import type { MappedRow } from '../kinds/kind.ts'

type Row = Readonly<Record<string, unknown>>

/** What stands under this name is sealed anew each time and tells nothing of whether a row is what it was. */
const SEALED = 'sealed'

/** A value with the members of its objects in one order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, canonical(inner)]))
}

/** A row of the town as it stands, as a keyed hash: equal while nobody changes it. */
export function stampOf(secrets: Secrets, row: Row): string {
  const { [SEALED]: _, ...rest } = row
  return keyed(secrets, 'stamp', rest)
}

/** What a row of a file says, as a keyed hash: it may hold a phone number, which a plain one would give away. */
export function hashOf(secrets: Secrets, { fields, shape }: MappedRow): string {
  return keyed(secrets, 'hash', [fields, shape && rounded(shape)])
}

function keyed(secrets: Secrets, use: string, value: unknown): string {
  return secrets.mac(`${use} ${JSON.stringify(canonical(value))}`).toString('base64url')
}

/** A shape to the lattice unit, which is what is kept of it. */
function rounded(shape: SourceShape): unknown {
  return JSON.parse(
    JSON.stringify(shape, (_, value) => (typeof value === 'number' ? Math.round(value * 1e7) : value)),
  )
}

/** Whether a candidate says nothing but what the row of the town says already. */
export function saysSame(candidate: Row, now: Row): boolean {
  return Object.entries(candidate).every(
    ([name, value]) =>
      name === SEALED ||
      !(name in now) ||
      JSON.stringify(canonical(value ?? null)) === JSON.stringify(canonical(now[name] ?? null)),
  )
}
