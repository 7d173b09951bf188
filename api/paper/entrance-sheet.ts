import type { Here } from '#contract/here.ts'
import { PAPERS, type Paper } from '#contract/paper.ts'
import { toLattice } from '#geometry/position.ts'
import type { BaseMap } from '../lookup/in-force.ts'
import type { Breath } from './breath.ts'
import { area, type Box, corners, line, type Mark, type Page, type Point, text } from './drawing.ts'
import { entranceMap } from './entrance-map.ts'
import { fitted, widthOf, wrapped } from './fonts.ts'
import { INK } from './inks.ts'
import { herePin } from './map-furniture.ts'
import type { MapMaterial } from './map-material.ts'
import { type Source, sourceWords } from './page-frame.ts'
import { qrMark } from './qr.ts'
import { type Language, phoneText, say } from './words.ts'

/** What one entrance's sheet says. `address` is where its code leads. */
export interface EntranceSheet {
  readonly here: Here
  readonly address: string
}

/** What all sheets of an order have in common. */
export interface SheetsGround {
  readonly material: MapMaterial
  readonly base: BaseMap
  readonly paper: Paper
  readonly language: Language
  readonly source: Source
}

/** Draws the sheet of an entrance: 您在这里, whom to call, the code, the grids, and the map around it. */
export async function entranceSheet(
  { here, address }: EntranceSheet,
  ground: SheetsGround,
  breath: Breath,
): Promise<Page> {
  const { paper, language, source, material, base } = ground
  const [width, height] = PAPERS[paper]
  const factor = Math.min(width / PAPERS.A4[0], height / PAPERS.A4[1])
  const margin = 12 * factor
  const inner = width - 2 * margin
  const marks: Mark[] = []

  const band = 20 * factor
  marks.push(
    area([corners({ x: 0, y: 0, width, height: band })], INK.accent),
    text([margin, 13 * factor], here.jurisdiction.name, 8 * factor, { weight: 'bold', colour: '#ffffff' }),
    text([width - margin, 13 * factor], say(language, 'sheet'), 5.5 * factor, {
      anchor: 'end',
      colour: '#ffffff',
    }),
  )

  let y = band + 7 * factor
  y = putAddress(marks, here.address, { x: margin, y, width: inner, height: 0 }, factor, language)
  y = putCall(marks, here, address, { x: margin, y, width: inner, height: 0 }, factor, language)
  y = putChain(marks, here, { x: margin, y, width: inner, height: 0 }, factor, language)

  const foot = height - 7 * factor
  const frame = { x: margin, y: y + 3 * factor, width: inner, height: foot - 7 * factor - y - 3 * factor }
  const position = toLattice(here.position[0], here.position[1])
  const place = { position, grid: here.chain.at(-1)?.code ?? null }
  marks.push(...(await entranceMap(place, material, base, frame, factor, language, breath)))
  const small = 2.5 * factor
  const urgent = widthOf(say(language, 'urgent'), 'bold', small)
  const sources = sourceWords(source, language)
  marks.push(
    text([margin, foot], fitted(sources, 'regular', small, inner - urgent - 4 * factor), small, {
      colour: INK.quiet,
    }),
    text([width - margin, foot], say(language, 'urgent'), small, { anchor: 'end', weight: 'bold' }),
  )
  return { width, height, marks }
}

function putAddress(marks: Mark[], address: string, box: Box, factor: number, language: Language): number {
  const size = 9 * factor
  const left = box.x + 13 * factor
  marks.push(
    herePin([box.x + 5 * factor, box.y + 14 * factor], 14 * factor),
    text([left, box.y + 4.5 * factor], say(language, 'here'), 5 * factor, {
      weight: 'bold',
      colour: INK.you,
    }),
  )
  const lines = wrapped(address, 'bold', size, box.width - 13 * factor).slice(0, 2)
  lines.forEach((words, i) => {
    marks.push(
      text([left, box.y + 14 * factor + i * size * 1.25], fitted(words, 'bold', size, box.width), size, {
        weight: 'bold',
      }),
    )
  })
  return box.y + 20 * factor + (lines.length - 1) * size * 1.25
}

function putCall(
  marks: Mark[],
  { call }: Here,
  address: string,
  { x, y, width }: Box,
  factor: number,
  language: Language,
): number {
  const side = 50 * factor
  const height = side + 9 * factor
  const left = x + 5 * factor
  const room = width - side - 14 * factor
  marks.push(
    area([corners({ x, y, width, height })], '#eaf3f2'),
    text([left, y + 9 * factor], say(language, 'call'), 5 * factor, { weight: 'bold', colour: INK.accent }),
  )
  const name = fitted(call.name, 'bold', 13 * factor, room)
  const nameWidth = widthOf(name, 'bold', 13 * factor)
  marks.push(
    text([left, y + 26 * factor], name, 13 * factor, { weight: 'bold' }),
    text(
      [left + nameWidth + 4 * factor, y + 26 * factor],
      fitted(call.role, 'regular', 5.5 * factor, room - nameWidth - 4 * factor),
      5.5 * factor,
      { colour: INK.quiet },
    ),
  )
  const phone = phoneText(call.phone)
  const big = Math.min(15 * factor, (15 * factor * room) / widthOf(phone, 'bold', 15 * factor))
  marks.push(text([left, y + 46 * factor], phone, big, { weight: 'bold', colour: INK.accent }))
  const at: Point = [x + width - side - 4 * factor, y + 2 * factor]
  marks.push(qrMark(address, at, side))
  const caption = fitted(say(language, 'doorScan'), 'regular', 2.9 * factor, side + 6 * factor)
  marks.push(
    text([at[0] + side / 2, y + side + 6 * factor], caption, 2.9 * factor, {
      anchor: 'middle',
      weight: 'bold',
    }),
  )
  return y + height + 6 * factor
}

/** The grids from the largest down with who answers for each, beside whom else one may call. */
function putChain(marks: Mark[], here: Here, box: Box, factor: number, language: Language): number {
  const size = 3.9 * factor
  const step = 6.6 * factor
  const half = box.width / 2 - 4 * factor
  const head = (x: number, words: string) => {
    marks.push(
      text([x, box.y + 3 * factor], words, 3.3 * factor, { weight: 'bold', colour: INK.accent }),
      line(
        [
          [x, box.y + 5 * factor],
          [x + half, box.y + 5 * factor],
        ],
        { colour: INK.rule, width: 0.25 * factor },
      ),
    )
  }
  const row = (x: number, i: number, start: string, middle: string, number: string) => {
    const end = phoneText(number)
    const baseline = box.y + 5 * factor + (i + 0.8) * step
    const tab = x + 30 * factor
    marks.push(text([x, baseline], fitted(start, 'bold', size, 29 * factor), size, { weight: 'bold' }))
    marks.push(text([x + half, baseline], end, size, { anchor: 'end' }))
    const room = half - 30 * factor - widthOf(end, 'regular', size) - 2 * factor
    if (middle !== '' && room > size)
      marks.push(text([tab, baseline], fitted(middle, 'regular', size * 0.88, room), size * 0.88))
  }
  head(box.x, say(language, 'grids'))
  here.chain.forEach(({ name, staff: [first] }, i) => {
    row(box.x, i, name, first === undefined ? '' : `${first.role} ${first.name}`, first?.phone ?? '')
  })
  if (here.chain.length === 0) row(box.x, 0, say(language, 'noGrid'), '', '')
  const right = box.x + half + 8 * factor
  const { jurisdiction, partners, serviceCentre } = here
  const others = [
    ...partners.map(
      ({ kind, name, phone }) => [say(language, kind), kind === 'hotline' ? '' : name, phone] as const,
    ),
    ...(serviceCentre === null
      ? []
      : [
          [
            say(language, 'centre'),
            serviceCentre.hours ?? '',
            serviceCentre.phone ?? jurisdiction.contact.phone,
          ] as const,
        ]),
  ]
  head(right, jurisdiction.name)
  others.forEach((other, i) => {
    row(right, i, ...other)
  })
  return box.y + 5 * factor + Math.max(here.chain.length, others.length, 1) * step + 2 * factor
}
