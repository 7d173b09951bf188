import type { WrittenColumn, WrittenRow } from './layer.ts'

const MOST_NAME = 10
const MOST_TEXT = 254
const utf8 = new TextEncoder()

interface Field {
  readonly name: Uint8Array
  readonly type: 'C' | 'N'
  readonly width: number
  readonly decimals: number
}

/** A dBASE III table in UTF-8. Texts of more than 254 bytes are cut between two characters; nothing is an empty field. */
export function writeDbf(columns: readonly WrittenColumn[], rows: readonly WrittenRow[]): Uint8Array {
  const cells = rows.map(({ values }) => columns.map(({ kind }, i) => cellBytes(values[i] ?? null, kind)))
  const names = fieldNames(columns.map(({ name }) => name))
  const fields = columns.map(({ kind }, i): Field => {
    const width = cells.reduce((most, row) => Math.max(most, row[i]!.length), 1)
    return {
      name: names[i]!,
      type: kind === 'text' ? 'C' : 'N',
      width: kind === 'text' ? width : Math.max(width, 10),
      decimals: kind === 'number' ? DECIMALS : 0,
    }
  })
  const headLength = 32 + 32 * fields.length + 1
  const rowLength = 1 + fields.reduce((sum, { width }) => sum + width, 0)
  // Blanks everywhere: what is not written is empty, and a row begins with one that says it is not deleted.
  const bytes = new Uint8Array(headLength + rowLength * rows.length + 1).fill(0x20)
  writeHead(bytes, fields, { headLength, rowLength, rows: rows.length })
  cells.forEach((row, i) => {
    let at = headLength + i * rowLength + 1
    row.forEach((cell, j) => {
      const { width, type } = fields[j]!
      // Numbers stand at the right of their field.
      bytes.set(cell, type === 'N' ? at + width - cell.length : at)
      at += width
    })
  })
  bytes[bytes.length - 1] = 0x1a
  return bytes
}

const DECIMALS = 4

function writeHead(
  bytes: Uint8Array,
  fields: readonly Field[],
  { headLength, rowLength, rows }: { headLength: number; rowLength: number; rows: number },
): void {
  bytes.fill(0, 0, headLength)
  const view = new DataView(bytes.buffer)
  bytes[0] = 3
  // A day of the last change is wanted; a fixed one lets the same rows give the same bytes.
  bytes.set([126, 1, 1], 1)
  view.setUint32(4, rows, true)
  view.setUint16(8, headLength, true)
  view.setUint16(10, rowLength, true)
  fields.forEach(({ name, type, width, decimals }, i) => {
    const at = 32 + 32 * i
    bytes.set(name, at)
    bytes[at + 11] = type.charCodeAt(0)
    bytes[at + 16] = width
    bytes[at + 17] = decimals
  })
  bytes[headLength - 1] = 0x0d
}

function cellBytes(value: string | number | null, kind: WrittenColumn['kind']): Uint8Array {
  if (value === null) return new Uint8Array(0)
  if (kind === 'text') return cut(String(value), MOST_TEXT)
  return utf8.encode(kind === 'integer' ? String(value) : Number(value).toFixed(DECIMALS))
}

/** Names of at most ten bytes, each of them once: where two would be alike, the later ones end in a number. */
function fieldNames(names: readonly string[]): Uint8Array[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let short = decoded(cut(name, MOST_NAME))
    for (let n = 1; taken.has(short.toLowerCase()) || short === ''; n++)
      short = `${decoded(cut(name, MOST_NAME - 1 - String(n).length))}_${n}`
    taken.add(short.toLowerCase())
    return utf8.encode(short)
  })
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** As many whole characters as go into so many bytes. */
function cut(text: string, most: number): Uint8Array {
  const bytes = utf8.encode(text)
  if (bytes.length <= most) return bytes
  let end = most
  while ((bytes[end]! & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}
