import { hash } from 'node:crypto'

const DIGEST_BYTES = 16

/** What a row is known by, as SHA-256 of its parts: no name stands in a key, and every key is equally long. */
export function digestOf(...parts: readonly (string | number | null)[]): Buffer {
  return hash('sha256', sayingOf(parts), 'buffer')
}

/** A digest as the key of a source record: its first 132 bits. */
export function keyOf(digest: Buffer): string {
  return digest.toString('base64url').slice(0, 22)
}

/** The parts of a row as one text. */
export function sayingOf(parts: readonly (string | number | null)[]): string {
  return parts.map((part) => part ?? '').join('\u001f')
}

/**
 * Numbers digests in the order in which they come: open addressing over their first 16 bytes, about 30 bytes each where a
 * Map of strings takes 150. Two of 10 million different keys share those bytes with a chance of 1 in 10^24.
 */
export class DigestTable {
  private keys = Buffer.alloc(1024 * DIGEST_BYTES)
  private slots = new Int32Array(2048)
  private count = 0

  get size(): number {
    return this.count
  }

  /** Number of a digest, or -1 where it has not come. */
  numberOf(digest: Buffer): number {
    return this.slots[this.slotOf(digest)]! - 1
  }

  /** Number of a digest, which is added where it has not come. */
  add(digest: Buffer): number {
    const slot = this.slotOf(digest)
    const there = this.slots[slot]!
    if (there > 0) return there - 1
    if ((this.count + 1) * DIGEST_BYTES > this.keys.length) this.grow()
    digest.copy(this.keys, this.count * DIGEST_BYTES, 0, DIGEST_BYTES)
    this.count++
    this.slots[this.slotOf(digest)] = this.count
    return this.count - 1
  }

  private slotOf(digest: Buffer): number {
    const mask = this.slots.length - 1
    for (let slot = digest.readUInt32LE(0) & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot]!
      if (entry === 0) return slot
      const at = (entry - 1) * DIGEST_BYTES
      if (digest.compare(this.keys, at, at + DIGEST_BYTES, 0, DIGEST_BYTES) === 0) return slot
    }
  }

  private grow(): void {
    const { keys, count } = this
    this.keys = Buffer.alloc(keys.length * 2)
    keys.copy(this.keys)
    this.slots = new Int32Array(this.slots.length * 2)
    const mask = this.slots.length - 1
    for (let entry = 1; entry <= count; entry++) {
      let slot = keys.readUInt32LE((entry - 1) * DIGEST_BYTES) & mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask
      this.slots[slot] = entry
    }
  }
}
