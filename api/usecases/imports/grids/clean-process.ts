import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants, setPriority } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ImportProblem } from '#contract/imports.ts'
import { fileProblem } from '#formats/file-problem.ts'
import { takeTurn } from '#formats/reading-turns.ts'
import type { CleaningOrder, CleaningReply } from './clean-child.ts'
import { inParcels, unpack } from './clean-parcels.ts'
import type { JudgedLayers, LayersToClean } from './judge-layers.ts'

/** Who waits for a cleaning: the signal ends it at once; `progress` hears how many polygons are as good as done. */
export interface CleanWatch {
  readonly signal?: AbortSignal
  progress?(done: number, total: number): void
}

/** What cleaning one import may take. */
const LIMITS = {
  megabytes: 2_048,
  /** Ten thousand polygons with every vertex off take a minute or two on a busy machine. */
  ms: 900_000,
}

const entry = fileURLToPath(new URL('./clean-child.ts', import.meta.url))
const typescriptLoader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/**
 * `judgeLayers` in a process of its own, with bounds of memory and time, so that whoever asks the map meanwhile is
 * answered. Two clean or read at a time, some wait. Where too many do, or it takes too much, that is the only problem. Throws
 * when the signal comes.
 */
export async function judgeApart(
  wanted: LayersToClean,
  { signal, progress }: CleanWatch,
  limits: Partial<typeof LIMITS> = {},
): Promise<JudgedLayers> {
  const turn = await takeTurn(signal)
  signal?.throwIfAborted()
  const file = wanted.layers[0]?.source.name ?? ''
  if (typeof turn === 'string') return refused(fileProblem(file, turn))
  const polygons = wanted.layers.reduce((sum, { source }) => sum + source.records.length, 0)
  const { megabytes, ms } = { ...LIMITS, ...limits }
  const child = started(megabytes)
  const abort = (): void => void child.kill('SIGKILL')
  signal?.addEventListener('abort', abort, { once: true })
  const tooLong = setTimeout(abort, ms)
  try {
    const tell = (share: number) => progress?.(Math.floor(share * polygons), polygons)
    const [judged] = await Promise.all([outcomeOf(child, tell), send(child, wanted)])
    signal?.throwIfAborted()
    return judged ?? refused(fileProblem(file, 'too-demanding'))
  } finally {
    clearTimeout(tooLong)
    signal?.removeEventListener('abort', abort)
    child.kill('SIGKILL')
    turn.done()
  }
}

function started(megabytes: number): ChildProcess {
  const child = fork(entry, {
    execArgv: [`--max-old-space-size=${megabytes}`, '--max-semi-space-size=64', '--import', typescriptLoader],
    serialization: 'advanced',
    // What it prints when its memory ends might hold a piece of the file: nobody reads it.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // Whoever asks the map goes first.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  child.unref()
  return child
}

/** Piece by piece, each when the one before is written. A child that is gone takes none; its exit says so. */
async function send(child: ChildProcess, wanted: LayersToClean): Promise<void> {
  const say = (order: CleaningOrder): Promise<boolean> =>
    new Promise((resolve) => {
      if (child.connected) child.send(order, (error) => resolve(error === null))
      else resolve(false)
    })
  const { head, parcels } = inParcels(wanted)
  if (!(await say({ head }))) return
  for (const parcel of parcels) if (!(await say({ parcel }))) return
  await say('clean')
}

/** What the child comes to; null where it was ended, or its memory was. Throws where it fails by a fault of ours. */
function outcomeOf(child: ChildProcess, tell: (share: number) => void): Promise<JudgedLayers | null> {
  return new Promise((resolve, reject) => {
    let outcome: unknown
    child.on('message', (reply: CleaningReply) => {
      if (reply === 'cleaned') resolve(outcome as JudgedLayers)
      else if ('share' in reply) tell(reply.share)
      else if ('head' in reply) outcome = reply.head
      else if ('parcel' in reply) unpack(outcome, reply.parcel)
      else reject(failure(reply))
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === null) resolve(null)
      else reject(new Error(`cleaning ended with ${code}`))
    })
  })
}

function failure({ fault, where }: { fault: string; where: string }): Error {
  const error = new Error(`cleaning failed: ${fault}`)
  error.stack = `${error.message}\n${where}`
  return error
}

function refused(problem: ImportProblem): JudgedLayers {
  return { problems: [problem], waiting: [], notes: [], report: null, snapshot: null, outline: null }
}
