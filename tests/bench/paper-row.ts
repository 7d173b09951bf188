import { createBreath } from '../../api/paper/breath.ts'
import { mapPoster } from '../../api/paper/map-poster.ts'
import { pdfOf } from '../../api/paper/pdf.ts'
import { posterOf, townPlan } from '../fixtures/paper-map.ts'
import { type Measure, median } from './report.ts'

/** Issue 5: a poster of 155 third-level grids. */
const BAR_S = 5
const ROUNDS = 5

/** Draws the sample town's map on A3, with its roads and houses, as the server does, and writes the PDF. */
export async function paperRow(): Promise<Measure[]> {
  const { snapshot, town } = townPlan()
  const base = {
    waters: town.waters,
    roads: town.roads,
    compounds: town.compounds,
    buildings: town.buildings,
    facilities: town.facilities,
  }
  const seconds: number[] = []
  const busy: number[] = []
  let [bytes, grids] = [0, 0]
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    const before = process.cpuUsage()
    // A snapshot of its own: nothing of an earlier round is remembered.
    const poster = posterOf({ ...snapshot }, '999901001001', { base })
    const breath = createBreath()
    const drawing = await mapPoster(poster, breath)
    bytes = (await pdfOf(drawing, drawing.pages, breath)).length
    grids = poster.material.grids.filter(({ level }) => level === 3).length
    const { user, system } = process.cpuUsage(before)
    busy.push((user + system) / 1e6)
    seconds.push((performance.now() - began) / 1000)
  }
  return [
    {
      row: 13,
      what: `A3 poster of ${grids} third-level grids as PDF`,
      value: median(seconds),
      unit: 's',
      bar: BAR_S,
      detail: `${median(busy).toFixed(2)} s of processor; first ${seconds[0]!.toFixed(2)} s with fonts to read; ${Math.round(bytes / 1024)} kB`,
    },
  ]
}
