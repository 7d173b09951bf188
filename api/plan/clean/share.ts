/** Is told what share of some work is done, from 0 to 1. */
export type Tell = (share: number) => void

/** Tells of a part of the work, which goes from one share of all to another. */
export function part(tell: Tell | undefined, from: number, to: number): Tell | undefined {
  return tell && ((share) => tell(from + (to - from) * share))
}
