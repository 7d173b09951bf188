import { describe, expect, it } from 'vitest'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { labelPoint } from '#plan/label-point.ts'
import { overlay } from '#plan/overlay.ts'
import { box, drawing, drawnGrid, ring } from '../fixtures/drawing.ts'

describe('the polygon of a grid', () => {
  it('is that of all below it and what it holds itself, and nothing for a grid without ground', () => {
    const { snapshot } = overlay(
      drawing({
        grids: [
          drawnGrid('upper', box(0, 0, 10_000, 10_000)),
          drawnGrid('lower', box(0, 0, 4_000, 10_000), { level: 2, parent: 'upper' }),
          drawnGrid('lowest', box(0, 0, 4_000, 4_000), { level: 3, parent: 'lower' }),
          drawnGrid('away', box(20_000, 0, 30_000, 10_000)),
        ],
      }),
    )
    const polygons = gridPolygons(snapshot)
    expect(polygons.get('lowest')).toEqual([[ring([0, 0], [4_000, 0], [4_000, 4_000], [0, 4_000])]])
    expect(polygons.get('lower')).toEqual([
      [ring([0, 0], [4_000, 0], [4_000, 4_000], [4_000, 10_000], [0, 10_000], [0, 4_000])],
    ])
    // Its border keeps the vertices where its child's ends, so both run through the same ones.
    expect(polygons.get('upper')).toEqual([
      [ring([0, 0], [4_000, 0], [10_000, 0], [10_000, 10_000], [4_000, 10_000], [0, 10_000], [0, 4_000])],
    ])
    expect(polygons.get('away')).toEqual([])
  })

  it('has two parts where two faces meet in a corner only, a hole where they enclose ground', () => {
    const frame = [
      ...box(0, 0, 3_000, 1_000),
      ...box(0, 2_000, 3_000, 3_000),
      ...box(0, 1_000, 1_000, 2_000),
      ...box(2_000, 1_000, 3_000, 2_000),
    ]
    const { snapshot } = overlay(
      drawing({ grids: [drawnGrid('frame', [...frame, ...box(3_000, 3_000, 4_000, 4_000)])] }),
    )
    const shape = gridPolygons(snapshot).get('frame')!
    expect(shape.map((polygon) => polygon.length)).toEqual([2, 1])
    expect(shape[0]![1]).toEqual(ring([1_000, 1_000], [1_000, 2_000], [2_000, 2_000], [2_000, 1_000]))
  })
})

describe('the label of a shape', () => {
  it('stands well inside its largest part, off the middle where that is a bay', () => {
    const horseshoe = ring(
      ...([
        [0, 0],
        [9_000, 0],
        [9_000, 9_000],
        [6_000, 9_000],
      ] as const),
      ...([
        [6_000, 1_000],
        [3_000, 1_000],
        [3_000, 9_000],
        [0, 9_000],
      ] as const),
    )
    const [x, y] = labelPoint([...box(20_000, 0, 21_000, 1_000), [horseshoe]])
    expect(polygonContainsShifted([horseshoe], [x, y])).toBe(true)
    const east = x - 1_200_000_000
    expect(Math.min(Math.abs(east - 1_500), Math.abs(east - 7_500))).toBeLessThan(200)
  })

  it('of a part too thin to hold a lattice position is its first vertex', () => {
    const thread = ring([0, 0], [10_000, 1], [5_000, 1])
    expect(labelPoint([[thread]])).toEqual(thread[0])
  })

  it('is asked of ground only', () => {
    expect(() => labelPoint([])).toThrow('empty shape')
  })
})
