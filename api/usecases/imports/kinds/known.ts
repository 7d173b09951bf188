import { DigestTable } from './digests.ts'

const ID_BYTES = 16
const SEVERAL = 'several'

/** Ids of rows of the town by what they are known by, and which of them a row of the file has claimed. */
export class KnownIds {
  private readonly table = new DigestTable()
  private ids = Buffer.alloc(1024 * ID_BYTES)
  private readonly several = new Set<number>()
  private readonly claimed = new Set<number>()

  /** Says that a row is known by a digest; another row of the same digest makes it ambiguous. */
  add(digest: Buffer, id: string): void {
    const before = this.table.size
    const number = this.table.add(digest)
    if (number < before) {
      if (this.idAt(number) !== id) this.several.add(number)
      return
    }
    if ((number + 1) * ID_BYTES > this.ids.length) this.ids = Buffer.concat([this.ids, this.ids])
    this.ids.write(id.replaceAll('-', ''), number * ID_BYTES, 'hex')
  }

  /** The id known by a digest, null where there is none, `several` where there are more. */
  find(digest: Buffer): string | typeof SEVERAL | null {
    const number = this.table.numberOf(digest)
    if (number < 0) return null
    return this.several.has(number) ? SEVERAL : this.idAt(number)
  }

  /** `find` for the first that asks; whoever comes later is told that there is none. */
  claim(digest: Buffer): string | typeof SEVERAL | null {
    const number = this.table.numberOf(digest)
    if (number < 0 || this.claimed.has(number)) return null
    this.claimed.add(number)
    return this.find(digest)
  }

  private idAt(number: number): string {
    const hex = this.ids.toString('hex', number * ID_BYTES, (number + 1) * ID_BYTES)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
