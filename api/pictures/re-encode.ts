import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Refusal, type Sentence } from '../errors.ts'
import type { PictureOrder } from './child.ts'
import { MAX_PIXELS, type Picture, type PictureBounds, type PictureProblem } from './draw-anew.ts'

/** Bytes of a picture as it is sent; `jpegText` of the contract is its base64. */
const MAX_BYTES = 1_500_000
/** The largest picture takes about a second of a core; on a busy machine the process needs several to begin. */
const LIMIT_MS = 60_000
/** Pictures that may wait their turn; past it, people are asked to come again. */
const MAX_WAITING = 30
/** A process nobody needed for so long is ended. */
const IDLE_MS = 300_000

const WHY: Readonly<Record<PictureProblem | 'too-many-bytes', Sentence>> = {
  'no-jpeg': { zh: '它不是 JPEG 图片。', en: 'It is no JPEG.' },
  'too-many-bytes': {
    zh: `它超过 ${MAX_BYTES / 1e6} MB。`,
    en: `It is larger than ${MAX_BYTES / 1e6} MB.`,
  },
  'too-many-pixels': {
    zh: `它超过 ${MAX_PIXELS / 1e4} 万像素。`,
    en: `It has more than ${MAX_PIXELS / 1e6} million pixels.`,
  },
  damaged: { zh: '文件已损坏。', en: 'The file is damaged.' },
}

/** Bytes as the database takes them. */
interface Made extends Picture {
  readonly jpeg: Buffer
}

interface Waiting {
  readonly order: PictureOrder
  readonly resolve: (outcome: Picture | PictureProblem) => void
  readonly reject: (error: Error) => void
}

const entry = fileURLToPath(new URL('./child.ts', import.meta.url))
const typescriptLoader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const waiting: Waiting[] = []
let child: ChildProcess | undefined
let running: Waiting | undefined
let timer: NodeJS.Timeout | undefined

/**
 * Makes a picture anew from what somebody sent: a JPEG of pixels alone within the given bounds. One at a time in a
 * process of its own, because decoding takes a second in which no request would be answered. Throws `bad-picture` with
 * the reason `no-jpeg`, `too-many-bytes`, `too-many-pixels` or `damaged`, and `too-many-requests` when too many wait.
 */
export async function reEncode(bytes: Uint8Array, bounds: PictureBounds): Promise<Made> {
  if (bytes.length > MAX_BYTES) throw bad('too-many-bytes')
  if (waiting.length >= MAX_WAITING)
    throw new Refusal('too-many-requests', { seconds: 5 }, { retryAfterS: 5 })
  const outcome = await new Promise<Picture | PictureProblem>((resolve, reject) => {
    waiting.push({ order: { bytes, bounds }, resolve, reject })
    next()
  })
  if (typeof outcome === 'string') throw bad(outcome)
  return { ...outcome, jpeg: Buffer.from(outcome.jpeg) }
}

function bad(problem: keyof typeof WHY): Refusal {
  return new Refusal('bad-picture', { why: WHY[problem] }, { reason: problem })
}

function next(): void {
  if (running !== undefined) return
  clearTimeout(timer)
  running = waiting.shift()
  if (running === undefined) {
    timer = setTimeout(end, IDLE_MS).unref()
    return
  }
  child ??= start()
  // An error here means that the child is gone: its exit follows and settles the picture.
  child.send(running.order, () => undefined)
  timer = setTimeout(() => {
    end()
    settle('damaged')
  }, LIMIT_MS)
}

function start(): ChildProcess {
  const started = fork(entry, { execArgv: ['--import', typescriptLoader], serialization: 'advanced' })
  // Whoever waits for a picture keeps the program going by the timer; a child without work keeps nothing.
  started.unref()
  started.channel?.unref()
  started.on('message', (outcome) => {
    if (child === started) settle(outcome as Picture | PictureProblem)
  })
  const lost = (): void => {
    if (child !== started) return
    child = undefined
    running?.reject(new Error('the process that draws pictures anew ended'))
    settle('damaged')
  }
  started.once('error', lost)
  started.once('exit', lost)
  return started
}

/** Answers who waits, unless that one was rejected before, and goes on with the next. */
function settle(outcome: Picture | PictureProblem): void {
  clearTimeout(timer)
  const settled = running
  running = undefined
  settled?.resolve(outcome)
  next()
}

/** A picture that takes too long is given up with its process, which cannot be asked to stop. */
function end(): void {
  const ended = child
  child = undefined
  ended?.kill('SIGKILL')
}
