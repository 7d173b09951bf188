import { parseArgs } from 'node:util'
import type { Language, SentenceKey } from './command-words.ts'

/** Exit codes: all went well; it could not be done; the command line is wrong. */
export const EXIT = { done: 0, refused: 1, misused: 2 } as const

/** What is wrong with a command line, as a sentence and what fills it. */
export interface Misuse {
  readonly misuse: SentenceKey
  readonly details: Readonly<Record<string, string | number>>
}

/** Words after a command: what stands alone, and what `--name value` says. */
export interface Words {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | undefined>>
}

/** Splits words into positionals and the options a command knows; each option takes a value. */
export function readWords(words: readonly string[], options: readonly string[]): Words | Misuse {
  try {
    const known = Object.fromEntries([...options, 'lang'].map((name) => [name, { type: 'string' as const }]))
    const { positionals, values } = parseArgs({ args: [...words], options: known, allowPositionals: true })
    return { positionals, values: values as Words['values'] }
  } catch (error) {
    // node:util says what is wrong in English and names the option; nothing else throws here.
    const unknown = /Unknown option '([^']+)'/.exec(String(error))?.[1]
    if (unknown !== undefined) return { misuse: 'unknown-option', details: { what: unknown } }
    return { misuse: 'bad-option', details: { what: error instanceof Error ? error.message : String(error) } }
  }
}

/** Takes a word that stands for yes, such as `--new`, out of the words. */
export function takeFlag(words: readonly string[], flag: string): [is: boolean, rest: readonly string[]] {
  return [words.includes(flag), words.filter((word) => word !== flag)]
}

/** The whole number an option gives, undefined where it is not given. */
export function wholeNumber(words: Words, option: string, least: number): number | undefined | Misuse {
  const text = words.values[option]
  if (text === undefined) return undefined
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least) return value
  return { misuse: 'whole-number', details: { what: `--${option}`, least } }
}

export function isMisuse(value: unknown): value is Misuse {
  return typeof value === 'object' && value !== null && 'misuse' in value
}

/** The language asked for by `--lang`, else the machine's. */
export function languageAsked(words: readonly string[], machine: Language): Language {
  const at = words.findIndex((word) => /^--lang(?:=|$)/.test(word))
  const asked = words[at] === '--lang' ? words[at + 1] : words[at]?.slice('--lang='.length)
  return asked === 'zh' || asked === 'en' ? asked : machine
}

const FILE_FAULTS: Readonly<Record<string, SentenceKey>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EACCES: 'file-forbidden',
  EPERM: 'file-forbidden',
  EROFS: 'file-forbidden',
  EISDIR: 'file-is-folder',
  EEXIST: 'file-exists',
  ENOSPC: 'disk-full',
}

/** What is wrong where a file that the command line names cannot be read or written; null for any other error. */
export function fileFault(error: unknown): { readonly key: SentenceKey; readonly path: string } | null {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return null
  const key = FILE_FAULTS[String(error.code)]
  return key === undefined ? null : { key, path: String(error.path) }
}
