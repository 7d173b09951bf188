import PDFDocument from 'pdfkit'
import type { Breath } from './breath.ts'
import type { Mark, Page, Point, Stroke, Text } from './drawing.ts'
import { fontBytes, widthOf } from './fonts.ts'

const POINTS_PER_MM = 72 / 25.4

/** What a document says of itself. */
export interface About {
  readonly title: string
  readonly language: 'zh' | 'en'
}

/**
 * Pages as one PDF: vectors, text as text, of both fonts the letters used. Pages are taken one by one, so that what comes
 * from a generator is never whole in memory.
 */
export async function pdfOf(
  { title, language }: About,
  pages: Iterable<Page> | AsyncIterable<Page>,
  breath: Breath,
): Promise<Buffer> {
  const document = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    pdfVersion: '1.7',
    lang: language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: { Title: title, Creator: 'gridhold', Producer: 'gridhold' },
  })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve)
    document.on('error', reject)
  })
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.registerFont('regular', fontBytes('regular'))
  await breath()
  document.registerFont('bold', fontBytes('bold'))
  for await (const { width, height, marks } of pages) {
    document.addPage({ size: [width * POINTS_PER_MM, height * POINTS_PER_MM], margin: 0 })
    document.scale(POINTS_PER_MM)
    for (const mark of marks) await put(document, mark, breath)
    await breath()
  }
  document.end()
  await ended
  return Buffer.concat(chunks)
}

async function put(document: PDFKit.PDFDocument, mark: Mark, breath: Breath): Promise<void> {
  if (mark.mark === 'layer') {
    document.save()
    if (mark.clip !== undefined) {
      trace(document, mark.clip, true)
      document.clip('even-odd')
    }
    for (const inner of mark.marks) await put(document, inner, breath)
    document.restore()
    return
  }
  await breath()
  if (mark.mark === 'text') {
    write(document, mark)
    return
  }
  const { lines, closed, fill, opacity, stroke } = mark
  if (fill !== undefined) {
    trace(document, lines, closed)
    document.fillColor(fill, opacity ?? 1).fill('even-odd')
  }
  if (stroke !== undefined) {
    trace(document, lines, closed)
    ink(document, stroke)
    document.stroke()
  }
}

function ink(document: PDFKit.PDFDocument, { colour, width, dash, round }: Stroke): void {
  document
    .lineWidth(width)
    .lineJoin('round')
    .lineCap(round ? 'round' : 'butt')
    .strokeColor(colour, 1)
  if (dash === undefined) document.undash()
  else document.dash(dash[0] ?? 1, { space: dash[1] ?? dash[0] ?? 1 })
}

function trace(document: PDFKit.PDFDocument, lines: readonly (readonly Point[])[], closed: boolean): void {
  for (const points of lines) {
    points.forEach(([x, y], i) => {
      if (i === 0) document.moveTo(x, y)
      else document.lineTo(x, y)
    })
    if (closed) document.closePath()
  }
}

function write(
  document: PDFKit.PDFDocument,
  { at: [x, y], text, size, weight, anchor, colour, halo, turn }: Text,
): void {
  const width = widthOf(text, weight, size)
  const left = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0)
  const place = { lineBreak: false, baseline: 'alphabetic' } as const
  document.font(weight).fontSize(size)
  if (turn !== undefined) document.save().rotate(turn, { origin: [x, y] })
  if (halo !== undefined) {
    ink(document, { colour: halo, width: size * 0.22, round: true })
    document.text(text, left, y, { ...place, fill: false, stroke: true })
  }
  document.fillColor(colour, 1).text(text, left, y, { ...place, fill: true, stroke: false })
  if (turn !== undefined) document.restore()
}
