import { withDigits } from './numerals.ts'

/** Half-width, lower case, one kind of dash. */
export function halfWidth(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−－—_/]/g, '-')
}

/** A name as it is compared: half-width, lower case, digits for Chinese numerals, no spaces or punctuation. */
export function normalText(text: string): string {
  return withDigits(halfWidth(text).replace(/[^\p{L}\p{N}#〇-]/gu, ''))
}
