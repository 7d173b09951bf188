import { createHash } from 'node:crypto'
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { openEmbedded } from './embedded.ts'
import { FolderInUse, lockFolder } from './lock.ts'

const packageFile = new URL('../../package.json', import.meta.url)

/** What a template is made from. */
export interface TemplateOptions {
  /** Where templates are kept, for example `.cache`. */
  readonly root: string
  /** Says what it is, in the folder's name. */
  readonly name: string
  /** Everything its content depends on: a change makes another template. */
  readonly inputs: readonly string[]
  /** Another prepared folder to start from; without one the database is made from nothing (12 to 20 s). */
  readonly base?: string
  /** Fills the fresh database. */
  readonly prepare: (url: string) => Promise<unknown>
}

/**
 * The folder of a prepared database, made once for its inputs and copied from then on. It appears whole or not at all;
 * a second process that wants it meanwhile waits for the first. The folder itself is never opened.
 */
export async function template(options: TemplateOptions): Promise<string> {
  const dir = `${options.root}/${options.name}-${await keyOf(options.inputs)}`
  await mkdir(options.root, { recursive: true })
  while (!(await exists(dir))) {
    const lock = await lockFolder(dir).catch((error: unknown) => {
      if (error instanceof FolderInUse) return null
      throw error
    })
    if (!lock) await setTimeout(200)
    else {
      try {
        if (!(await exists(dir))) await make(dir, options)
      } finally {
        await lock.release()
      }
    }
  }
  return dir
}

async function make(dir: string, { base, prepare }: TemplateOptions): Promise<void> {
  const draft = `${dir}.making`
  await rm(draft, { recursive: true, force: true })
  const embedded = await openEmbedded({ dir: draft, ...(base && { template: base }) })
  try {
    await prepare(embedded.url)
  } finally {
    await embedded.stop()
  }
  await rename(draft, dir)
}

/** Another engine writes other folders, so its versions are part of every key. */
async function keyOf(inputs: readonly string[]): Promise<string> {
  const { dependencies } = JSON.parse(await readFile(packageFile, 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
  }
  const versions = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map(
    (name) => `${name}@${dependencies[name]}`,
  )
  const hash = createHash('sha256')
  for (const input of [...versions, ...inputs]) hash.update(`${input.length}:`).update(input)
  return hash.digest('hex').slice(0, 16)
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
