import type { ImportTarget } from '#contract/import-jobs.ts'
import { maskName, maskPhone } from '../../../secrets/mask.ts'

/** Fields and headers that hold somebody's name, or a number one can call. */
const NAME = /name|姓名|户主|联系人|负责人|人员|监护|^head$|deputy|staff|visitor|走访人/i
const PHONE = /phone|tel|mobile|电话|手机|号码|联系方式/i
/** What is written freely about somebody. */
const WORDS = /note|remark|memo|comment|备注|说明|情况|描述/i
const LONG_NUMBER = /\d[\d\s-]{5,}\d/g
/** Characters of a cell in a table. */
const MOST = 60

/** Targets whose rows are about places alone. */
const ABOUT_NOBODY: ReadonlySet<ImportTarget> = new Set(['grids', 'buildings'])

/** A cell as a table shows it: names and numbers masked, of free words nothing. `named` is its field, else its column. */
export function maskCell(target: ImportTarget | null, named: string, text: string | null): string | null {
  if (text === null) return null
  const short = text.length > MOST ? `${text.slice(0, MOST)}…` : text
  if (target !== null && ABOUT_NOBODY.has(target)) return short
  if (PHONE.test(named)) return maskPhone(text)
  if (NAME.test(named)) return maskName(text)
  if (WORDS.test(named)) return '***'
  return short.replace(LONG_NUMBER, (digits) => maskPhone(digits))
}
