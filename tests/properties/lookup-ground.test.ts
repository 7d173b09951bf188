import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Face, Snapshot } from '#plan/snapshot.ts'
import { buildGroundIndex, type GroundIndex } from '../../api/lookup/ground-index.ts'
import { partition } from './lookup-partition.ts'

/** The border rule of design §3, spelled out over all faces. */
function plainFaceAt({ faces }: Snapshot, x: number, y: number): number {
  const shifted = faces.findIndex((face) => holdsShifted(face, x, y))
  if (shifted >= 0 && faces[shifted]!.holder !== null) return shifted
  let lowest = -1
  faces.forEach((face, index) => {
    if (face.holder === null || !isOnBoundary(face, x, y)) return
    if (lowest < 0 || face.key < faces[lowest]!.key) lowest = index
  })
  return lowest < 0 ? shifted : lowest
}

function* edgesOf(face: Face) {
  for (const ring of face.polygon) {
    for (let i = 0; i < ring.length; i++) yield [...ring[i]!, ...ring[(i + 1) % ring.length]!] as const
  }
}

/** Even-odd count to the east of (x + ε, y + ε²). */
function holdsShifted(face: Face, x: number, y: number): boolean {
  let inside = false
  for (const [ax, ay, bx, by] of edgesOf(face)) {
    const [lx, ly, ux, uy] = ay < by ? [ax, ay, bx, by] : [bx, by, ax, ay]
    if (ly <= y && y < uy && (ux - lx) * (y - ly) - (uy - ly) * (x - lx) > 0) inside = !inside
  }
  return inside
}

function isOnBoundary(face: Face, x: number, y: number): boolean {
  for (const [ax, ay, bx, by] of edgesOf(face)) {
    const within =
      x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)
    if (within && (bx - ax) * (y - ay) === (by - ay) * (x - ax)) return true
  }
  return false
}

/** All positions of a small plan and two units around it; of a large one its vertices and those beside them. */
function* positionsToAsk({ faces }: Snapshot, { segments: { origin, width, height } }: GroundIndex) {
  if (width < 100 && height < 100) {
    for (let y = origin[1] - 2; y <= origin[1] + height + 2; y++) {
      for (let x = origin[0] - 2; x <= origin[0] + width + 2; x++) yield [x, y] as const
    }
    return
  }
  for (const [x, y] of faces.flatMap((face) => face.polygon.flat())) {
    for (const dy of [-19, -1, 0, 1, 23])
      for (const dx of [-29, -1, 0, 1, 17]) yield [x + dx, y + dy] as const
  }
}

test('every position of a plan and around it gets the face of the border rule', () => {
  let [held, onBorder] = [0, 0]
  fc.assert(
    fc.property(partition, (plan) => {
      const index = buildGroundIndex(plan)
      for (const [x, y] of positionsToAsk(plan, index)) {
        const found = index.faceAt(x, y)
        if (found >= 0) held++
        if (plan.faces.some((face) => isOnBoundary(face, x, y))) onBorder++
        const wanted = plainFaceAt(plan, x, y)
        if (found !== wanted) expect({ x, y, found }).toEqual({ x, y, found: wanted })
      }
    }),
    { numRuns: 120, seed: 20261122 },
  )
  expect(held).toBeGreaterThan(5_000)
  expect(onBorder).toBeGreaterThan(5_000)
})

test('faceAt and facesAt agree', () => {
  fc.assert(
    fc.property(
      partition,
      fc.array(fc.integer({ min: -30, max: 60 }), { minLength: 2, maxLength: 200 }),
      (plan, numbers) => {
        const index = buildGroundIndex(plan)
        const positions = Int32Array.from(numbers.slice(0, numbers.length & ~1))
        const many = index.facesAt(positions)
        expect([...many]).toEqual(
          Array.from(many, (_, i) => index.faceAt(positions[i * 2]!, positions[i * 2 + 1]!)),
        )
      },
    ),
    { numRuns: 50, seed: 20261122 },
  )
})
