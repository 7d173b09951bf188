import { type Board, type BoardGrid, type ChartNode, USUAL_SETTINGS } from '#contract/boards.ts'
import type { DutyPerson } from '#contract/locate.ts'
import { bboxOf } from '#geometry/bbox.ts'
import { toDegrees } from '#geometry/position.ts'
import { type Language, Refusal, type Sentence } from '../errors.ts'
import type { LivePlan } from '../live.ts'
import { dutyOn } from '../lookup/duty.ts'
import type { DutyPost } from '../lookup/in-force.ts'
import type { BoardRow } from '../repositories/boards.ts'
import { boardPlaces } from './board-places.ts'
import { publicCount } from './public-count.ts'
import type { ChartPost } from './read-boards.ts'

/** What stands in a name's place on a board while its holder has not agreed to be named there. */
const UNNAMED: Sentence = { zh: '岗位在编', en: 'post filled' }

/**
 * What a display board shows on a day (`YYYY-MM-DD`). Stricter than the look-up: on a screen in a hall a post
 * without consent shows its role and no name, not even a masked one. Throws `unknown-board`.
 */
export function showBoard(live: LivePlan, slug: string, language: Language, day: string): Board {
  const row = live.boards.boards.find((candidate) => candidate.slug === slug)
  if (row === undefined) throw new Refusal('unknown-board')
  const { plan } = live.inForce
  return {
    slug,
    title: row.title,
    jurisdiction: {
      code: row.code,
      name: row.name,
      contact: { name: row.contactName, phone: row.contactPhone },
    },
    grid: null,
    settings: USUAL_SETTINGS,
    bbox: boxOf(live, row.code),
    approvalNumber: row.approvalNumber,
    sketch: sketchOf(row),
    plan: { id: plan.id, version: plan.version, effectiveFrom: plan.effectiveFrom },
    dataAt: live.dataAt,
    grids: gridsOf(live, row.code, language, day),
    chart: chartOf(live, row.code, language, day),
    staff: [],
    notices: [],
    figures: [],
    facilities: live.boards.facilities
      .filter(({ community }) => community.startsWith(row.code))
      .map(({ community: _, ...facility }) => facility),
    places: boardPlaces(live.inForce, row.code),
  }
}

function sketchOf({ sketchBy, sketchOn }: BoardRow): Board['sketch'] {
  return sketchBy === null || sketchOn === null ? null : { declaredBy: sketchBy, on: sketchOn }
}

function boxOf({ inForce }: LivePlan, jurisdiction: string): Board['bbox'] {
  const rings = inForce.snapshot.faces
    .filter(({ community }) => community.startsWith(jurisdiction))
    .map(({ polygon }) => polygon[0])
  const box = bboxOf(rings.length > 0 ? rings : inForce.snapshot.faces.map(({ polygon }) => polygon[0]))
  return [...toDegrees([box.minX, box.minY]), ...toDegrees([box.maxX, box.maxY])]
}

function gridsOf(live: LivePlan, jurisdiction: string, language: Language, day: string): BoardGrid[] {
  const posts = live.inForce.posts.map((post): DutyPost => {
    const unnamed = { name: UNNAMED[language], phone: null }
    return live.boards.consented.has(post.id) ? post : { ...post, holder: unnamed, deputy: null }
  })
  const duty = dutyOn(posts, day, language)
  return live.grids.all
    .filter(({ feature }) => feature.properties.community.startsWith(jurisdiction))
    .map(({ key, feature: { properties }, counts }) => {
      const { code, name, level, kind, parent } = properties
      return {
        code,
        name,
        level,
        kind,
        parent,
        staff: duty.staffOf(key),
        households: publicCount(counts.households),
      }
    })
}

function chartOf({ boards }: LivePlan, jurisdiction: string, language: Language, day: string): ChartNode[] {
  const units = boards.units.filter((unit) => unit.jurisdiction.startsWith(jurisdiction))
  const shown = new Set(units.map(({ id }) => id))
  const peopleOf = (unit: string): DutyPerson[] =>
    boards.posts
      .filter((post) => post.unit === unit && post.from <= day && (post.to === null || day <= post.to))
      .map((post) => personOf(post, language))
  const below = (parent: string | null): ChartNode[] =>
    units
      .filter((unit) => (unit.parent !== null && shown.has(unit.parent) ? unit.parent : null) === parent)
      .map(({ id, name, kind }) => ({ id, name, kind, people: peopleOf(id), children: below(id) }))
  return below(null)
}

function personOf({ name, phone, ...role }: ChartPost, language: Language): DutyPerson {
  return { name: name ?? UNNAMED[language], role: role[language], ...(phone === null ? {} : { phone }) }
}
