import { writeFile } from 'node:fs/promises'
import { type Paper, paper, posterQuery } from '#contract/paper.ts'
import { Refusal } from '../api/errors.ts'
import { createLive, type LivePlan } from '../api/live.ts'
import { townDay } from '../api/lookup/town-day.ts'
import { createBreath } from '../api/paper/breath.ts'
import { pdfOf } from '../api/paper/pdf.ts'
import { svgOf } from '../api/paper/svg.ts'
import type { Db } from '../api/repositories/connection.ts'
import type { Secrets } from '../api/secrets/secrets.ts'
import { drawPoster, type PosterWish } from '../api/usecases/paper/poster-draw.ts'
import { doorsOf, placeOf } from '../api/usecases/paper/sheets-doors.ts'
import { drawSheets } from '../api/usecases/paper/sheets-draw.ts'
import { EXIT, isMisuse, type Misuse, readWords, takeFlag, type Words } from './command-line.ts'
import { type Language, say } from './command-words.ts'

const POSTER_OPTIONS = ['board', 'paper', 'what', 'turn', 'out', 'url'] as const
const SHEETS_OPTIONS = ['community', 'paper', 'out', 'url'] as const

/** What the commands need of the program that runs them. `publicUrl` is that of the configuration. */
interface PaperIo {
  readonly db: Db
  readonly secrets: Secrets
  readonly publicUrl: string | undefined
  readonly out: (line: string) => void
  readonly language: Language
}

/** A poster as it was asked for on the command line. */
interface PosterOrder extends Pick<PosterWish, 'what' | 'paper' | 'turn' | 'eyes'> {
  readonly board: string
  readonly file: string
  readonly svg: boolean
  readonly url: string | undefined
}

/** Sheets as they were asked for on the command line. */
interface SheetsOrder {
  readonly community: string
  readonly paper: Paper
  readonly file: string
  readonly url: string | undefined
}

/** What stands after `poster` → what is wanted. */
export function posterOrder(words: readonly string[]): PosterOrder | Misuse {
  const [svg, more] = takeFlag(words, '--svg')
  const [working, rest] = takeFlag(more, '--working')
  const given = readWords(rest, POSTER_OPTIONS)
  if (isMisuse(given)) return given
  const { values } = given
  const asked = posterQuery.safeParse({ what: values.what, paper: values.paper, turn: values.turn })
  const url = addressOf(given)
  if (isMisuse(url)) return url
  if (given.positionals.length > 0 || !values.board || !values.out || !asked.success)
    return { misuse: 'poster-usage', details: {} }
  const { what, paper: size, turn } = asked.data
  const eyes = working ? 'working' : 'public'
  return { board: values.board, file: values.out, svg, url, what, paper: size, turn, eyes }
}

/** What stands after `sheets` → what is wanted. */
export function sheetsOrder(words: readonly string[]): SheetsOrder | Misuse {
  const given = readWords(words, SHEETS_OPTIONS)
  if (isMisuse(given)) return given
  const { values, positionals } = given
  const size = paper.safeParse(values.paper ?? 'A4')
  const url = addressOf(given)
  if (isMisuse(url)) return url
  if (positionals.length > 0 || !values.community || !values.out || !size.success)
    return { misuse: 'sheets-usage', details: {} }
  return { community: values.community, file: values.out, paper: size.data, url }
}

function addressOf({ values }: Words): string | undefined | Misuse {
  if (values.url === undefined) return undefined
  return /^https?:\/\/[^/\s]+/.test(values.url) && URL.canParse(values.url)
    ? new URL(values.url).origin
    : { misuse: 'paper-bad-url', details: {} }
}

/** `gridhold poster`: writes a board's map or chart to a file. */
export async function posterCommand(order: PosterOrder, io: PaperIo): Promise<number> {
  const { out, language } = io
  const began = performance.now()
  const plan = await planInForce(io)
  const origin = originOf(order.url, io)
  if (origin === null && order.what === 'map') out(say('poster-no-qr', language))
  const wish = { ...order, slug: order.board, language, origin }
  const breath = createBreath()
  const drawing = await orSaid(io, () => drawPoster(plan, wish, townDay(), breath))
  if (drawing === null) {
    const boards = plan.boards.boards.filter(({ published }) => published).map(({ slug }) => slug)
    out(say('paper-boards', language, { boards: boards.join(', ') || '-' }))
    return EXIT.refused
  }
  const { pages } = drawing
  const content = order.svg ? svgOf(drawing, pages[0]!) : await pdfOf(drawing, pages, breath)
  if (order.svg && pages.length > 1) out(say('poster-first-page', language, { of: pages.length }))
  await writeOut(order.file, Buffer.from(content), order.svg ? 1 : pages.length, began, io)
  return EXIT.done
}

/** `gridhold sheets`: writes the sheets of a community's entrances to one PDF, and says how far it is. */
export async function sheetsCommand(order: SheetsOrder, io: PaperIo): Promise<number> {
  const { out, language } = io
  const began = performance.now()
  const origin = originOf(order.url, io)
  if (origin === null) {
    out(say('paper-no-url', language))
    return EXIT.misused
  }
  const plan = await planInForce(io)
  const breath = createBreath()
  const place = await orSaid(io, async () => placeOf(plan, { community: order.community }))
  if (place === null) return EXIT.refused
  const doors = await doorsOf(plan, place, language, breath)
  const total = doors.length
  if (total === 0) {
    out(new Refusal('no-entrances').sentence(language))
    return EXIT.refused
  }
  const step = Math.max(1, Math.ceil(total / 20))
  const wish = { community: place.community, paper: order.paper, language, origin }
  const file = await drawSheets(plan, doors, wish, breath, (done) => {
    if (done % step === 0 || done === total) out(say('sheets-progress', language, { done, total }))
  })
  await writeOut(order.file, file, total, began, io)
  return EXIT.done
}

async function planInForce({ db, secrets }: PaperIo): Promise<LivePlan> {
  const live = createLive(secrets)
  await live.refresh(db)
  return live.plan()
}

function originOf(url: string | undefined, { publicUrl }: PaperIo): string | null {
  return url ?? (publicUrl === undefined ? null : new URL(publicUrl).origin)
}

/** What the work gives; null where it was refused, which is said. */
async function orSaid<T>({ out, language }: PaperIo, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    out(error.sentence(language))
    return null
  }
}

async function writeOut(
  file: string,
  content: Buffer,
  pages: number,
  began: number,
  { out, language }: PaperIo,
): Promise<void> {
  await writeFile(file, content)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  out(say('paper-written', language, { file, pages, kb: Math.ceil(content.length / 1024), seconds }))
}
