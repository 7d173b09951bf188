import type { ImportPlace } from '#contract/imports.ts'
import { remembered } from '../placing/place-remembered.ts'
import { DigestTable, digestOf } from './digests.ts'

/** Rows of one file by what they are known by: whether an earlier one was the same thing, and said the same of it. */
export class SeenRows {
  private readonly table = new DigestTable()
  private readonly sayings = new DigestTable()
  private readonly said: number[] = []
  private readonly lines: number[] = []
  private readonly sayingOf = remembered((says: string) => this.sayings.add(digestOf(says)))

  /** `says`: all that the key does not. Null for the first of its kind; `same` where it repeats it; else the number of the row it contradicts. */
  see(key: Buffer, says: string, place: ImportPlace): null | 'same' | number {
    const before = this.table.size
    const number = this.table.add(key)
    const saying = this.sayingOf(says)
    if (number === before) {
      this.said.push(saying)
      this.lines.push(rowNumber(place))
      return null
    }
    return this.said[number] === saying ? 'same' : this.lines[number]!
  }
}

/** A row as people count: its line, or its feature from 1. */
function rowNumber({ line, feature }: ImportPlace): number {
  return line ?? (feature ?? -1) + 1
}
