import type { DegreeBox } from '#geometry/degree-box.ts'
import { Refusal } from '../errors.ts'
import { wanted } from './wanted.ts'

/** `west,south,east,north` as numbers. Throws `bad-parameter` when it leaves the earth or is inside out. */
export function boxOf(text: string): DegreeBox {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = text.split(',').map(Number)
  const usable = -180 <= west && west <= east && east <= 180 && -90 <= south && south <= north && north <= 90
  if (usable) return [west, south, east, north]
  const problem = {
    zh: 'bbox 超出范围，或西大于东、南大于北。',
    en: 'bbox is out of range, or west exceeds east or south exceeds north.',
  }
  throw new Refusal('bad-parameter', { problem, wanted: wanted('bbox') }, { reason: 'out-of-range' })
}
