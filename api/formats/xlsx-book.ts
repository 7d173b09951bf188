import type { ImportProblem } from '#contract/imports.ts'
import type { ArchiveEntry } from './archive.ts'
import { fileProblem } from './file-problem.ts'
import { type CellContext, isDateFormat } from './xlsx-values.ts'
import { readXmlPart } from './xlsx-xml.ts'

/** The longest text that a cell may hold, by the format's own rule. */
export const MAX_CELL = 32_767

export interface Sheet {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Book {
  readonly sheets: readonly Sheet[]
  readonly context: CellContext
}

/**
 * What a workbook's parts say: visible sheets, texts, which styles show days. Links to other files, macros, charts and
 * pictures are never opened. Reasons: those of the archive, `damaged-file`, `doctype-refused`, `too-deep`.
 */
export async function readBook(
  file: string,
  entries: readonly ArchiveEntry[],
): Promise<Book | ImportProblem> {
  const part = async (path: string) => {
    const entry = entries.find((each) => each.path.toLowerCase() === path.toLowerCase())
    return entry === undefined ? null : entry.read()
  }
  const missing = (name: string) => fileProblem(file, 'damaged-file', { part: name, fault: 'missing' })
  const book = await part('xl/workbook.xml')
  const links = await part('xl/_rels/workbook.xml.rels')
  if (book === null || links === null) return missing('workbook.xml')
  if ('reason' in book) return book
  if ('reason' in links) return links
  const listed = readSheets(file, book)
  if ('reason' in listed) return listed
  const targets = readTargets(file, links)
  if ('reason' in targets) return targets
  const strings = await part(targets.strings ?? 'xl/sharedStrings.xml')
  const styles = await part(targets.styles ?? 'xl/styles.xml')
  const texts = strings === null ? [] : 'reason' in strings ? strings : readStrings(file, strings)
  if ('reason' in texts) return texts
  const isDate = styles === null ? [] : 'reason' in styles ? styles : readStyles(file, styles)
  if ('reason' in isDate) return isDate
  const sheets: Sheet[] = []
  for (const { name, id } of listed.sheets) {
    const path = targets.sheets.get(id)
    // Sheets of charts and macros have no rows.
    if (path === undefined) continue
    const bytes = await part(path)
    if (bytes === null) return missing(path.slice(path.lastIndexOf('/') + 1))
    if ('reason' in bytes) return bytes
    sheets.push({ name, bytes })
  }
  return { sheets, context: { strings: texts, isDate, from1904: listed.from1904 } }
}

interface Listed {
  readonly sheets: { readonly name: string; readonly id: string }[]
  from1904: boolean
}

function readSheets(file: string, bytes: Uint8Array): Listed | ImportProblem {
  const listed: Listed = { sheets: [], from1904: false }
  const problem = readXmlPart(file, 'workbook.xml', bytes, {
    open(name, attributes) {
      if (name === 'workbookPr') listed.from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
      // Lists for choosing from lie in hidden sheets, and what somebody did not mean to hand over.
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1]
      if (id !== undefined) listed.sheets.push({ name: (attributes.name ?? id).slice(0, 100), id })
    },
  })
  return problem ?? listed
}

interface Targets {
  readonly sheets: Map<string, string>
  strings: string | null
  styles: string | null
}

/** Where parts lie, by the id they are called by; what lies outside of the archive is left out. */
function readTargets(file: string, bytes: Uint8Array): Targets | ImportProblem {
  const targets: Targets = { sheets: new Map(), strings: null, styles: null }
  const problem = readXmlPart(file, 'workbook.xml.rels', bytes, {
    open(name, { Id, Target, Type, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External')
        return
      const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`
      const kind = Type?.slice(Type.lastIndexOf('/') + 1)
      if (kind === 'worksheet') targets.sheets.set(Id, path)
      else if (kind === 'sharedStrings') targets.strings = path
      else if (kind === 'styles') targets.styles = path
    },
  })
  return problem ?? targets
}

/** Texts that cells share; how they are read aloud (Japanese phonetics) is left out. */
function readStrings(file: string, bytes: Uint8Array): string[] | ImportProblem {
  const strings: string[] = []
  let text = ''
  let isText = false
  let aloud = 0
  const problem = readXmlPart(file, 'sharedStrings.xml', bytes, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') aloud += 1
      else isText = name === 't' && aloud === 0
    },
    text(piece) {
      if (isText && text.length < MAX_CELL) text += piece
    },
    close(name) {
      if (name === 'si') strings.push(text)
      else if (name === 'rPh') aloud -= 1
      isText = false
    },
  })
  return problem ?? strings
}

/** By number of a style: whether it shows a day or a time. */
function readStyles(file: string, bytes: Uint8Array): boolean[] | ImportProblem {
  const codes = new Map<number, string>()
  const isDate: boolean[] = []
  let inCells = false
  const problem = readXmlPart(file, 'styles.xml', bytes, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0)
        isDate.push(isDateFormat(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return problem ?? isDate
}
