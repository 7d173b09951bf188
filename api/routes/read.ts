import type { Request } from 'express'
import type { z } from 'zod'
import { Refusal, type Sentence } from '../errors.ts'
import { wanted } from './wanted.ts'

/**
 * The query of a request as its schema describes it. A parameter left empty (`lon=`) counts as not given, so
 * that it is never taken for zero. Throws `bad-parameter` naming the first wrong one.
 */
export function readQuery<T extends z.ZodType>(schema: T, request: Request): z.output<T> {
  const { query } = request
  if (!Object.values(query).some(isBlank)) return read(schema, query)
  return read(schema, Object.fromEntries(Object.entries(query).filter(([, value]) => !isBlank(value))))
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === ''
}

/** The JSON body of a request as its schema describes it. Throws `wrong-content-type` or `bad-parameter`. */
export function readBody<T extends z.ZodType>(schema: T, request: Request): z.output<T> {
  if (request.body === undefined) throw new Refusal('wrong-content-type')
  return read(schema, request.body)
}

/** Any value as its schema describes it; throws `bad-parameter` for the first thing wrong with it. */
export function read<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  if (issue === undefined) throw new Error('a failed parse without an issue')
  throw refusalOf(issue, value)
}

function refusalOf(issue: z.core.$ZodIssue, value: unknown): Refusal {
  if (issue.code === 'unrecognized_keys') {
    const name = shown(issue.keys[0])
    const problem = { zh: `没有 ${name} 这个字段。`, en: `There is no field ${name}.` }
    return new Refusal('bad-parameter', { problem, wanted: wanted('') }, { reason: 'unknown-field' })
  }
  if (issue.path.length === 0) {
    const problem = { zh: '请求内容不符合要求。', en: 'The request is not usable.' }
    return new Refusal('bad-parameter', { problem, wanted: wanted(issue.message) }, { reason: 'wrong-form' })
  }
  const name = pathText(issue.path)
  const given = issue.path.reduce<unknown>(step, value)
  const got = given !== undefined && issue.path.some(isSecret) ? '***' : given
  const { reason, problem } = problemOf(name, got, issue)
  const format = issue.code === 'invalid_format' ? issue.format : undefined
  const instead = wanted(String(issue.path[0] ?? ''), format)
  return new Refusal('bad-parameter', { problem, wanted: instead }, { reason })
}

function problemOf(
  name: string,
  got: unknown,
  issue: z.core.$ZodIssue,
): { reason: string; problem: Sentence } {
  if (got === undefined) {
    return {
      reason: 'missing',
      problem: { zh: `缺少参数 ${name}。`, en: `The parameter ${name} is missing.` },
    }
  }
  if (Array.isArray(got) && got.length > 0 && got.every((item) => typeof item === 'string')) {
    return {
      reason: 'repeated',
      problem: { zh: `${name} 给了 ${got.length} 次。`, en: `${name} was given ${got.length} times.` },
    }
  }
  if (issue.code === 'invalid_type' && issue.expected === 'number') {
    return {
      reason: 'not-a-number',
      problem: { zh: `${name} 不是数字：${shown(got)}。`, en: `${name} is not a number: ${shown(got)}.` },
    }
  }
  if ((issue.code === 'too_big' || issue.code === 'too_small') && issue.origin === 'number') {
    return {
      reason: 'out-of-range',
      problem: { zh: `${name} 超出范围：${shown(got)}。`, en: `${name} is out of range: ${shown(got)}.` },
    }
  }
  return {
    reason: 'wrong-form',
    problem: { zh: `${name} 不符合要求：${shown(got)}。`, en: `${name} is not usable: ${shown(got)}.` },
  }
}

/** A wrong value in quotes, where it can be told to be nobody's. */
function shown(got: unknown): string {
  return `“${orStars(typeof got === 'string' ? got : (JSON.stringify(got) ?? String(got)))}”`
}

/**
 * A text that was sent, to be repeated in a message, or stars: whatever the field, a name or a number may stand in it by
 * mistake. Words, days and decimal degrees are repeated; what is long, Chinese or has six digits in a row before any point is not.
 */
export function orStars(text: string): string {
  return /^[-+.,:\w]{0,40}$/.test(text) && !/(?<![.\d])\d{6}/.test(text) ? text : '***'
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? String(key) : `.${String(key)}`))
    .join('')
}

/** One step down a path. */
function step(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined
}

/** Fields that no message repeats: passwords, and what may be somebody's name, number or circumstances. */
const SECRET: ReadonlySet<PropertyKey> = new Set([
  'password',
  'old',
  'new',
  'code',
  'people',
  'relation',
  'guardian',
  'name',
  'phone',
  'note',
  'purpose',
  'basis',
  'text',
  'answer',
  'pictures',
  'receipt',
  'jpeg',
])

function isSecret(key: PropertyKey): boolean {
  return SECRET.has(key)
}
