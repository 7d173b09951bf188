import { describe, expect, test } from 'vitest'
import { georeference, type Pin } from '#geometry/georeference.ts'
import { toLattice } from '#geometry/position.ts'

const [WIDTH, HEIGHT] = [4000, 3000]

/** A map at half a metre a pixel, turned by so many degrees, its middle at 120.1° E, 30.2° N. */
function pinned(turn: number, pixels: readonly (readonly [number, number])[]): Pin[] {
  const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)]
  return pixels.map(([x, y]) => {
    const [right, up] = [(x - WIDTH / 2) * 0.5, (HEIGHT / 2 - y) * 0.5]
    const [east, north] = [right * cos - up * sin, right * sin + up * cos]
    const lat = 30.2 + north / 110_862
    return { pixel: [x, y], at: toLattice(120.1 + east / 96_262, lat) }
  })
}

const CORNERS = [
  [0, 0],
  [WIDTH, 0],
  [WIDTH, HEIGHT],
  [0, HEIGHT],
] as const

describe('a photographed map', () => {
  test('is laid where its pins say, turned or not', () => {
    for (const turn of [0, 17, 90, -133]) {
      const laid = georeference(
        pinned(turn, [
          [100, 200],
          [3800, 300],
          [2000, 2900],
        ]),
        WIDTH,
        HEIGHT,
      )!
      const truth = pinned(turn, CORNERS)
      laid.corners.forEach(([lon, lat], i) => {
        const [x, y] = truth[i]!.at
        expect(Math.abs(lon * 1e7 - x)).toBeLessThan(20)
        expect(Math.abs(lat * 1e7 - y)).toBeLessThan(20)
      })
      expect(laid.pixelM).toBeCloseTo(0.5, 2)
      expect(laid.rmsM).toBeLessThan(0.05)
    }
  })

  test('tells which pin slipped, once there are more than three', () => {
    const pins = pinned(8, [...CORNERS, [2000, 1500], [500, 2500]])
    const [lon, lat] = pins[1]!.at
    const slipped = pins.map((pin, i) => (i === 1 ? { ...pin, at: [lon + 3_000, lat] as const } : pin))
    const { residualsM, rmsM } = georeference(slipped, WIDTH, HEIGHT)!
    expect(residualsM.indexOf(Math.max(...residualsM))).toBe(1)
    expect(residualsM[1]).toBeGreaterThan(5)
    expect(rmsM).toBeGreaterThan(2)
    expect(georeference(pins, WIDTH, HEIGHT)!.rmsM).toBeLessThan(0.05)
  })

  test('is laid by no fewer than three pins, nor by pins in a line', () => {
    expect(
      georeference(
        pinned(0, [
          [0, 0],
          [WIDTH, HEIGHT],
        ]),
        WIDTH,
        HEIGHT,
      ),
    ).toBeNull()
    expect(
      georeference(
        pinned(30, [
          [0, 0],
          [1000, 1000],
          [3000, 3001],
        ]),
        WIDTH,
        HEIGHT,
      ),
    ).toBeNull()
    expect(
      georeference(
        pinned(0, [
          [5, 5],
          [5, 5],
          [5, 5],
          [900, 80],
        ]),
        WIDTH,
        HEIGHT,
      ),
    ).toBeNull()
  })
})
