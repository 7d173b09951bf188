import { link, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'

const takeoverAgeMs = 10_000

/** A process, told apart from a later one that got the same number. `started` is empty where /proc is not to be had. */
interface ProcessMark {
  readonly pid: number
  readonly started: string
}

/** Who holds a folder: the program, and the engine's process it started. The folder is free when both are gone. */
interface Holders {
  readonly program: ProcessMark
  readonly engine?: ProcessMark
}

/** The folder belongs to a living process, which the message names. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'

  constructor(dir: string, holder: string) {
    super(
      `The database folder ${dir} is in use by ${holder}: two at once would destroy it. Stop that one first, or set another DATA_DIR.`,
    )
  }
}

/** A held lock. */
export interface Lock {
  /** Notes the engine's process, which may outlive the program for a moment. */
  noteEngine(pid: number): Promise<void>
  release(): Promise<void>
}

/**
 * Takes `<dir>.lock` for this process: the engine has no lock of its own, and two on one folder lose commits without a
 * word. A lock whose holders have died is taken over. Throws FolderInUse otherwise.
 */
export async function lockFolder(dir: string): Promise<Lock> {
  const path = `${dir}.lock`
  const program = await markOf(process.pid)
  if (!(await create(path, { program }))) await takeOver(path, dir, { program })
  let writing = Promise.resolve()
  return {
    noteEngine(pid) {
      writing = writing.then(async () => {
        await writeFile(`${path}.next`, JSON.stringify({ program, engine: await markOf(pid) }))
        await rename(`${path}.next`, path)
      })
      return writing
    },
    async release() {
      await writing
      await rm(path, { force: true })
    },
  }
}

/** Creates the file with its content in one step, or gives false when there is one. */
async function create(path: string, holders: Holders): Promise<boolean> {
  const draft = `${path}.${process.pid}.${performance.now()}`
  // A file opened exclusively is empty for a moment, and its reader could not tell whose it is; a link is not.
  await writeFile(draft, JSON.stringify(holders), { flag: 'wx' })
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** One process at a time looks whether the holders are dead, so that none removes the lock another has just taken. */
async function takeOver(path: string, dir: string, holders: Holders): Promise<void> {
  const guard = `${path}.takeover`
  await dropOldGuard(guard)
  const handle = await open(guard, 'wx').catch((error: unknown) => {
    throw hasCode(error, 'EEXIST')
      ? new FolderInUse(dir, 'another process that is just taking it over')
      : error
  })
  try {
    const held = await read(path)
    for (const mark of [held?.program, held?.engine]) {
      if (mark && (await isAlive(mark))) throw new FolderInUse(dir, `process ${mark.pid}`)
    }
    await rm(path, { force: true })
    if (!(await create(path, holders))) throw new FolderInUse(dir, 'another process that was quicker')
  } finally {
    await handle.close()
    await rm(guard, { force: true })
  }
}

async function dropOldGuard(guard: string): Promise<void> {
  const age = await stat(guard).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  )
  if (age > takeoverAgeMs) await rm(guard, { force: true })
}

async function read(path: string): Promise<Holders | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holders
  } catch (error) {
    // Gone by now, or cut short by a power cut: nobody alive holds it.
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return null
    throw error
  }
}

async function isAlive({ pid, started }: ProcessMark): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return false
  }
  return started === '' || started === (await startOf(pid))
}

async function markOf(pid: number): Promise<ProcessMark> {
  return { pid, started: await startOf(pid) }
}

/** When a process started, in clock ticks since boot (field 22 of /proc/<pid>/stat); '' where it cannot be told. */
async function startOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the command in parentheses and may hold blanks: count from behind it.
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
