import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeExcelFile, { type Row } from 'write-excel-file/node'
import type { ImportTarget } from '#contract/import-jobs.ts'
import type { ExportFormat } from '#contract/protection.ts'
import type { Language } from '../../../errors.ts'
import { EXAMPLE_MARKS } from '../../../formats/table-layer.ts'
import { EXPLAINING_SHEETS } from '../../../formats/xlsx.ts'
import type { Account } from '../../../repositories/accounts.ts'
import { mustAdminister } from '../../accounts/admin-reach.ts'
import { type KnownField, knownFields } from './fields.ts'

/** What a table can bring; grids have shapes and come in no table. */
export type TableTarget = Exclude<ImportTarget, 'grids'>

/** A file to be sent. */
export interface TemplateFile {
  readonly name: string
  readonly content: Buffer
}

const WORDS = {
  zh: {
    names: {
      buildings: '楼栋',
      households: '住户',
      persons: '居民',
      staff: '工作人员',
      posts: '任职',
      visits: '走访',
    },
    file: (name: string) => `${name}导入模板`,
    head: ['栏目', '必填', '怎么填', '示例'],
    required: '必填',
    never: '不要填身份证号码、民族、宗教信仰、政治面貌和信访情况：填了也会在导入前丢弃，不会保存。',
    example: EXAMPLE_MARKS[0]!,
    explaining: EXPLAINING_SHEETS[0]!,
  },
  en: {
    names: {
      buildings: 'Buildings',
      households: 'Households',
      persons: 'Residents',
      staff: 'Staff',
      posts: 'Posts',
      visits: 'Visits',
    },
    file: (name: string) => `${name} import template`,
    head: ['Column', 'Needed', 'How to fill it in', 'Example'],
    required: 'needed',
    never:
      'Never ID-card numbers, ethnicity, religion, politics or petitions: they are dropped before anything is kept.',
    example: EXAMPLE_MARKS[1]!,
    explaining: EXPLAINING_SHEETS[1]!,
  },
} as const

/**
 * An empty table with the headers of a target and two example rows, which are left out when the file comes back. Only
 * administrators; throws `forbidden`.
 */
export async function importTemplate(
  account: Account,
  target: TableTarget,
  format: ExportFormat,
  language: Language,
): Promise<TemplateFile> {
  mustAdminister(account)
  const words = WORDS[language]
  const name = `${words.file(words.names[target])}.${format}`
  const fields = knownFields(target)
  const content = format === 'csv' ? csv(fields, language) : await workbook(target, fields, language)
  return { name, content }
}

/** Header, and the example rows; the last column has no header and says what those are. */
function tableOf(fields: readonly KnownField[], language: Language): readonly (readonly string[])[] {
  const { example } = WORDS[language]
  return [
    [...fields.map((field) => field[language]), ''],
    [...fields.map((field) => field.example), example],
    [...fields.map(({ another }) => another), example],
  ]
}

/** With a byte order mark, so that spreadsheets read UTF-8. */
function csv(fields: readonly KnownField[], language: Language): Buffer {
  const lines = tableOf(fields, language).map((row) =>
    row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
  )
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8')
}

const HINT = { fontStyle: 'italic', textColor: '#8c8c8c' } as const

/** A sheet to fill in and one that explains it. */
async function workbook(
  target: TableTarget,
  fields: readonly KnownField[],
  language: Language,
): Promise<Buffer> {
  const words = WORDS[language]
  const [header, ...examples] = tableOf(fields, language)
  const data: Row[] = [
    header!.map((value, i) => ({
      value,
      type: String,
      fontWeight: 'bold',
      ...(fields[i]?.required ? { backgroundColor: '#fff1b8' } : {}),
    })),
    ...examples.map((row) =>
      row.map((value, i) => ({
        value,
        type: String,
        ...HINT,
        ...(fields[i]?.asText ? { format: '@' } : {}),
      })),
    ),
    // The first row to be filled in, in the plain style that its columns are given below.
    fields.map(({ asText }) => (asText ? { value: '', type: String, format: '@' } : null)),
  ]
  const explained: Row[] = [
    [{ value: words.never, type: String, fontWeight: 'bold', columnSpan: 4 }],
    words.head.map((value) => ({ value, type: String, fontWeight: 'bold' })),
    ...fields.map((field) => [
      { value: field[language], type: String },
      { value: field.required ? words.required : '', type: String },
      { value: language === 'zh' ? field.hintZh : field.hintEn, type: String, wrap: true },
      { value: field.example, type: String },
    ]),
  ]
  const written = await writeExcelFile([
    {
      data,
      sheet: words.names[target],
      stickyRowsCount: 1,
      columns: [...fields.map(() => ({ width: 16 })), { width: 28 }],
    },
    {
      data: explained,
      sheet: words.explaining,
      columns: [{ width: 18 }, { width: 8 }, { width: 70 }, { width: 20 }],
    },
  ]).toBuffer()
  return wholeColumnsAsText(written, fields)
}

/** Codes and numbers typed into any row keep their zeros: the style of the first row goes for its whole column. */
function wholeColumnsAsText(written: Uint8Array, fields: readonly KnownField[]): Buffer {
  const parts = unzipSync(written)
  const path = 'xl/worksheets/sheet1.xml'
  const sheet = strFromU8(parts[path]!)
  const text = sheet.replace(/<col min="(\d+)"/g, (col, number: string) => {
    const letters = String.fromCharCode(64 + Number(number))
    const style = fields[Number(number) - 1]?.asText
      ? new RegExp(`<c r="${letters}4"[^>]*? s="(\\d+)"`).exec(sheet)?.[1]
      : undefined
    return style === undefined ? col : `<col style="${style}" min="${number}"`
  })
  return Buffer.from(zipSync({ ...parts, [path]: strToU8(text) }))
}
