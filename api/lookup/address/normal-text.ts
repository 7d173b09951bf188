import { withDigits } from './numerals.ts'

/**
 * An address as it is compared: half-width, lower case, digits for Chinese numerals, one kind of dash, no
 * spaces or punctuation. A space between two digits is somebody's dash (3 2 501).
 */
export function normalText(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−－—~～_/]/g, '-')
    .replace(/(?<=[\d#])\s+(?=\d)/g, '-')
    .replace(/[^\p{L}\p{N}#〇-]/gu, '')
  return withDigits(plain)
}
