import type { FeatureCollection, Geometry } from 'geojson'
import type { ImportRows, ImportVerdict, ImportWish } from '#contract/import-jobs.ts'
import type { ImportProblem, SourceShape } from '#contract/imports.ts'
import type { Language } from '../../../errors.ts'
import type { Account } from '../../../repositories/accounts.ts'
import type { JobRef, JobRow } from '../../../repositories/import-jobs.ts'
import {
  BEFORE_ALL,
  chunksWith,
  faultyRows,
  nextChunk,
  type RowRef,
} from '../../../repositories/import-rows.ts'
import { type Ask, askAs } from '../../../repositories/request.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import { textOf } from '../kinds/values.ts'
import { layersOf, mapRow } from './check.ts'
import { type PlaceRecord, placeRecords } from './check-place.ts'
import type { ImportDesk } from './job.ts'
import { maskCell } from './job-mask.ts'
import { jobInReach } from './job-reach.ts'
import { judgedPieces } from './judged.ts'
import { wordsHere } from './rows-here.ts'
import { openChunk, type StagedRow } from './stage-chunks.ts'

const system = { kind: 'system' } as const

/** Which rows a page of the table wants; `after` as the page before said. */
export interface RowsAsked {
  readonly verdict: ImportVerdict | null
  readonly layer: number | null
  readonly after: string | null
  readonly limit: number
}

interface Judged extends RowRef {
  /** The row of the town that is meant; null where it is faulty. */
  readonly target: string | null
  readonly verdict: ImportVerdict | null
  readonly problems: readonly ImportProblem[] | null
}

type Shown = Judged & { readonly staged: StagedRow }

/** Rows of a job, masked. Throws `unknown-import`. */
export async function rowsOfImport(
  { db, secrets }: ImportDesk,
  account: Account,
  id: string,
  asked: RowsAsked,
  language: Language,
): Promise<ImportRows> {
  const ask = askAs(db, system)
  const job = await jobInReach(ask, account, id)
  const shown = await rowsWith(ask, secrets, { county: account.county, id }, job, asked)
  const wish = job.wish
  const place = wish === null ? null : placeRecords(wish)
  const disputed = shown.flatMap(({ verdict, target, staged }) =>
    verdict !== 'conflict' || target === null || 'problem' in staged
      ? []
      : [{ target, texts: textsOf(staged, wish) }],
  )
  const here = wish === null ? null : await wordsHere(ask, account.county, wish, disputed, language)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ layer, row, verdict, target, problems, staged }) => ({
      layer,
      row,
      verdict,
      values: 'problem' in staged ? {} : valuesOf(staged, wish),
      here: here?.get(target ?? '') ?? {},
      position: positionOf(shapeIn(staged, wish, place)),
      problems: [...(problems ?? ('problem' in staged ? [staged.problem] : []))],
    })),
    next: last === undefined || shown.length < asked.limit ? null : `${last.layer}.${last.row}`,
  }
}

/** Points and areas of a job's rows after reference system and shift of its last wish. Throws `unknown-import`. */
export async function shapesOfImport(
  { db, secrets }: ImportDesk,
  account: Account,
  id: string,
  limit: number,
): Promise<FeatureCollection> {
  const ask = askAs(db, system)
  const job = await jobInReach(ask, account, id)
  if (job.wish === null) return { type: 'FeatureCollection', features: [] }
  const wish = job.wish
  const place = placeRecords(wish)
  const asked = { verdict: null, layer: null, after: null, limit }
  const shown = await rowsWith(ask, secrets, { county: account.county, id }, job, asked)
  return {
    type: 'FeatureCollection',
    features: shown.flatMap(({ layer, row, verdict, staged }) => {
      const shape = shapeIn(staged, wish, place)
      if (shape === null) return []
      const properties = { layer, row, verdict }
      return [{ type: 'Feature' as const, geometry: geometryOf(shape), properties }]
    }),
  }
}

/** Rows with what was sent, as they were judged; as they were sent where nothing was judged yet. */
async function rowsWith(
  ask: Ask,
  secrets: Secrets,
  ref: JobRef,
  { files, wish, report }: JobRow,
  { verdict, layer, after, limit }: RowsAsked,
): Promise<Shown[]> {
  const from = readCursor(after)
  if (report === null || wish?.target === 'grids') {
    const layers = layer === null ? (wish?.layers ?? [...layersOf(files).keys()]) : [layer]
    return verdict === null ? sentRows(ask, secrets, ref, layers, from, limit) : []
  }
  const judged = await judgedRows(ask, secrets, ref, { verdict, layer, from, limit })
  const staged = new Map<string, StagedRow>()
  for (const chunk of judged.length === 0 ? [] : await chunksWith(ask, ref, judged)) {
    const rows = await openChunk(secrets, chunk)
    rows.forEach((row, i) => {
      staged.set(`${chunk.layer}.${chunk.firstRow + i}`, row)
    })
  }
  return judged.flatMap((row) => {
    const sent = staged.get(`${row.layer}.${row.row}`)
    return sent === undefined ? [] : [{ ...row, staged: sent }]
  })
}

/** Rows as they were judged after a place, in file order: those that can be written lie sealed, the others do not. */
async function judgedRows(
  ask: Ask,
  secrets: Secrets,
  ref: JobRef,
  { verdict, layer, from, limit }: Omit<RowsAsked, 'after'> & { readonly from: RowRef },
): Promise<Judged[]> {
  const verdicts = verdict === null ? null : [verdict]
  const faulty = await faultyRows(ask, ref, { verdicts, layer }, from, limit)
  const rows: Judged[] = faulty.map((row) => ({ ...row, target: null }))
  const sound = SOUND.filter((each) => verdict === null || each === verdict)
  if (sound.length === 0) return rows
  let found = 0
  for await (const piece of judgedPieces(ask, secrets, ref, sound, { layer, after: from })) {
    const behind = piece.filter((row) => row.layer > from.layer || row.row > from.row)
    for (const { layer, row, verdict, target } of behind)
      rows.push({ layer, row, verdict, target, problems: null })
    found += behind.length
    if (found >= limit) break
  }
  return rows.sort((a, b) => a.layer - b.layer || a.row - b.row).slice(0, limit)
}

const SOUND = ['new', 'same', 'changed', 'conflict'] as const

/** Rows as they were sent, in file order. */
export async function sentRows(
  ask: Ask,
  secrets: Secrets,
  ref: JobRef,
  layers: readonly number[],
  from: RowRef,
  limit: number,
): Promise<Shown[]> {
  const shown: Shown[] = []
  // The piece that holds the place one is at comes again.
  let at: RowRef = from.layer < 0 ? BEFORE_ALL : { layer: from.layer, row: -1 }
  while (shown.length < limit) {
    const chunk = await nextChunk(ask, ref, layers, at)
    if (chunk === null) break
    at = { layer: chunk.layer, row: chunk.firstRow }
    if (chunk.layer === from.layer && chunk.firstRow + chunk.rows <= from.row + 1) continue
    const rows = await openChunk(secrets, chunk)
    for (const [i, staged] of rows.entries()) {
      const row = chunk.firstRow + i
      if (chunk.layer === from.layer && row <= from.row) continue
      if (shown.length < limit)
        shown.push({ layer: chunk.layer, row, verdict: null, target: null, problems: null, staged })
    }
  }
  return shown
}

function readCursor(after: string | null): RowRef {
  const match = after === null ? null : /^(\d{1,3})\.(\d{1,9})$/.exec(after)
  return match === null ? BEFORE_ALL : { layer: Number(match[1]), row: Number(match[2]) }
}

type Sent = Extract<StagedRow, { id: unknown }>

/** A row's words by field where mapped, else by column; as a table shows them. */
function valuesOf(sent: Sent, wish: ImportWish | null): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(textsOf(sent, wish)).map(([named, text]) => [
      named,
      maskCell(wish?.target ?? null, named, text),
    ]),
  )
}

function textsOf({ properties }: Sent, wish: ImportWish | null): Record<string, string | null> {
  const record = { place: NOWHERE, id: null, properties, shape: null }
  const fieldOf = new Map(
    Object.entries(wish?.mapping ?? {}).flatMap(([field, column]) =>
      column === null ? [] : [[column, field]],
    ),
  )
  return Object.fromEntries(
    Object.keys(properties).map((column) => [fieldOf.get(column) ?? column, textOf(record, column)]),
  )
}

const NOWHERE = { file: null, feature: null, line: null, column: null }

/** The shape of a row where the wish puts it; null where it has none or none that can be put anywhere. */
function shapeIn(staged: StagedRow, wish: ImportWish | null, place: PlaceRecord | null): SourceShape | null {
  if ('problem' in staged || wish === null || place === null) return null
  const mapped: { shape: SourceShape | null } | ImportProblem = mapRow(staged, null, wish, place)
  return 'reason' in mapped ? null : mapped.shape
}

function positionOf(shape: SourceShape | null): [number, number] | null {
  if (shape === null) return null
  if (shape.kind === 'point') return [...shape.at]
  const points = (shape.kind === 'line' ? shape.lines : shape.polygons.flat()).flat()
  const middle = (of: 0 | 1): number => {
    let [low, high] = [Infinity, -Infinity]
    for (const point of points) {
      low = Math.min(low, point[of])
      high = Math.max(high, point[of])
    }
    return (low + high) / 2
  }
  return points.length === 0 ? null : [middle(0), middle(1)]
}

function geometryOf(shape: SourceShape): Geometry {
  const copy = (positions: readonly (readonly [number, number])[]) => positions.map((at) => [...at])
  const closed = (ring: readonly (readonly [number, number])[]) => copy([...ring, ...ring.slice(0, 1)])
  switch (shape.kind) {
    case 'point':
      return { type: 'Point', coordinates: [...shape.at] }
    case 'line':
      return { type: 'MultiLineString', coordinates: shape.lines.map(copy) }
    case 'area':
      return { type: 'MultiPolygon', coordinates: shape.polygons.map((rings) => rings.map(closed)) }
  }
}
