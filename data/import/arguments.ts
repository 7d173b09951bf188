import { parseArgs } from 'node:util'
import type { Flag, Flags } from './flags.ts'

/** A flag in the order it was given: the meaning of a property flag depends on the level before it. */
export interface GivenFlag {
  readonly name: string
  /** Empty for a switch. */
  readonly value: string
}

export interface Arguments {
  readonly given: readonly GivenFlag[]
  readonly files: readonly string[]
}

/** What is wrong with a command line. */
export type UsageReason =
  | 'unknown-flag'
  | 'value-needed'
  | 'no-value-taken'
  | 'given-twice'
  | 'flag-needed'
  | 'bad-value'
  | 'one-file'
  | 'no-file'
  | 'unknown-kind'
  | 'unknown-field'
  | 'use-map'
export interface UsageFault {
  readonly usage: UsageReason
  /** What it is about. */
  readonly flag: string
  /** What the help says of it. */
  readonly help?: Flag['help']
  /** What is to be written instead, or could be. */
  readonly instead?: string
}

/** Words of the command line after `import KIND` → flags in order and file names, or the first fault. */
export function readArguments(words: readonly string[], flags: Flags): Arguments | UsageFault {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [
      name,
      { type: flag.value === undefined ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  )
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given: GivenFlag[] = []
  const files: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value)
    if (token.kind !== 'option') continue
    const fault = faultOf(token, flags, given)
    if (fault !== null) {
      const help = Object.hasOwn(flags, token.name) ? { help: flags[token.name]!.help } : {}
      return { usage: fault, flag: token.rawName, ...help }
    }
    given.push({ name: token.name, value: token.value ?? '' })
  }
  return { given, files }
}

function faultOf(
  token: { readonly name: string; readonly value: string | undefined },
  flags: Flags,
  given: readonly GivenFlag[],
): UsageReason | null {
  // A short flag would be looked up by its letter; none is declared, and `toString` is no flag either.
  const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined
  if (flag === undefined) return 'unknown-flag'
  // `--root --name x` swallows the next flag as a value where parsing is not strict.
  const missing = token.value === undefined || token.value.startsWith('--')
  if (flag.value !== undefined && missing) return 'value-needed'
  if (flag.value === undefined && token.value !== undefined) return 'no-value-taken'
  if (flag.takes?.(token.value ?? '') === false) return 'bad-value'
  if (!flag.repeats && given.some((each) => each.name === token.name)) return 'given-twice'
  return null
}

/** The value of a flag that is given once at most. */
export function flagValue(given: readonly GivenFlag[], name: string): string | undefined {
  return given.find((each) => each.name === name)?.value
}
