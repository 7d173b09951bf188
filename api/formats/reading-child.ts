import type { CrsId, LayerHead, SourceFormat } from '#contract/import-files.ts'
import type { ImportNote, ImportProblem } from '#contract/imports.ts'
import { type AsItIs, batchesOf, type SourceBatch, withoutNumbers } from './batches.ts'
import { fileProblem } from './file-problem.ts'
import { openFile } from './open.ts'
import type { OpenLayer, PositionColumns } from './open-layer.ts'
import { survey } from './survey.ts'

/** What the parent asks. The bytes of the file come by standard input, before anything else. */
export type ReadingOrder =
  | { readonly ask: 'open'; readonly name: string }
  | {
      readonly ask: 'read'
      readonly run: number
      readonly layer: string
      readonly crs: CrsId | AsItIs | null
      readonly positions: PositionColumns | null
    }
  /** The next batch of a run; `stop` ends it. */
  | { readonly ask: 'next' | 'stop'; readonly run: number }

/** What a file came to when it was opened; with a problem there is no layer. */
export interface OpenedHeads {
  readonly format: SourceFormat
  readonly layers: readonly LayerHead[]
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
}

/** What the child answers; `alive` says that a long first pass goes on. */
export type ReadingReply =
  | { readonly answer: 'alive' }
  | { readonly answer: 'opened'; readonly heads: OpenedHeads }
  | { readonly answer: 'batch'; readonly run: number; readonly batch: SourceBatch | null }
  /** A fault of ours; never its message, which may hold a piece of the file. */
  | { readonly answer: 'failed'; readonly fault: string }

/** What a page can show and a person can map; a DBF has at most 255, a spreadsheet 16,384 of which few are filled. */
const MAX_COLUMNS = 1_000

const layers = new Map<string, OpenLayer>()
const runs = new Map<number, Iterator<SourceBatch, void>>()
let file = ''

process.on('message', (order: ReadingOrder) => {
  void obey(order).catch((error: unknown) =>
    say({ answer: 'failed', fault: error instanceof Error ? error.name : typeof error }),
  )
})
process.on('disconnect', () => process.exit())

async function obey(order: ReadingOrder): Promise<void> {
  switch (order.ask) {
    case 'open':
      file = order.name
      say({ answer: 'opened', heads: await open(order.name) })
      return
    case 'read': {
      const layer = layers.get(order.layer)
      if (layer === undefined) throw new Error('a layer was asked for that is not in the file')
      runs.set(order.run, batchesOf(file, layer, order.crs, order.positions ?? undefined))
      return
    }
    case 'next': {
      const next = runs.get(order.run)?.next()
      if (next === undefined || next.done) runs.delete(order.run)
      say({ answer: 'batch', run: order.run, batch: next?.value ?? null })
      return
    }
    case 'stop':
      runs.delete(order.run)
  }
}

async function open(name: string): Promise<OpenedHeads> {
  const opened = await openFile(name, await standardInput(), undefined, alive)
  const { format, notes } = opened
  const problems = opened.problems.map(withoutNumbers)
  if (problems.length > 0) return { format, layers: [], problems, notes }
  const wide = opened.layers.find(({ columns }) => columns.length > MAX_COLUMNS)
  if (wide !== undefined) {
    const values = { count: wide.columns.length, limit: MAX_COLUMNS }
    return { format, layers: [], problems: [fileProblem(name, 'too-many-columns', values)], notes }
  }
  const heads = opened.layers.map((layer) => survey(layer, alive))
  for (const layer of opened.layers) layers.set(layer.name, layer)
  if (heads.every(({ rows }) => rows === 0)) {
    return { format, layers: [], problems: [fileProblem(name, 'no-features')], notes }
  }
  return { format, layers: heads, problems: [], notes }
}

function alive(): void {
  say({ answer: 'alive' })
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function say(reply: ReadingReply): void {
  process.send?.(reply)
}
