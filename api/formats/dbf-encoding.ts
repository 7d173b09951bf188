/** Language driver ids of DBF headers that can be believed; others are what a program wrote without thinking. */
const DRIVERS: Readonly<Record<number, string>> = {
  77: 'gb18030',
  122: 'gb18030',
  79: 'big5',
  120: 'big5',
  19: 'shift_jis',
  123: 'shift_jis',
  78: 'euc-kr',
  121: 'euc-kr',
}

/**
 * Ways of decoding to be tried, best first: what a .cpg says, what the header says, UTF-8, GB18030 (which includes GBK
 * and GB 2312). The last decodes anything.
 */
export function encodingsOf(cpg: string | null, driver: number): string[] {
  const said = cpg === null ? null : encodingOfCpg(cpg)
  const tried = [said, DRIVERS[driver] ?? null, 'utf-8', 'gb18030', 'windows-1252']
  return [...new Set(tried.filter((each) => each !== null))]
}

/** `UTF-8`, `65001`, `GBK`, `936`, `ANSI 936`, `CP936`, `ISO 88591` … → a name that TextDecoder knows, or null. */
function encodingOfCpg(cpg: string): string | null {
  const label = cpg
    .replace(/[\0\uFEFF]/g, '')
    .trim()
    .toLowerCase()
  const page = /(?:^|\D)(65001|54936|936|950|932|949|1252)$/.exec(label)?.[1]
  if (page !== undefined) return PAGES[page]!
  if (/^iso[ -]?8859[ -]?1$/.test(label)) return 'windows-1252'
  try {
    const known = new TextDecoder(label === 'utf8' ? 'utf-8' : label).encoding
    return known === 'gbk' ? 'gb18030' : known
  } catch {
    return null
  }
}

const PAGES: Readonly<Record<string, string>> = {
  65001: 'utf-8',
  54936: 'gb18030',
  936: 'gb18030',
  950: 'big5',
  932: 'shift_jis',
  949: 'euc-kr',
  1252: 'windows-1252',
}

/**
 * Bytes of a cell → text, or null where they are not of this encoding. Programs cut text at the width of the column, in
 * the middle of a character too: a cell that fills its column may end with a piece of one, which is left out.
 */
export function decodeCell(decoder: TextDecoder, bytes: Uint8Array, isFull: boolean): string | null {
  const most = isFull ? Math.min(3, bytes.length) : 0
  for (let cut = 0; cut <= most; cut++) {
    try {
      return decoder.decode(bytes.subarray(0, bytes.length - cut))
    } catch {
      // Tried again without the last byte.
    }
  }
  return null
}
