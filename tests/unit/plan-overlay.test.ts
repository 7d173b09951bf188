import { describe, expect, it } from 'vitest'
import { polygonTwiceArea } from '#geometry/area.ts'
import type { OverlayNote } from '#plan/coverage-input.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { overlay } from '#plan/overlay.ts'
import { box, COMMUNITY, drawing, drawnCommunity, drawnGrid, ring } from '../fixtures/drawing.ts'

/** Whole square lattice units on which a grid's polygon stands. */
function groundOf(snapshot: ReturnType<typeof overlay>['snapshot'], key: string): number {
  return gridPolygons(snapshot)
    .get(key)!
    .reduce((sum, polygon) => sum + polygonTwiceArea(polygon) / 2, 0)
}

function kinds(notes: readonly OverlayNote[]): string[] {
  return notes.map(({ note }) => note)
}

describe('who holds the ground', () => {
  it('a deeper grid does, and follows its declared parent out of the parent’s polygon', () => {
    const { snapshot, notes } = overlay(
      drawing({
        grids: [
          drawnGrid('west', box(0, 0, 5_000, 10_000)),
          drawnGrid('east', box(5_000, 0, 10_000, 10_000)),
          drawnGrid('child', box(0, 0, 6_000, 10_000), { level: 2, parent: 'west' }),
          drawnGrid('other', box(6_000, 0, 10_000, 10_000), { level: 2, parent: 'east' }),
        ],
      }),
    )
    expect(groundOf(snapshot, 'west')).toBe(6_000 * 10_000)
    expect(groundOf(snapshot, 'east')).toBe(4_000 * 10_000)
    expect(notes).toMatchObject([{ note: 'sticks-out', grid: 'child', parent: 'west' }])
    expect(notes[0]!.areaM2).toBeCloseTo(1_000 * 10_000 * snapshot.scale.x * snapshot.scale.y, 6)
  })

  it('of two that overlap the one does whose undisputed ground borders on the overlap the longest', () => {
    const tongue = ring(
      ...([
        [0, 0],
        [5_000, 0],
        [5_000, 2_000],
        [6_000, 2_000],
      ] as const),
      ...([
        [6_000, 8_000],
        [5_000, 8_000],
        [5_000, 10_000],
        [0, 10_000],
      ] as const),
    )
    const { snapshot, notes } = overlay(
      drawing({ grids: [drawnGrid('a', [[tongue]]), drawnGrid('b', box(5_000, 0, 10_000, 10_000))] }),
    )
    // `b` runs around three sides of the tongue, `a` only along its root.
    expect(groundOf(snapshot, 'b')).toBe(5_000 * 10_000)
    expect(notes).toMatchObject([{ note: 'overlap', grid: 'b', other: 'a' }])
  })

  it('a grid wholly under another of its level keeps its ground', () => {
    const { snapshot } = overlay(
      drawing({
        grids: [
          drawnGrid('large', box(0, 0, 10_000, 10_000)),
          drawnGrid('small', box(3_000, 3_000, 4_000, 4_000)),
        ],
      }),
    )
    expect(groundOf(snapshot, 'small')).toBe(1_000 * 1_000)
    expect(groundOf(snapshot, 'large')).toBe(99_000_000)
  })

  it('nobody does outside the grid’s own community', () => {
    const other = '999901001201'
    const { snapshot, notes } = overlay(
      drawing({
        communities: [
          drawnCommunity(box(0, 0, 10_000, 10_000)),
          drawnCommunity(box(10_000, 0, 20_000, 10_000), other),
        ],
        grids: [
          drawnGrid('wide', box(0, 0, 12_000, 11_000)),
          drawnGrid('village', box(11_000, 0, 20_000, 10_000), { community: other }),
        ],
      }),
    )
    expect(groundOf(snapshot, 'wide')).toBe(10_000 * 10_000)
    expect(notes).toMatchObject([{ note: 'outside-community', grid: 'wide' }])
    expect(snapshot.faces.filter((face) => face.holder === null).map((face) => face.community)).toEqual([
      other,
    ])
  })

  it('an exemption counts on an outer and an inner gap, never on a childless grid’s ground', () => {
    const { snapshot } = overlay(
      drawing({
        grids: [
          drawnGrid('upper', box(0, 0, 8_000, 10_000)),
          drawnGrid('lower', box(0, 0, 6_000, 10_000), { level: 2, parent: 'upper' }),
        ],
        exemptions: [{ community: COMMUNITY, reason: 'water', shape: box(5_000, 0, 9_000, 10_000) }],
      }),
    )
    expect(snapshot.faces.map(({ holder, exemption }) => [holder, exemption])).toEqual([
      [null, null],
      [null, 'water'],
      ['lower', null],
      ['upper', 'water'],
    ])
  })
})

describe('gaps', () => {
  const strip = (width: number) =>
    drawing({
      grids: [
        drawnGrid('upper', box(0, 0, 10_000, 10_000)),
        drawnGrid('left', box(0, 0, 5_000, 10_000), { level: 2, parent: 'upper' }),
        drawnGrid('right', box(5_000 + width, 0, 10_000, 10_000), { level: 2, parent: 'upper' }),
      ],
    })

  it('below the tolerance go to the child with the longest border, at equal length to the lower key', () => {
    const { snapshot, notes } = overlay(strip(90))
    expect(snapshot.faces.map((face) => face.holder)).toEqual(['left', 'right'])
    expect(notes).toMatchObject([{ note: 'sliver-closed', grid: 'left' }])
    expect(overlay(strip(90)).notes[0]).toHaveProperty('widthM', expect.closeTo(0.86, 1))
  })

  it('of the tolerance and wider stay as faces of the upper grid', () => {
    const { snapshot, notes } = overlay(strip(120))
    expect(snapshot.faces.map((face) => face.holder)).toEqual(['left', 'right', 'upper'])
    expect(kinds(notes)).toEqual(['inner-gap'])
  })

  it('along a community’s outline are closed too, and not into another community', () => {
    const { snapshot, notes } = overlay(
      drawing({
        communities: [
          drawnCommunity(box(0, 0, 10_000, 10_000)),
          drawnCommunity(box(10_000, 0, 20_000, 10_000), '999901001201'),
        ],
        grids: [
          drawnGrid('home', box(50, 0, 10_000, 10_000)),
          drawnGrid('village', box(10_000, 0, 20_000, 10_000), { community: '999901001201' }),
        ],
      }),
    )
    expect(groundOf(snapshot, 'home')).toBe(10_000 * 10_000)
    expect(notes).toMatchObject([{ note: 'sliver-closed', grid: 'home' }])
  })

  it('that only touch a closed one are closed after it', () => {
    // A hair inside another: the second borders on nobody until the first has an heir.
    const { snapshot } = overlay(
      drawing({
        communities: [drawnCommunity(box(0, 0, 10_000, 10_000))],
        grids: [
          drawnGrid('body', box(0, 0, 10_000, 9_900)),
          drawnGrid('upper', box(0, 9_900, 10_000, 9_950)),
          drawnGrid('tiny', box(0, 9_900, 10, 9_910), { level: 2, parent: 'upper' }),
        ],
      }),
    )
    expect(new Set(snapshot.faces.map((face) => face.holder))).toEqual(new Set(['body', 'tiny']))
  })
})

describe('normal form', () => {
  it('drops a vertex that only two faces share on a straight edge, and keeps one where a third ends', () => {
    const { snapshot } = overlay(
      drawing({
        communities: [
          drawnCommunity([[ring([0, 0], [4_000, 0], [10_000, 0], [10_000, 10_000], [0, 10_000])]]),
        ],
        grids: [
          drawnGrid('a', box(0, 0, 10_000, 5_000)),
          drawnGrid('b', box(0, 5_000, 3_000, 10_000)),
          drawnGrid('c', box(3_000, 5_000, 10_000, 10_000)),
        ],
      }),
    )
    const [a] = snapshot.faces.filter((face) => face.holder === 'a')
    expect(a!.polygon).toEqual([ring([0, 0], [10_000, 0], [10_000, 5_000], [3_000, 5_000], [0, 5_000])])
  })

  it('numbers the faces of one label from west to east', () => {
    const { snapshot } = overlay(
      drawing({ grids: [drawnGrid('a', [...box(7_000, 0, 8_000, 10_000), ...box(0, 0, 1_000, 10_000)])] }),
    )
    const own = snapshot.faces.filter((face) => face.holder === 'a')
    expect(own.map(({ key, polygon }) => [key, polygon[0][0]![0] - 1_200_000_000])).toEqual([
      [`${COMMUNITY}.a.-.0001`, 0],
      [`${COMMUNITY}.a.-.0002`, 7_000],
    ])
  })
})

describe('a drawing that is no plan', () => {
  it('throws for a parent that does not exist, is not one level up, or lies elsewhere', () => {
    const shape = box(0, 0, 10, 10)
    const child = (place: Parameters<typeof drawnGrid>[2]) => () =>
      overlay(drawing({ grids: [drawnGrid('a', shape), drawnGrid('b', shape, place)] }))
    expect(child({ level: 2, parent: 'nobody' })).toThrow('cannot have parent nobody')
    expect(child({ level: 3, parent: 'a' })).toThrow('of level 3')
    expect(child({ level: 2, parent: 'a', community: 'elsewhere' })).toThrow('in elsewhere')
    expect(child({ level: 2 })).toThrow('cannot have parent null')
  })

  it('throws for more than 4° of extent', () => {
    const wide = drawing({ communities: [drawnCommunity(box(0, 0, 40_000_001, 10))] })
    expect(() => overlay(wide)).toThrow(RangeError)
  })
})
