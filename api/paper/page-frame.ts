import type { Board } from '#contract/boards.ts'
import { PAPERS, type Paper } from '#contract/paper.ts'
import { townTime } from '../lookup/town-day.ts'
import { type Box, line, type Mark, text } from './drawing.ts'
import { fitted, widthOf } from './fonts.ts'
import { INK } from './inks.ts'
import { type Language, say } from './words.ts'

export type Turn = 'upright' | 'across'

/** How a side is laid out: type grows with the paper by `factor`, which is 1 on A3. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly factor: number
  /** What is left between heading and footing. */
  readonly body: Box
}

/** The side of a paper in a turn. */
export function sheetOf(paper: Paper, turn: Turn): Sheet {
  const [short, long] = PAPERS[paper]
  const [width, height] = turn === 'across' ? [long, short] : [short, long]
  const factor = Math.sqrt((short * long) / (PAPERS.A3[0] * PAPERS.A3[1]))
  const type = 0.35 + 0.65 * factor
  const margin = 10 * type
  const [head, foot] = [17 * type, 8 * type]
  return {
    width,
    height,
    factor: type,
    body: {
      x: margin,
      y: margin + head,
      width: width - 2 * margin,
      height: height - 2 * margin - head - foot,
    },
  }
}

/** Of how old and of which plan what is printed is, and who vouches for the map. */
export type Source = Pick<Board, 'approvalNumber' | 'sketch' | 'plan' | 'dataAt'>

/** Heading and footing of a side. `aside` stands in the heading at the right. */
export function frameMarks(
  { body, factor, height }: Sheet,
  language: Language,
  heading: { readonly title: string; readonly kind: string; readonly aside: string },
  source: Source,
  pages: { readonly n: number; readonly of: number },
  isWorking: boolean,
): Mark[] {
  const [left, right] = [body.x, body.x + body.width]
  const [big, small] = [10 * factor, 2.6 * factor]
  const base = body.y - 6 * factor
  const kindSize = 5.2 * factor
  const asideWidth = widthOf(heading.aside, 'regular', 3.2 * factor)
  const kindWidth = widthOf(heading.kind, 'regular', kindSize)
  const title = fitted(heading.title, 'bold', big, body.width - asideWidth - kindWidth - 14 * factor)
  const marks: Mark[] = [
    text([left, base], title, big, { weight: 'bold' }),
    text([left + widthOf(title, 'bold', big) + 4 * factor, base], heading.kind, kindSize, {
      colour: INK.quiet,
    }),
    text([right, base], heading.aside, 3.2 * factor, { anchor: 'end', colour: INK.quiet }),
    line(
      [
        [left, body.y - 2.6 * factor],
        [right, body.y - 2.6 * factor],
      ],
      {
        colour: INK.accent,
        width: 0.9 * factor,
      },
    ),
  ]
  const foot = height - body.x - 1.5 * factor
  const ends = [
    ...(isWorking ? [say(language, 'working')] : []),
    ...(pages.of > 1 ? [say(language, 'page', pages)] : []),
  ]
  const end = ends.join('　')
  const room = body.width - widthOf(end, 'bold', small) - 6 * factor
  marks.push(
    line(
      [
        [left, foot - small * 1.6],
        [right, foot - small * 1.6],
      ],
      { colour: INK.rule, width: 0.2 * factor },
    ),
    text([left, foot], fitted(sourceWords(source, language), 'regular', small, room), small, {
      colour: INK.quiet,
    }),
  )
  if (end !== '')
    marks.push(text([right, foot], end, small, { anchor: 'end', weight: 'bold', colour: INK.quiet }))
  return marks
}

function vouchedFor({ approvalNumber, sketch }: Source, language: Language): string {
  if (approvalNumber !== null) return say(language, 'approval', { number: approvalNumber })
  return sketch === null ? '' : say(language, 'sketch', { by: sketch.declaredBy, on: sketch.on })
}

/** Who vouches for the map, version of the plan, and the day of the data. */
export function sourceWords(source: Source, language: Language): string {
  const { plan, dataAt } = source
  return [
    vouchedFor(source, language),
    say(language, 'plan', { version: plan.version, from: plan.effectiveFrom }),
    say(language, 'dataAt', { at: townTime(new Date(dataAt)) }),
  ]
    .filter(Boolean)
    .join('　')
}
