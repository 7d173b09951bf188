import type { Board } from '#contract/boards.ts'
import type { Paper } from '#contract/paper.ts'
import { bboxOf } from '#geometry/bbox.ts'
import { toLattice } from '#geometry/position.ts'
import type { BaseMap } from '../lookup/in-force.ts'
import type { Breath } from './breath.ts'
import { area, type Box, corners, type Drawing, line, type Mark, type Page } from './drawing.ts'
import { gridBorders, labelWishes, veil } from './grid-marks.ts'
import { type IndexRow, indexCapacity, indexColumn, indexRows, indexTable } from './index-table.ts'
import { INK } from './inks.ts'
import { labelMarks } from './label-marks.ts'
import type { LabelRoom } from './label-room.ts'
import { type Label, placeLabels } from './labels.ts'
import { herePin, northArrow, scaleBar } from './map-furniture.ts'
import { mapGround } from './map-ground.ts'
import type { MapMaterial } from './map-material.ts'
import { panelMarks } from './map-panel.ts'
import { type View, viewOf } from './map-scale.ts'
import { frameMarks, type Sheet, sheetOf, type Turn } from './page-frame.ts'
import { facilityMark, type PaperFacility, placeNames } from './place-names.ts'
import { type Language, say } from './words.ts'

/** What the poster of a board's map is made from. */
export interface MapPoster {
  readonly board: Board
  readonly material: MapMaterial
  readonly base: BaseMap
  readonly paper: Paper
  /** As the map fits best where it is not said. */
  readonly turn: Turn | undefined
  readonly language: Language
  /** Where the QR leads; none is printed without one. */
  readonly address: string | null
  readonly isWorking: boolean
}

/** Widths of the margin beside the map that are tried, in millimetres on A3, until the index fits. */
const PANELS = [58, 84, 112, 140]
/** Millimetres of ground left around the place. */
const AROUND = 4

/** A map laid out: what stands on it is known, and nothing is drawn yet. */
export interface MapLayout {
  readonly sheet: Sheet
  readonly view: View
  readonly labels: readonly Label[]
  readonly room: LabelRoom
  readonly facilities: readonly PaperFacility[]
  readonly rows: readonly IndexRow[]
  readonly panel: Box
  /** Whether the index stands in the margin; else it follows on sides of its own. */
  readonly isIndexBeside: boolean
  readonly bar: ReturnType<typeof scaleBar>
}

/** Draws the grid map of a board; the first side is the map, others carry an index too long for its margin. */
export async function mapPoster(poster: MapPoster, breath: Breath): Promise<Drawing> {
  const layout = await layOut(poster, breath)
  const { rows, isIndexBeside, sheet } = layout
  const perPage = isIndexBeside ? 0 : indexCapacity(rows, sheet.body, sheet.factor)
  const more = isIndexBeside ? 0 : Math.ceil(rows.length / perPage)
  const numbered = (n: number) => ({ n, of: 1 + more })
  const pages: Page[] = [mapPage(poster, layout, numbered(1))]
  for (let n = 0; n < more; n++) {
    const part = rows.slice(n * perPage, (n + 1) * perPage)
    pages.push(
      pageOf(poster, layout, numbered(n + 2), [indexTable(part, sheet.body, sheet.factor, poster.language)]),
    )
  }
  return { title: `${poster.board.title} ${say(poster.language, 'map')}`, language: poster.language, pages }
}

/** Chooses turn, margin and scale, and places the labels. */
export async function layOut(poster: MapPoster, breath: Breath): Promise<MapLayout> {
  const turn = poster.turn ?? bestTurn(poster)
  const sheet = sheetOf(poster.paper, turn)
  let first: MapLayout | null = null
  for (const width of PANELS) {
    const layout = await tryPanel(poster, sheet, width * sheet.factor, breath)
    if (layout.isIndexBeside) return layout
    first ??= layout
    // A margin that eats more than half of the paper serves nobody: the index gets sides of its own.
    if (layout.panel.width > sheet.body.width * 0.4) break
  }
  return first!
}

function bestTurn({ paper, material }: MapPoster): Turn {
  const scaleIn = (turn: Turn) => {
    const sheet = sheetOf(paper, turn)
    return viewOf(boxOf(material), material.scale, splitBody(sheet, PANELS[0]! * sheet.factor).frame, AROUND)
      .scale
  }
  return scaleIn('upright') < scaleIn('across') ? 'upright' : 'across'
}

function boxOf({ outline }: MapMaterial) {
  return bboxOf(outline.flat())
}

function splitBody({ body, factor }: Sheet, panelWidth: number): { frame: Box; panel: Box } {
  const gap = 5 * factor
  const frame = { ...body, width: body.width - panelWidth - gap }
  return { frame, panel: { ...body, x: frame.x + frame.width + gap, width: panelWidth } }
}

async function tryPanel(
  poster: MapPoster,
  sheet: Sheet,
  panelWidth: number,
  breath: Breath,
): Promise<MapLayout> {
  const { board, material, language } = poster
  const { factor } = sheet
  const { frame, panel } = splitBody(sheet, panelWidth)
  const view = viewOf(boxOf(material), material.scale, frame, AROUND * factor)
  const bar = scaleBar(
    [frame.x + 4 * factor, frame.y + frame.height - 13 * factor],
    view.scale,
    factor,
    language,
  )
  const facilities = board.facilities
    .map(({ name, position: [lon, lat] }) => ({ name, at: view.project(toLattice(lon!, lat!)) }))
    .filter(
      ({ at: [x, y] }) =>
        x > frame.x && x < frame.x + frame.width && y > frame.y && y < frame.y + frame.height,
    )
  const side = 2.6 * factor
  const taken: Box[] = [
    { ...bar.box, x: bar.box.x - 2, y: bar.box.y - 2, width: bar.box.width + 4, height: bar.box.height + 4 },
    { x: frame.x + frame.width - 16 * factor, y: frame.y, width: 16 * factor, height: 20 * factor },
    ...facilities.map(({ at: [x, y] }) => ({ x: x - side / 2, y: y - side / 2, width: side, height: side })),
    ...hereBoxes(poster, view, factor),
  ]
  const { labels, index, room } = await placeLabels(labelWishes(view, material), frame, factor, breath, taken)
  const rows = indexRows(index, material)
  const { free } = panelMarks(poster, panel, factor)
  const fits =
    rows.length === 0 ||
    (indexColumn(rows, factor) <= free.width + 2 * factor && indexCapacity(rows, free, factor) >= rows.length)
  return { sheet, view, labels, room, facilities, rows, panel, isIndexBeside: fits, bar }
}

function hereBoxes({ board }: MapPoster, view: View, factor: number): Box[] {
  const { here } = board.settings
  if (here === null) return []
  const [x, y] = view.project(toLattice(here[0], here[1]))
  return [{ x: x - 3 * factor, y: y - 8 * factor, width: 6 * factor, height: 8 * factor }]
}

function mapPage(poster: MapPoster, layout: MapLayout, pages: { n: number; of: number }): Page {
  const { board, base, material, language } = poster
  const { view, sheet, labels, room, facilities, rows, panel, isIndexBeside, bar } = layout
  const { frame } = view
  const { factor } = sheet
  const { here } = board.settings
  const pin = here === null ? [] : [herePin(view.project(toLattice(here[0], here[1])), 8 * factor)]
  const signs = facilities.map(({ at }) => facilityMark(at, 2.6 * factor))
  // Names of places after grids have taken theirs.
  const names = placeNames(view, base, facilities, room, factor)
  const map: Mark = {
    mark: 'layer',
    name: 'map',
    clip: [corners(frame)],
    marks: [
      ...mapGround(view, base, material),
      veil(view, material),
      gridBorders(view, material, factor),
      names,
      { mark: 'layer', name: 'facilities', marks: signs },
      labelMarks(labels),
      ...pin,
    ],
  }
  const edge = line([...corners(frame), corners(frame)[0]!], { colour: INK.line, width: 0.3 * factor })
  const north: readonly [number, number] = [frame.x + frame.width - 8 * factor, frame.y + 3 * factor]
  const backdrop = area([corners(bar.box)], '#ffffff', { opacity: 0.85 })
  const { marks, free } = panelMarks(poster, panel, factor)
  const beside = isIndexBeside && rows.length > 0 ? [indexTable(rows, free, factor, language)] : []
  return pageOf(poster, layout, pages, [
    map,
    edge,
    backdrop,
    bar.layer,
    northArrow(north, 14 * factor, language),
    ...marks,
    ...beside,
  ])
}

function pageOf(
  { board, language, isWorking }: MapPoster,
  { sheet }: MapLayout,
  pages: { n: number; of: number },
  marks: readonly Mark[],
): Page {
  const place = board.grid?.name ?? board.jurisdiction.name
  const heading = { title: place, kind: say(language, 'map'), aside: board.title }
  const frame = frameMarks(sheet, language, heading, board, pages, isWorking)
  return { width: sheet.width, height: sheet.height, marks: [...frame, ...marks] }
}
