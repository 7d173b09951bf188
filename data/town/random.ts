/** A seeded source of chance: the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform in [min, max). */
  between(min: number, max: number): number
  /** A whole number from min to max, both included. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** The key of one entry, drawn in proportion to its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
  shuffled<T>(list: readonly T[]): T[]
  /** A version 7 uuid of a fixed moment, so that ids depend on nothing but the seed. */
  uuid(): string
  /** An independent source; drawing from it never shifts this one. */
  fork(name: string): Random
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** 2026-01-01T00:00:00Z in milliseconds, as the 12 hexadecimal digits a version 7 uuid begins with. */
const MOMENT = (1_767_225_600_000).toString(16).padStart(12, '0')

/** sfc32 by Chris Doty-Humphrey (PractRand), seeded from the text by FNV-1a. */
export function createRandom(seed: string): Random {
  let a = fnv1a(`${seed}/a`)
  let b = fnv1a(`${seed}/b`)
  let c = fnv1a(`${seed}/c`)
  let counter = 1
  const word = (): number => {
    const result = (a + b + counter++) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result
  }
  for (let warmUp = 0; warmUp < 15; warmUp++) word()

  const next = (): number => word() / 4_294_967_296
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('pick wants a list with something in it')
    return list[Math.floor(next() * list.length)] as T
  }
  return {
    next,
    int,
    pick,
    between: (min, max) => min + next() * (max - min),
    chance: (probability) => next() < probability,
    weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
      const entries = Object.entries(weights) as [K, number][]
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        rest -= weight
        if (rest < 0) return key
      }
      return entries[entries.length - 1]![0]
    },
    shuffled<T>(list: readonly T[]): T[] {
      const result = [...list]
      for (let i = result.length - 1; i > 0; i--) {
        const j = int(0, i)
        const swap = result[i] as T
        result[i] = result[j] as T
        result[j] = swap
      }
      return result
    },
    uuid() {
      const p = word()
      const q = word()
      const r = word()
      const tail = `${HEX[q & 255]}${HEX[(q >>> 8) & 255]}${HEX[q >>> 24]}${HEX[r & 255]}${HEX[(r >>> 8) & 255]}${HEX[(r >>> 16) & 255]}`
      const version = `7${HEX[p & 255]}${(p >>> 28).toString(16)}`
      const variant = `${HEX[0x80 | ((p >>> 8) & 0x3f)]}${HEX[(p >>> 16) & 255]}`
      return `${MOMENT.slice(0, 8)}-${MOMENT.slice(8)}-${version}-${variant}-${tail}`
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
