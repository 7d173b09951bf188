import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign, NO_FACE } from '#plan/assign.ts'
import { findings } from '#plan/findings.ts'
import { DEFAULT_SETTINGS, type GroundHousehold } from '#plan/ground.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import { overlay } from '#plan/overlay.ts'
import { carelessDrawing } from '../fixtures/careless-drawing.ts'
import { ring } from '../fixtures/drawing.ts'
import { ground } from '../fixtures/ground.ts'

const SEED = 20_261_122

/** Households on the field of the drawings and around it, few enough positions for several to stand on one. */
const households: fc.Arbitrary<GroundHousehold[]> = fc
  .array(
    fc.record({
      offset: fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 })),
      own: fc.boolean(),
      number: fc.integer({ min: 0, max: 5 }),
      contact: fc.option(fc.integer({ min: 0, max: 2 })),
    }),
    { maxLength: 60 },
  )
  .map((drawn) =>
    drawn.map(({ offset, own, number, contact }, i) => ({
      id: `household-${i}`,
      position: ring(offset)[0]!,
      own,
      unit: number === 0 ? null : `unit-${number}`,
      building: `building-${number >> 1}`,
      contact: contact === null ? null : `member-${contact}`,
    })),
  )

const cases = fc.tuple(carelessDrawing, households).map(([input, standing]) => {
  const { snapshot } = overlay(input, { toleranceM: 0 })
  const list = (of: readonly GroundHousehold[]) =>
    findings(snapshot, ground({ households: of }), [], '2026-03-02', {
      ...DEFAULT_SETTINGS,
      sliverWidthM: 0.05,
      nearBoundaryM: 0.05,
    })
  return { snapshot, standing, list }
})

describe('findings on random ground', () => {
  it('count every household without contact and every one on unheld ground exactly once', () => {
    fc.assert(
      fc.property(cases, ({ snapshot, standing, list }) => {
        const all = list(standing)
        const counted = (rule: string) =>
          all.filter((each) => each.rule === rule).reduce((sum, { households: n }) => sum + n, 0)
        const faces = assign(
          snapshot.faces,
          standing.map(({ position }) => position),
        )
        const unheld = [...faces].filter((f) => f === NO_FACE || snapshot.faces[f]!.holder === null)
        expect(counted('household-unheld')).toBe(unheld.length)
        expect(counted('household-without-contact')).toBe(
          standing.filter(({ contact }) => contact === null).length,
        )
      }),
      { seed: SEED, numRuns: 150 },
    )
  })

  it('name every gap exactly once, as a gap or as a sliver', () => {
    fc.assert(
      fc.property(cases, ({ snapshot, list }) => {
        const { isLeaf } = hierarchyOf(snapshot.grids)
        const gaps = snapshot.faces.filter(
          ({ holder, exemption }) => exemption === null && (holder === null || !isLeaf(holder)),
        )
        const named = list([])
          .filter(
            ({ rule, grid }) => rule.endsWith('-gap') || (rule === 'sliver' && (!grid || !isLeaf(grid))),
          )
          .flatMap(({ geometry }) => (geometry.kind === 'polygon' ? geometry.shape : []))
        const exempt = snapshot.faces.filter(({ exemption }) => exemption !== null)
        const expected = new Set(gaps.map(({ polygon }) => polygon))
        for (const polygon of named) {
          expect(expected.delete(polygon) || exempt.some((face) => face.polygon === polygon)).toBe(true)
        }
        expect(expected.size).toBe(0)
      }),
      { seed: SEED, numRuns: 150 },
    )
  })

  it('have keys of their own, and say the same whatever the order of the households', () => {
    fc.assert(
      fc.property(cases, ({ standing, list }) => {
        const facts = (of: readonly GroundHousehold[]) =>
          list(of).map(({ key, severity, households: n, reason }) => ({ key, severity, n, reason }))
        const forward = facts(standing)
        expect(new Set(forward.map(({ key }) => key)).size).toBe(forward.length)
        expect(facts(standing.toReversed())).toEqual(forward)
      }),
      { seed: SEED, numRuns: 100 },
    )
  })
})
