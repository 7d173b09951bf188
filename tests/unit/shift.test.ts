import { describe, expect, it } from 'vitest'
import { shiftVerdict } from '#contract/shift.ts'
import { type Position, toDegrees, toLattice } from '#geometry/position.ts'
import { distanceM, scaleAt } from '#geometry/scale.ts'
import { assign } from '#plan/assign.ts'
import { overlay } from '#plan/overlay.ts'
import { detectShift, type ShiftCandidate } from '#plan/shift.ts'
import { fromDegrees, type Transform, toDegrees as toDegreesOf } from '../../api/projection/crs.ts'
import { mendOf } from '../../api/projection/mend.ts'
import { generateTown } from '../../data/town/generate.ts'
import { createRandom } from '../../data/town/random.ts'
import { SAMPLE } from '../../data/town/sizes.ts'

const CANDIDATES: readonly ShiftCandidate[] = [
  { name: 'gcj-02', mend: toDegreesOf('GCJ-02') },
  { name: 'bd-09', mend: toDegreesOf('BD-09') },
]

const sample = generateTown(SAMPLE)
const anchors = sample.buildings.map(({ anchor }) => anchor)
const [middle] = anchors as [Position, ...Position[]]
const scale = scaleAt(middle)

const through = (points: readonly Position[], transform: Transform): Position[] =>
  points.map((point) => toLattice(...(transform(...toDegrees(point)) as [number, number])))

const moved = (points: readonly Position[], eastM: number, northM: number): Position[] =>
  points.map(([x, y]) => [x + Math.round(eastM / scale.x), y + Math.round(northM / scale.y)])

const detect = (incoming: readonly Position[], known: readonly Position[] = anchors) =>
  shiftVerdict.parse(detectShift(incoming, { points: known }, CANDIDATES))

/** Rows and columns of houses, so many metres from one to the next. */
const raster = (side: number, metres: number): Position[] =>
  Array.from(
    { length: side * side },
    (_, i) => moved([middle], (i % side) * metres, Math.floor(i / side) * metres)[0]!,
  )

/** Every point up to so many metres off along either axis. */
function scattered(points: readonly Position[], metres: number): Position[] {
  const random = createRandom('scatter')
  const some = () => (2 * random.next() - 1) * metres
  return points.flatMap((point) => moved([point], some(), some()))
}

describe('a town of 8,000 houses drawn on a displaced map without saying so', () => {
  const town = generateTown({ seed: 7, households: 50_000 })
  const houses = town.buildings.map(({ anchor }) => anchor)
  const { faces } = overlay(town.coverage).snapshot
  const grids = assign([...faces.values()], houses)

  it.each(['GCJ-02', 'BD-09'] as const)(
    '%s is recognised, every house comes back within 0.2 m and belongs to the grid it belonged to',
    (system) => {
      expect(houses.length).toBeGreaterThan(6_000)
      // As the cells of a workbook hold them: doubles. Rounding to 1 cm would carry one house over the border it stands on.
      const came = houses.map((house) => fromDegrees(system)(...toDegrees(house)))
      const verdict = detect(
        came.map(([lon, lat]) => toLattice(lon, lat)),
        houses,
      )
      expect(verdict).toMatchObject({ verdict: system.toLowerCase(), shift: system.toLowerCase(), share: 1 })
      expect(verdict.residualAfterM).toBeLessThan(0.2)
      expect(verdict.distanceM).toBeGreaterThan(system === 'GCJ-02' ? 300 : 900)
      const mend = mendOf(verdict.shift)
      const mended = came.map(([lon, lat]) => toLattice(...(mend(lon, lat) as [number, number])))
      const astray = Math.max(...mended.map((house, i) => distanceM(house, houses[i]!, scale)))
      expect(astray).toBeLessThan(0.2)
      expect(assign([...faces.values()], mended)).toEqual(grids)
    },
  )
})

describe('the shift detective', () => {
  it('leaves alone what lies where it should, also where it scatters', () => {
    expect(detect(anchors)).toMatchObject({ verdict: 'as-is', distanceM: 0, direction: null, shift: 'none' })
    expect(detect(scattered(anchors, 6))).toMatchObject({ verdict: 'as-is', shift: 'none' })
  })

  it('tells how far and where to, and what puts it right', () => {
    const verdict = detect(moved(anchors, 362, -362))
    expect(verdict).toMatchObject({ verdict: 'offset', direction: 'se', share: 1 })
    expect(verdict.distanceM).toBeCloseTo(512, 0)
    const mended = through(moved(anchors, 362, -362), mendOf(verdict.shift))
    expect(Math.max(...mended.map((house, i) => distanceM(house, anchors[i]!, scale)))).toBeLessThan(0.2)
  })

  it.each([
    [0, 40, 'n'],
    [40, 0, 'e'],
    [-40, 0, 'w'],
    [-30, -30, 'sw'],
    [2, -50, 's'],
  ])('%d m east and %d m north is %s', (east, north, wind) => {
    expect(detect(moved(anchors, east, north)).direction).toBe(wind)
  })

  it('recognises a layer whose points scatter by metres about the houses', () => {
    const verdict = detect(scattered(through(anchors, fromDegrees('GCJ-02')), 6))
    expect(verdict).toMatchObject({ verdict: 'gcj-02', direction: 'e' })
    expect(verdict.residualAfterM).toBeLessThan(6)
  })

  it('recognises one of which a third lies where houses are known, and one with every point twice', () => {
    const gcj = through(anchors, fromDegrees('GCJ-02'))
    expect(detect(gcj, anchors.slice(0, 270)).verdict).toBe('gcj-02')
    expect(detect([...gcj, ...gcj]).verdict).toBe('gcj-02')
  })

  it('recognises by corners of roads', () => {
    const corners = sample.roads.flatMap(({ line }) => line)
    expect(detect(through(corners, fromDegrees('BD-09')), corners).verdict).toBe('bd-09')
  })

  it('knows a map system in houses that stand in rank and file, but no offset', () => {
    const houses = raster(40, 14)
    expect(detect(houses, houses).verdict).toBe('as-is')
    expect(detect(through(houses, fromDegrees('GCJ-02')), houses).verdict).toBe('gcj-02')
    expect(detect(moved(houses.slice(0, 400), 42, 28), houses).verdict).not.toBe('offset')
    expect(detect(moved(houses.slice(0, 400), 45, 6), houses).verdict).toBe('unsure')
  })

  it.each<[string, readonly Position[], readonly Position[]]>([
    ['nine points', through(anchors.slice(0, 9), fromDegrees('GCJ-02')), anchors],
    ['nine points twice', [...anchors.slice(0, 9), ...anchors.slice(0, 9)], anchors],
    ['nothing', [], anchors],
    ['nothing known', anchors, []],
    ['another town', moved(anchors, 40_000, 0), anchors],
    ['the town in a mirror', anchors.map(([x, y]): Position => [2 * middle[0] - x, y]), anchors],
    [
      'points anywhere',
      scattered(
        anchors.map(() => middle),
        1_200,
      ),
      anchors,
    ],
    [
      'points anywhere in rank and file',
      scattered(
        anchors.map(() => middle),
        400,
      ),
      raster(40, 14),
    ],
    ['the same place over and over', anchors.map(() => middle), anchors],
  ])('is not sure of %s', (_, incoming, known) => {
    expect(detect(incoming, known)).toMatchObject({ verdict: 'unsure', shift: 'none', distanceM: 0 })
  })

  it('takes less than a second for 10,000 points against 50,000', () => {
    const known = scattered(
      Array.from({ length: 50_000 }, () => middle),
      4_500,
    )
    const came = through(known.slice(0, 10_000), fromDegrees('GCJ-02'))
    const [started, used] = [performance.now(), process.cpuUsage()]
    const verdict = detect(came, known)
    const cpuMs = process.cpuUsage(used).user / 1_000
    const tookMs = performance.now() - started
    console.log(
      `10,000 points against 50,000: ${Math.round(tookMs)} ms, of a processor ${Math.round(cpuMs)} ms`,
    )
    expect(verdict.verdict).toBe('gcj-02')
    // The bar is a second on an idle machine; time of the processor does not count what other suites take, but for caches.
    expect(cpuMs).toBeLessThan(2_000)
  })
})
