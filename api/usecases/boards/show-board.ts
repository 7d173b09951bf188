import {
  type Board,
  type BoardGrid,
  type BoardSettings,
  boardSettings,
  USUAL_SETTINGS,
} from '#contract/boards.ts'
import { bboxOf } from '#geometry/bbox.ts'
import { toDegrees } from '#geometry/position.ts'
import { type Language, Refusal } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import { dutyOn } from '../../lookup/duty.ts'
import type { DutyPost } from '../../lookup/in-force.ts'
import type { BoardRow } from '../../repositories/boards.ts'
import { boardChart, UNNAMED } from './chart.ts'
import { type BoardExtent, boardExtent } from './extent.ts'
import { boardFigures } from './figures.ts'
import { boardPlaces } from './places.ts'
import { boardStaff } from './staff.ts'

/** Boards that were put together from one state of the server; screens ask for the same ones again and again. */
const shown = new WeakMap<LivePlan, Map<string, Board>>()

/**
 * What a display board shows on a day (`YYYY-MM-DD`). Stricter than the look-up: on a screen in a hall a post
 * without consent shows its role and no name, not even a masked one. Throws `unknown-board`.
 */
export function showBoard(live: LivePlan, slug: string, language: Language, day: string): Board {
  const row = live.boards.boards.find((candidate) => candidate.slug === slug)
  if (row === undefined || !row.published) throw new Refusal('unknown-board')
  const boards = shown.get(live) ?? new Map<string, Board>()
  shown.set(live, boards)
  const name = `${slug} ${language} ${day}`
  const board = boards.get(name) ?? putTogether(live, row, language, day)
  boards.set(name, board)
  return board
}

/** The same for a board that may not be published yet, for who administers it. */
export function putTogether(live: LivePlan, row: BoardRow, language: Language, day: string): Board {
  const { plan } = live.inForce
  const extent = boardExtent(live, row)
  const facilities = live.boards.facilities
    .filter(({ community, position }) => extent.holds(community, position))
    .map(({ community: _, ...facility }) => facility)
  const staff = boardStaff(live, row, extent, language, day)
  return {
    slug: row.slug,
    title: row.title,
    jurisdiction: {
      code: row.code,
      name: row.name,
      contact: { name: row.contactName, phone: row.contactPhone },
    },
    grid: extent.grid && { code: extent.grid.feature.id, name: extent.grid.feature.properties.name },
    settings: settingsOf(row),
    bbox: extent.grid === null ? boxOf(live, row.code) : [...extent.grid.bbox],
    approvalNumber: row.approvalNumber,
    sketch: sketchOf(row),
    plan: { id: plan.id, version: plan.version, effectiveFrom: plan.effectiveFrom },
    dataAt: live.dataAt,
    grids: gridsOf(live, extent, language, day),
    chart: boardChart(live.boards, row, extent, language, day),
    staff: staff.cards,
    notices: live.boards.notices
      .filter(({ board, until }) => board === row.slug && day <= until)
      .map(({ board: _, ...notice }) => notice),
    figures: boardFigures(live, row, extent, { staff: staff.people, facilities: facilities.length }),
    facilities,
    places: boardPlaces(live.inForce, row.code),
  }
}

/** What was set; what was not, or in a shape of an earlier day, is as usual. */
export function settingsOf({ settings }: Pick<BoardRow, 'settings'>): BoardSettings {
  const read = boardSettings.safeParse({ ...USUAL_SETTINGS, ...(settings as Partial<BoardSettings>) })
  return read.success ? read.data : USUAL_SETTINGS
}

/** Who declared the map a sketch, and when. */
export function sketchOf({ sketchBy, sketchOn }: BoardRow): Board['sketch'] {
  return sketchBy === null || sketchOn === null ? null : { declaredBy: sketchBy, on: sketchOn }
}

function boxOf({ inForce }: LivePlan, jurisdiction: string): Board['bbox'] {
  const rings = inForce.snapshot.faces
    .filter(({ community }) => community.startsWith(jurisdiction))
    .map(({ polygon }) => polygon[0])
  const box = bboxOf(rings.length > 0 ? rings : inForce.snapshot.faces.map(({ polygon }) => polygon[0]))
  return [...toDegrees([box.minX, box.minY]), ...toDegrees([box.maxX, box.maxY])]
}

function gridsOf(live: LivePlan, { grids }: BoardExtent, language: Language, day: string): BoardGrid[] {
  const posts = live.inForce.posts.map((post): DutyPost => {
    const unnamed = { name: UNNAMED[language], phone: null }
    return live.boards.consented.has(post.id) ? post : { ...post, holder: unnamed, deputy: null }
  })
  const duty = dutyOn(posts, day, language)
  return grids.map(({ key, feature: { properties }, counts }) => {
    const { code, name, level, kind, parent } = properties
    return {
      code,
      name,
      level,
      kind,
      parent,
      staff: duty.staffOf(key),
      households: counts.households,
    }
  })
}
