import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import type { Weight } from './drawing.ts'

/** Noto Sans Hans, SIL Open Font License: Chinese and Latin in one face. The package lets no program ask for its path. */
const FOLDER = '../../node_modules/@embedpdf/fonts-sc/fonts/'
const FILES: Readonly<Record<Weight, string>> = {
  regular: 'NotoSansHans-Regular.otf',
  bold: 'NotoSansHans-Bold.otf',
}

const bytes = new Map<Weight, Buffer>()

/** The font file of a weight, read once. */
export function fontBytes(weight: Weight): Buffer {
  const known = bytes.get(weight)
  if (known !== undefined) return known
  const read = readFileSync(fileURLToPath(new URL(FOLDER + FILES[weight], import.meta.url)))
  bytes.set(weight, read)
  return read
}

/** Height of the tallest letters and depth of the deepest, as parts of an em: between them lies a line of text. */
export const ASCENT = 0.86
export const DESCENT = 0.14

/** Half of the height of Chinese letters over the baseline, as a part of an em: what centres a line. */
export const MIDDLE = 0.36

let ruler: PDFKit.PDFDocument | null = null
const advances: Readonly<Record<Weight, Map<string, number>>> = { regular: new Map(), bold: new Map() }

/** How wide a line is, in the unit of `size`. Letters count one by one: kerning makes a line narrower, never wider. */
export function widthOf(words: string, weight: Weight, size: number): number {
  let ems = 0
  for (const letter of words) ems += advanceOf(letter, weight)
  return ems * size
}

function advanceOf(letter: string, weight: Weight): number {
  const known = advances[weight].get(letter)
  if (known !== undefined) return known
  if (ruler === null) {
    ruler = new PDFDocument({ autoFirstPage: false })
    ruler.registerFont('regular', fontBytes('regular'))
    ruler.registerFont('bold', fontBytes('bold'))
    ruler.fontSize(1)
  }
  const advance = ruler.font(weight).widthOfString(letter)
  advances[weight].set(letter, advance)
  return advance
}

/** As many letters of a line as fit into a width, with an ellipsis where some do not. */
export function fitted(words: string, weight: Weight, size: number, width: number): string {
  if (widthOf(words, weight, size) <= width) return words
  const letters = [...words]
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, weight, size) > width) letters.pop()
  return `${letters.join('')}…`
}

/** Breaks words into lines no wider than `width`: at spaces where there are some, between Chinese letters anywhere. */
export function wrapped(words: string, weight: Weight, size: number, width: number): string[] {
  const lines: string[] = []
  let now = ''
  let taken = 0
  for (const piece of words.match(/[\x21-\x7e]+\s*|\s+|[^\x21-\x7e\s]/gu) ?? []) {
    const wide = widthOf(piece.trimEnd(), weight, size)
    if (now !== '' && taken + wide > width && !/^[，。、；：）]/.test(piece)) {
      lines.push(now.trimEnd())
      now = piece.trimStart()
      taken = widthOf(now, weight, size)
    } else {
      now += piece
      taken += widthOf(piece, weight, size)
    }
  }
  if (now !== '') lines.push(now.trimEnd())
  return lines
}
