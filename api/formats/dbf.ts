import { decodeCell, encodingsOf } from './dbf-encoding.ts'

/** A table of dBase III to 7 as Shapefiles have it. */
export interface Dbf {
  readonly columns: readonly string[]
  readonly rows: number
  /** True where the text was taken for GB18030 without the file saying so. */
  readonly guessedGb18030: boolean
  /** The cells of a row from 0, or null where it is marked as deleted. */
  row(index: number): Record<string, unknown> | null
}

interface Field {
  readonly name: string
  readonly type: string
  readonly from: number
  readonly length: number
}

const DELETED = 0x2a

/**
 * Bytes of a .dbf → table, or what is wrong with it in a word. Every size is checked against the bytes that are there.
 * Texts are trimmed at their end, numbers are numbers where a double holds them exactly and text where not, dates
 * `YYYY-MM-DD`; an empty number, date or truth value is null, and so are kinds of cells that lie in other files.
 */
export function readDbf(bytes: Buffer, cpg: string | null): Dbf | { readonly fault: string } {
  if (bytes.length < 33) return { fault: 'header' }
  const [rows, headerLength, rowLength] = [
    bytes.readUInt32LE(4),
    bytes.readUInt16LE(8),
    bytes.readUInt16LE(10),
  ]
  if (headerLength < 33 || headerLength > bytes.length || rowLength < 1) return { fault: 'header' }
  const raw = rawFields(bytes.subarray(32, headerLength), rowLength)
  if (raw === null) return { fault: 'columns' }
  if (rows * rowLength > bytes.length - headerLength) return { fault: 'rows' }
  const cell = (row: number, { from, length }: Omit<Field, 'name'>) => {
    const at = headerLength + row * rowLength + from
    return bytes.subarray(at, at + length)
  }
  const encoding = encodingsOf(cpg, bytes[29]!).find((each, i, all) => i === all.length - 1 || decodes(each))!
  const decoder = new TextDecoder(encoding, { fatal: encoding !== 'windows-1252' })

  /** Whether all texts of the table, and the names of its columns, are of this encoding. */
  function decodes(tried: string): boolean {
    const decoder = new TextDecoder(tried, { fatal: true })
    if (raw!.some(({ nameBytes }) => text(decoder, nameBytes, nameBytes.length >= 10) === null)) return false
    const texts = raw!.filter(({ type }) => type === 'C')
    for (let row = 0; row < rows; row++) {
      for (const field of texts) if (text(decoder, cell(row, field), true) === null) return false
    }
    return true
  }

  const fields = named(raw, decoder)
  return {
    columns: fields.map(({ name }) => name),
    rows,
    guessedGb18030: encoding === 'gb18030' && encodingsOf(cpg, bytes[29]!)[0] !== 'gb18030',
    row(index) {
      if (bytes[headerLength + index * rowLength] === DELETED) return null
      const properties: Record<string, unknown> = {}
      for (const field of fields) properties[field.name] = valueIn(field.type, cell(index, field), decoder)
      return properties
    },
  }
}

type RawField = Omit<Field, 'name'> & { readonly nameBytes: Uint8Array }

/** Descriptions of 32 bytes up to the end mark; null where they do not fit into a row. */
function rawFields(header: Buffer, rowLength: number): RawField[] | null {
  const fields: RawField[] = []
  let from = 1
  for (let at = 0; at + 32 <= header.length && header[at] !== 0x0d; at += 32) {
    const type = String.fromCharCode(header[at + 11]!).toUpperCase()
    // Some programs write the width of long texts over two bytes, the second being that of the decimals.
    const length = header[at + 16]! + (type === 'C' ? header[at + 17]! * 256 : 0)
    const end = header.subarray(at, at + 11).indexOf(0)
    const nameBytes = header.subarray(at, at + (end === -1 ? 11 : end))
    if (from + length > rowLength) return null
    fields.push({ type, from, length, nameBytes })
    from += length
  }
  return fields.length === 0 ? null : fields
}

/** Names cut to ten bytes may be alike: the later ones get a number. */
function named(raw: readonly RawField[], decoder: TextDecoder): Field[] {
  const taken = new Set<string>()
  return raw.map(({ nameBytes, ...field }, i) => {
    const plain = text(decoder, nameBytes, nameBytes.length >= 10) || `column${i + 1}`
    let name = plain
    for (let n = 2; taken.has(name); n++) name = `${plain}_${n}`
    taken.add(name)
    return { ...field, name }
  })
}

function valueIn(type: string, cell: Buffer, decoder: TextDecoder): unknown {
  switch (type) {
    case 'C':
      return text(decoder, cell, true) ?? ''
    case 'N':
    case 'F':
      return numberOf(cell.toString('latin1').replaceAll('\0', ' ').trim())
    case 'D': {
      const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(cell.toString('latin1')) ?? []
      return year === undefined || year === '0000' ? null : `${year}-${month}-${day}`
    }
    case 'L':
      return /[TtYy]/.test(cell.toString('latin1'))
        ? true
        : /[FfNn]/.test(cell.toString('latin1'))
          ? false
          : null
    case 'I':
      return cell.length === 4 ? cell.readInt32LE() : null
    case 'O':
      return cell.length === 8 && Number.isFinite(cell.readDoubleLE()) ? cell.readDoubleLE() : null
    default:
      return null
  }
}

/** Long codes stay text: as numbers they would lose their last digits. */
function numberOf(written: string): number | string | null {
  const number = Number(written)
  if (written === '' || !Number.isFinite(number)) return null
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? written : number
}

/** Trimmed text of a cell, cut at a zero byte; null where it is not of the decoder's encoding. */
function text(decoder: TextDecoder, cell: Uint8Array, mayBeCut: boolean): string | null {
  const zero = cell.indexOf(0)
  let end = zero === -1 ? cell.length : zero
  const isFull = mayBeCut && end === cell.length && cell[end - 1] !== 0x20
  while (end > 0 && cell[end - 1] === 0x20) end--
  if (end === 0) return ''
  return decodeCell(decoder, cell.subarray(0, end), isFull)?.trim() ?? null
}
