/**
 * Tells whether a value read from JSON is a `T`. The contract's schemas stay the statement of every shape; this page
 * must open before a validator of their size has arrived, and a test holds both against each other.
 */
export type Check<T> = (value: unknown) => value is T

export const text: Check<string> = (value) => typeof value === 'string'

export const whole: Check<number> = (value): value is number => Number.isInteger(value)

export const place: Check<[number, number]> = (value): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((each) => Number.isFinite(each))

export function oneOf<T extends string | number>(...values: readonly T[]): Check<T> {
  return (value): value is T => (values as readonly unknown[]).includes(value)
}

export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value)
}

export function orAbsent<T>(check: Check<T>): Check<T | undefined> {
  return (value): value is T | undefined => value === undefined || check(value)
}

export function listOf<T>(check: Check<T>): Check<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(check)
}

/** Fields the shape does not name are let be: a page that is older than its server still reads it. */
export function shape<T extends object>(fields: { readonly [Name in keyof T]-?: Check<T[Name]> }): Check<T> {
  const checks = Object.entries(fields) as [string, Check<unknown>][]
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    checks.every(([name, check]) => check((value as Record<string, unknown>)[name]))
}
