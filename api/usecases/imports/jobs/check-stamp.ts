import { hash } from 'node:crypto'
import type { SourceShape } from '#contract/imports.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import type { MappedRow, TownRow } from '../kinds/kind.ts'

/** What stands under this name is sealed anew each time and tells nothing of whether a row is what it was. */
const SEALED = 'sealed'

/** Letters of a stamp or a hash: 132 bits. */
const LETTERS = 22

/** A value as JSON, the members of its objects in one order. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  return members(value as TownRow, '')
}

let names: readonly string[] = []
let inOrder: readonly { readonly name: string; readonly quoted: string }[] = []

/** Names of a row in order. Rows of one kind follow each other and have the same ones. */
function sorted(row: TownRow): typeof inOrder {
  let i = 0
  for (const name in row) {
    if (names[i] !== name) {
      i = -1
      break
    }
    i++
  }
  if (i !== names.length) {
    names = Object.keys(row)
    inOrder = [...names].sort().map((name) => ({ name, quoted: JSON.stringify(name) }))
  }
  return inOrder
}

function members(row: TownRow, without: string): string {
  let text = ''
  for (const { name, quoted } of sorted(row)) {
    const value = row[name]
    if (name === without || value === undefined) continue
    // An object inside is read by another round of this, which may leave other names behind; this one has its own list.
    text += `${text === '' ? '' : ','}${quoted}:${value === null ? 'null' : canonical(value)}`
  }
  return `{${text}}`
}

/** A row of the town as it stands, as a keyed hash: equal while nobody changes it. */
export function stampOf(secrets: Secrets, row: TownRow): string {
  return keyed(secrets, 'stamp', members(row, SEALED))
}

/** What a row of a file says, as a keyed hash: it may hold a phone number, which a plain one would give away. */
export function hashOf(secrets: Secrets, { fields, shape }: MappedRow): string {
  return keyed(secrets, 'hash', `${members(fields, '')}${shape === null ? '' : canonical(rounded(shape))}`)
}

const keys = new WeakMap<Secrets, Map<string, string>>()

/**
 * Half a million rows are hashed twice: SHA-256 behind a secret of fixed length, of which half is kept, is as good as HMAC
 * here and takes a third of the time.
 */
function keyed(secrets: Secrets, use: string, text: string): string {
  let uses = keys.get(secrets)
  if (uses === undefined) {
    uses = new Map()
    keys.set(secrets, uses)
  }
  let key = uses.get(use)
  if (key === undefined) {
    key = secrets.mac(`import ${use}`).toString('hex')
    uses.set(use, key)
  }
  return hash('sha256', key + text, 'base64url').slice(0, LETTERS)
}

/** A shape to the lattice unit, which is what is kept of it. */
function rounded(shape: SourceShape): unknown {
  return JSON.parse(
    JSON.stringify(shape, (_, value) => (typeof value === 'number' ? Math.round(value * 1e7) : value)),
  )
}

/** Whether a candidate says nothing but what the row of the town says already. */
export function saysSame(candidate: TownRow, now: TownRow): boolean {
  for (const name in candidate) {
    if (name === SEALED || !(name in now)) continue
    const [says, is] = [candidate[name] ?? null, now[name] ?? null]
    if (says !== is && canonical(says) !== canonical(is)) return false
  }
  return true
}
