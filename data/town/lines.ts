import type { Position } from '#geometry/position.ts'

/** What an edge of the subdivision is on the ground, widest first. */
export type LineKind = 'outline' | 'bank' | 'main' | 'street' | 'lane' | 'path' | 'wall' | 'unit-line'

/** A drawn line: its number is what edges carry; a street that was drawn in parts has several chords. */
export interface Line {
  readonly kind: LineKind
  name: string | null
  readonly chords: Position[][]
}

/** Half the width of what runs along an edge plus the free strip beside it, in metres: no wall stands closer. */
export const CLEARANCE_M: Readonly<Record<LineKind, number>> = {
  outline: 6,
  bank: 12,
  main: 15,
  street: 10.5,
  lane: 6,
  path: 4.5,
  wall: 4,
  'unit-line': 0,
}

export function isRoad(kind: LineKind): kind is 'main' | 'street' | 'lane' | 'path' {
  return kind === 'main' || kind === 'street' || kind === 'lane' || kind === 'path'
}

/** The register of drawn lines. */
export class Lines {
  readonly all: Line[] = []

  add(kind: LineKind, name: string | null = null): number {
    this.all.push({ kind, name, chords: [] })
    return this.all.length - 1
  }

  get(line: number): Line {
    const found = this.all[line]
    if (found === undefined) throw new Error(`line ${line} was never drawn`)
    return found
  }
}
