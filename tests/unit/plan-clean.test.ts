import { describe, expect, it } from 'vitest'
import { polygonTwiceArea } from '#geometry/area.ts'
import { misfits } from '#geometry/coverage-check.ts'
import { cleanCoverage } from '#plan/clean.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { box, drawing, drawnCommunity, drawnGrid, ring } from '../fixtures/drawing.ts'
import { faultsOf } from '../fixtures/partition-check.ts'
import { hasTaipei, taipei } from '../fixtures/taipei.ts'

if (!hasTaipei) console.warn('plan-clean: Taipei skipped, ../shared/cases/taipei is not there')

const THRESHOLDS = { sliverWidthM: 1, overlapWidthM: 1, toleranceM: 2 }

function clean(input: CoverageInput, choices: Readonly<Record<string, string>> = {}, open = false) {
  return cleanCoverage(input, { thresholds: THRESHOLDS, choices, open })
}

/** Whole square units that a grid holds. */
function groundOf(cleaned: ReturnType<typeof clean>, key: string): number {
  const shape = gridPolygons(cleaned.snapshot).get(key)!
  return shape.reduce((sum, polygon) => sum + polygonTwiceArea(polygon) / 2, 0)
}

/** Two grids of 100 m × 50 m that overlap by some 5 m. */
const overlapping = () =>
  drawing({
    grids: [drawnGrid('west', box(0, 0, 5_000, 10_000)), drawnGrid('east', box(4_500, 0, 10_000, 10_000))],
  })

/** Two grids with 5 m between them that nobody drew. */
const parted = () =>
  drawing({
    grids: [drawnGrid('west', box(0, 0, 4_500, 10_000)), drawnGrid('east', box(5_000, 0, 10_000, 10_000))],
  })

describe('what is thin and near is settled without asking', () => {
  it('a hairline overlap, a sliver and a vertex that a neighbour lacks, all accounted for', () => {
    const cleaned = clean(
      drawing({
        grids: [
          drawnGrid('west', [[ring([0, 0], [5_000, 0], [5_030, 5_000], [5_000, 10_000], [0, 10_000])]]),
          drawnGrid('north', box(5_020, 5_000, 10_000, 10_000)),
          drawnGrid('south', box(5_000, 0, 10_000, 4_980)),
        ],
      }),
    )
    expect(faultsOf(cleaned.snapshot)).toEqual([])
    expect(cleaned.conflicts).toEqual([])
    expect(cleaned.settled.gap.places).toBeGreaterThan(0)
    expect(cleaned.settled.overlap.places).toBeGreaterThan(0)
    expect(cleaned.verticesAdded).toBeGreaterThan(0)
    const before = cleaned.grids.reduce((sum, { areaBeforeM2 }) => sum + areaBeforeM2, 0)
    const after = cleaned.grids.reduce((sum, { areaAfterM2 }) => sum + areaAfterM2, 0)
    expect(after - before).toBeCloseTo(cleaned.settled.gap.areaM2 - cleaned.settled.overlap.areaM2, 1)
    for (const { movedM } of cleaned.grids) expect(movedM).toBeLessThan(0.35)
    expect(
      misfits([...gridPolygons(cleaned.snapshot).values()], {
        gapM: 0,
        scale: cleaned.snapshot.scale,
      }).flat(),
    ).toEqual([])
  })

  it('a seam along many grids goes to each along its own stretch, none grows a tail', () => {
    const west = Array.from({ length: 10 }, (_, i) =>
      drawnGrid(`w${i}`, box(0, i * 1_000, 5_000, (i + 1) * 1_000)),
    )
    const east = Array.from({ length: 8 }, (_, i) =>
      drawnGrid(`e${i}`, box(5_040, i * 1_250, 10_000, (i + 1) * 1_250)),
    )
    const cleaned = clean(drawing({ grids: [...west, ...east] }))
    expect(cleaned.conflicts).toEqual([])
    expect(cleaned.snapshot.faces).toHaveLength(18)
    for (const { movedM } of cleaned.grids) expect(movedM).toBeLessThan(0.5)
  })

  it('nothing moves farther than the tolerance, however thin it is', () => {
    const thresholds = { ...THRESHOLDS, toleranceM: 0.2 }
    const input = drawing({
      grids: [drawnGrid('west', box(0, 0, 5_000, 10_000)), drawnGrid('east', box(4_960, 0, 10_000, 10_000))],
    })
    const { conflicts, grids } = cleanCoverage(input, { thresholds, choices: {}, open: false })
    expect(conflicts).toMatchObject([{ reason: 'overlap', chosen: null }])
    expect(conflicts[0]!.movedM).toBeCloseTo(0.38, 1)
    expect(grids.map(({ movedM }) => movedM)).toEqual([0, 0])
  })
})

describe('real overlaps and gaps are asked about', () => {
  it('an overlap goes to the longest border as proposed, and to whom it was given', () => {
    const proposed = clean(overlapping())
    expect(proposed.conflicts).toMatchObject([
      { reason: 'overlap', grids: ['east', 'west'], proposed: 'give:east', chosen: null },
    ])
    expect(proposed.conflicts[0]!.choices.map(({ id }) => id)).toEqual(['give:east', 'give:west', 'leave'])
    expect(groundOf(proposed, 'east')).toBe(5_500 * 10_000)
    const { id } = proposed.conflicts[0]!
    const given = clean(overlapping(), { [id]: 'give:west' })
    expect(given.conflicts).toMatchObject([{ id, chosen: 'give:west' }])
    expect(groundOf(given, 'west')).toBe(5_000 * 10_000)
    const left = clean(overlapping(), { [id]: 'leave' })
    expect(left.snapshot.faces.map(({ holder }) => holder).sort()).toEqual(['east', 'west', null].sort())
    for (const each of [proposed, given, left]) expect(faultsOf(each.snapshot)).toEqual([])
  })

  it('a gap stays as proposed, and goes to whom it was given', () => {
    const proposed = clean(parted())
    expect(proposed.conflicts).toMatchObject([{ reason: 'gap', proposed: 'leave', movedM: 0 }])
    expect(proposed.conflicts[0]!.areaM2).toBeCloseTo(
      500 * 10_000 * proposed.snapshot.scale.x * proposed.snapshot.scale.y,
      3,
    )
    const given = clean(parted(), { [proposed.conflicts[0]!.id]: 'give:east' })
    expect(groundOf(given, 'east')).toBe(5_500 * 10_000)
    expect(given.conflicts[0]!.movedM).toBeCloseTo(4.8, 1)
    expect(given.grids.find(({ key }) => key === 'east')).toMatchObject({ movedM: 0 })
  })

  it('without an outline a crack open to the outside closes, a wide hole stays outside', () => {
    const cracked = {
      grids: [
        drawnGrid('west', box(0, 0, 5_000, 10_000)),
        drawnGrid('east', [
          [
            ring([5_030, 0], [10_000, 0], [10_000, 10_000], [5_030, 10_000]),
            ring([7_000, 4_000], [7_000, 6_000], [8_000, 6_000], [8_000, 4_000]),
          ],
        ]),
      ],
    }
    const shape = cracked.grids.flatMap((grid) => grid.shape)
    const { conflicts, snapshot } = clean(
      drawing({ ...cracked, communities: [drawnCommunity(shape)] }),
      {},
      true,
    )
    expect(conflicts).toMatchObject([{ reason: 'gap', proposed: 'outside' }])
    expect(snapshot.faces.map(({ holder }) => holder)).toEqual(['east', 'west'])
    const polygons = gridPolygons(snapshot)
    expect(misfits([...polygons.values()], { gapM: 0.5, scale: snapshot.scale }).flat()).toEqual([])
  })

  it('ids and answers are the same in whatever order it was drawn', () => {
    const input = overlapping()
    expect(clean({ ...input, grids: input.grids.toReversed() })).toEqual(clean(input))
  })
})

describe('children and parents', () => {
  const levels = () =>
    drawing({
      grids: [
        drawnGrid('west', box(0, 0, 5_000, 10_000)),
        drawnGrid('east', box(5_000, 0, 10_000, 10_000)),
        drawnGrid('w1', box(0, 0, 5_600, 10_000), { level: 2, parent: 'west' }),
        drawnGrid('e1', box(5_600, 0, 10_000, 5_000), { level: 2, parent: 'east' }),
        drawnGrid('e2', box(5_600, 5_000, 10_000, 10_000), { level: 2, parent: 'west' }),
      ],
    })

  it('what sticks out of its parent stays as proposed, or is cut off', () => {
    const proposed = clean(levels())
    const stuck = proposed.conflicts.find(({ reason }) => reason === 'sticks-out')!
    expect(stuck).toMatchObject({ grids: ['w1', 'west'], proposed: 'keep' })
    expect(stuck.areaM2).toBeCloseTo(600 * 10_000 * proposed.snapshot.scale.x * proposed.snapshot.scale.y, 3)
    expect(groundOf(proposed, 'w1')).toBe(5_600 * 10_000)
    const cut = clean(levels(), { [stuck.id]: 'cut' })
    expect(groundOf(cut, 'w1')).toBe(5_000 * 10_000)
    expect(faultsOf(cut.snapshot)).toEqual([])
  })

  it('who lies in another parent than it declares is asked about, and moves by choice', () => {
    const proposed = clean(levels())
    const elsewhere = proposed.conflicts.find(({ reason }) => reason === 'parent-elsewhere')!
    expect(elsewhere).toMatchObject({ grids: ['e2', 'west', 'east'], proposed: 'keep' })
    expect(elsewhere.choices.map(({ id }) => id)).toEqual(['keep', 'parent:east'])
    const moved = clean(levels(), { [elsewhere.id]: 'parent:east' })
    expect(moved.snapshot.grids.find(({ key }) => key === 'e2')!.parent).toBe('east')
    expect(faultsOf(moved.snapshot)).toEqual([])
  })
})

it.skipIf(!hasTaipei)(
  'Taipei: the four villages that stick out are found with their areas',
  { timeout: 60_000 },
  () => {
    const thresholds = { ...THRESHOLDS, overlapWidthM: 0 }
    const wanted = { thresholds, choices: {}, open: true }
    const { conflicts, grids, snapshot } = cleanCoverage(taipei(), wanted)
    expect(faultsOf(snapshot)).toEqual([])
    const isVillage = (key: string) => snapshot.grids.some((grid) => grid.key === key && grid.level === 3)
    const out = conflicts.filter(({ reason, grids }) => reason === 'sticks-out' && isVillage(grids[0]!))
    expect([...new Set(out.map((each) => each.grids[0]))].sort()).toEqual([
      '63000070018',
      '63000080002',
      '63000080004',
      '63000080023',
    ])
    for (const { areaM2 } of out) {
      expect(areaM2).toBeGreaterThan(0)
      expect(areaM2).toBeLessThanOrEqual(45)
    }
    // What nobody disagrees on is left as it was drawn.
    expect(grids.filter(({ movedM }) => movedM > 0.02)).toEqual([])
  },
)
