import type { ImportReason } from '#contract/imports.ts'

/** What bytes are by their beginning; or why they are not read, with a way out. */
export type Sniffed = 'zip' | 'sqlite' | 'json' | 'xml' | 'table' | { readonly reason: ImportReason }

type Magic = readonly [at: number, bytes: string | readonly number[], reason: ImportReason]

const FOREIGN: readonly Magic[] = [
  [0, 'AC10', 'convert-dwg'],
  [0, 'AutoCAD Binary DXF', 'convert-dxf'],
  [0, 'Rar!', 'convert-archive'],
  [0, [0x37, 0x7a, 0xbc, 0xaf], 'convert-archive'],
  [0, [0x42, 0x5a, 0x68], 'convert-archive'],
  [0, [0xfd, 0x37, 0x7a, 0x58, 0x5a], 'convert-archive'],
  [257, 'ustar', 'convert-archive'],
  [0, [0xd0, 0xcf, 0x11, 0xe0], 'convert-xls'],
  [0, [0x09, 0x08, 0x10, 0x00], 'convert-xls'],
  [0, '!table', 'convert-mapinfo'],
  [0, [0x00, 0x00, 0x27, 0x0a], 'lone-part'],
]

/** Where bytes say nothing of themselves, or are of a kind that has several: ends of names. */
const BY_NAME: readonly (readonly [RegExp, ImportReason])[] = [
  [/\.et$/, 'convert-et'],
  [/\.xls$/, 'convert-xls'],
  [/\.dwg$/, 'convert-dwg'],
  [/\.dxf$/, 'convert-dxf'],
  [/\.(?:tab|mif|mid)$/, 'convert-mapinfo'],
  [/\.(?:udb|udd|udbx)$/, 'convert-udbx'],
  [/\.(?:shp|shx|dbf|prj|cpg)$/, 'lone-part'],
  [/\.(?:gdbtable|gdbtablx|gdb)$/, 'convert-filegdb'],
  [/\.(?:rar|7z|tar|bz2|xz)$/, 'convert-archive'],
]

/** What a file is, by its bytes; its name only where they say nothing. The bytes are not empty. */
export function sniff(name: string, bytes: Uint8Array): Sniffed {
  const ending = name.toLowerCase()
  if (begins(bytes, 0, 'PK\x03\x04') || begins(bytes, 0, 'PK\x05\x06')) return 'zip'
  if (begins(bytes, 0, 'SQLite format 3\0')) return 'sqlite'
  const foreign = FOREIGN.find(([at, magic]) => begins(bytes, at, magic))
  const named = BY_NAME.find(([pattern]) => pattern.test(ending))
  if (foreign !== undefined) {
    // Both programs pack their sheets into the same container.
    return { reason: foreign[2] === 'convert-xls' && named?.[1] === 'convert-et' ? 'convert-et' : foreign[2] }
  }
  const start = beginningOf(bytes)
  if (start === null) return { reason: named?.[1] ?? 'unknown-format' }
  if (/^0\s+SECTION\b/.test(start)) return { reason: 'convert-dxf' }
  // Many systems of offices call a page of HTML, or a table as text, an Excel file.
  if (named?.[1] === 'convert-xls') return { reason: 'convert-xls' }
  if (start.startsWith('<')) return 'xml'
  const isTable = /\.(?:csv|tsv|txt)(?:\.gz)?$/.test(ending)
  if (start.startsWith('{') || (start.startsWith('[') && !isTable)) return 'json'
  if (named !== undefined) return { reason: named[1] }
  if (/\.(?:geo)?json(?:\.gz)?$/.test(ending)) return 'json'
  return 'table'
}

/** The first characters as far as they are plain, without blanks before; null where bytes are no text. */
function beginningOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4_096))
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (!isWide && head.includes(0)) return null
  const text = isWide ? head.filter((byte) => byte !== 0).subarray(2) : head
  return text
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
}

function begins(bytes: Uint8Array, at: number, magic: string | readonly number[]): boolean {
  const wanted = typeof magic === 'string' ? Buffer.from(magic, 'latin1') : magic
  return bytes.length >= at + wanted.length && [...wanted].every((byte, i) => bytes[at + i] === byte)
}
