import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXIT, type Misuse, type Words } from './command-line.ts'
import { type Language, say } from './command-words.ts'
import { buildPages } from './pages.ts'

/** Options of `gridhold bundle`. */
export const BUNDLE_OPTIONS = ['arch', 'out'] as const

const ARCHITECTURES = ['x64', 'arm64'] as const

export interface BundleOrder {
  readonly arch: (typeof ARCHITECTURES)[number]
  readonly out: string
}

/** What the command needs of the program that runs it. */
interface BundleIo {
  readonly out: (line: string) => void
  readonly language: Language
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** The oldest Node that the program runs on, as the registry has it for each architecture. */
const NODE = '20.19.6'

/** What of this folder goes along; modules come from the registry, for the machine that is meant. */
const PARTS = [
  'api',
  'data',
  'web',
  'dist',
  'docs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.npmrc',
]
const READ_ME = ['LICENSE', 'README.md', 'README.zh-CN.md']

/** Starts the program with the Node beside it; every command of `npm run gridhold --` stands after its name. */
const LAUNCHER = `#!/bin/sh
# gridhold: with nothing after it the server, else the command line.
here=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
cd "$here" || exit 1
entry=data/commands.ts
[ $# -eq 0 ] && entry=data/start.ts
exec "$here/node/bin/node" --import tsx "$entry" "$@"
`

/** What stands after `bundle` → what is wanted. */
export function bundleOrder({ positionals, values }: Words): BundleOrder | Misuse {
  const arch = ARCHITECTURES.find((each) => each === (values.arch ?? process.arch))
  if (arch === undefined || positionals.length > 0) return { misuse: 'bundle-usage', details: {} }
  return { arch, out: values.out ?? `gridhold-linux-${arch}.tar.gz` }
}

/**
 * `gridhold bundle`: one file for a machine without a network: the program, its built pages, all modules and Node itself, for
 * Linux with glibc. Wants the network here; there it is unpacked and started.
 */
export async function bundleCommand({ arch, out: file }: BundleOrder, io: BundleIo): Promise<number> {
  const tell = (key: Parameters<typeof say>[0], details = {}) => io.out(say(key, io.language, details))
  const folder = await mkdtemp(join(tmpdir(), 'gridhold-bundle-'))
  const home = join(folder, 'gridhold')
  try {
    await buildPages(() => tell('building-pages'))
    await mkdir(home)
    for (const part of [...PARTS, ...READ_ME])
      await cp(join(root, part), join(home, part), { recursive: true })
    tell('bundle-modules', { what: arch })
    const platform = ['--os=linux', `--cpu=${arch}`, '--libc=glibc']
    await run('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', ...platform], home)
    tell('bundle-node', { what: NODE })
    await addNode(home, arch)
    await writeFile(join(home, 'gridhold'), LAUNCHER, { mode: 0o755 })
    const foreign = await foreignBinaries(home, arch)
    if (foreign.length > 0) throw new Error(`These are for another machine: ${foreign.join(', ')}`)
    tell('bundle-packing')
    await run('tar', ['-czf', file, '-C', folder, 'gridhold'], process.cwd())
    const { size } = await stat(file)
    tell('bundle-done', { what: file, mb: Math.round(size / 1e6) })
    return EXIT.done
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Node as the registry's own package has it. */
async function addNode(home: string, arch: string): Promise<void> {
  const package_ = `node-linux-${arch}@${NODE}`
  await run('npm', ['pack', package_, '--silent', '--pack-destination', home], home)
  const packed = `node-linux-${arch}-${NODE}.tgz`
  await mkdir(join(home, 'node'))
  await run(
    'tar',
    ['-xzf', packed, '-C', 'node', '--strip-components=1', 'package/bin', 'package/LICENSE'],
    home,
  )
  await rm(join(home, packed))
}

/** ELF machine numbers. */
const MACHINE = { x64: 62, arm64: 183 } as const

/** Compiled modules and programs that are not for the architecture. */
async function foreignBinaries(home: string, arch: keyof typeof MACHINE): Promise<string[]> {
  const files = await readdir(home, { recursive: true })
  const compiled = files.filter((file) =>
    /\.node$|@esbuild\/[^/]+\/bin\/esbuild$|^node\/bin\/node$/.test(file),
  )
  const foreign: string[] = []
  for (const file of compiled) {
    const head = await readFile(join(home, file))
    const isElf = head.subarray(0, 4).equals(Buffer.from('\u007fELF', 'latin1'))
    if (!isElf || head.readUInt16LE(18) !== MACHINE[arch]) foreign.push(file)
  }
  return foreign
}

async function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  child.stdout.on('data', (chunk) => said.push(String(chunk)))
  child.stderr.on('data', (chunk) => said.push(String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${said.join('')}`)
}
