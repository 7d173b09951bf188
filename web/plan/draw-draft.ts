import type { Feature } from 'geojson'
import { toDegrees } from '#geometry/position.ts'
import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Plan } from '#plan/plan.ts'
import type { Grid, GridKey } from '#plan/snapshot.ts'
import type { DraftSession } from '../editor/draft-session.ts'
import { DrawnPlan } from '../editor/drawn/drawn-plan.ts'
import { GridLabels } from '../editor/drawn/grid-labels.ts'
import type { Editor } from '../editor/editor.ts'
import { householdsByGrid } from '../editor/tally.ts'
import { labelFeature, pictureFeatures, shapeFeature } from '../map/plan-features.ts'
import type { PlanMap } from '../map/plan-map.ts'

/** Milliseconds of rest after which names are placed anew: a drag or a burst of actions is not held up by them. */
const REST_MS = 120
/** Milliseconds that placing names may take before a frame is let through. */
const NAMES_MS = 12

/** Keeps the map like the plan, the choice and the tool's picture; each at most once a frame. The answer ends it. */
export function drawDraft(
  map: PlanMap,
  session: DraftSession,
  editor: Editor,
  countWords: (n: number) => string,
): () => void {
  const drawn = new DrawnPlan(session.state().plan)
  const placed = new GridLabels()
  /** What the map says of each grid, as text. */
  const written = new Map<GridKey, string>()
  let plan: Plan | null = null
  let ground = editor.ground()
  let stage = session.stage.state()
  let selected: readonly GridKey[] | null = null
  let frame = 0
  let rest: ReturnType<typeof setTimeout> | undefined

  function names(): void {
    const { snapshot, locks } = session.state().plan
    const end = performance.now() + NAMES_MS
    const { labels, more } = placed.of(snapshot, () => performance.now() > end)
    if (more) {
      rest = setTimeout(names)
      return
    }
    const counts = householdsByGrid(snapshot, editor.ground())
    const isLocked = ({ key, level }: Grid) => locks.grids.includes(key) || locks.levels.includes(level)
    // Thousands of grids have few different counts: each is put into words once.
    const words = new Map<number, string>()
    const changed: Feature[] = []
    const left = new Set(written.keys())
    for (const label of labels) {
      const { grid, at } = label
      const count = counts.get(grid.key) ?? 0
      if (!words.has(count)) words.set(count, countWords(count))
      const under = words.get(count)!
      const text = `${at} ${grid.level} ${isLocked(grid)} ${under} ${grid.name}`
      left.delete(grid.key)
      if (written.get(grid.key) === text) continue
      written.set(grid.key, text)
      changed.push(labelFeature(label, under, isLocked(grid)))
    }
    for (const key of left) written.delete(key)
    map.rename([...left], changed)
  }
  function draw(): void {
    frame = 0
    const now = session.state().plan
    const fresh = now !== plan
    if (fresh) map.redraw(drawn.follow(now))
    if (editor.ground() !== ground || plan === null) {
      ground = editor.ground()
      map.put(
        'dots',
        ground.dots.map(({ at, households }) => point(at, { households })),
      )
    }
    plan = now
    const next = session.stage.state()
    if (fresh || next.selected !== selected) map.put('chosen', outlines(now, next.selected))
    selected = next.selected
    if (fresh || next.preview !== stage.preview) map.put('preview', previewed(now, next.preview))
    if (next.marks !== stage.marks) map.put('marks', next.marks.flatMap(markFeatures))
    if (next.look !== null && next.look !== stage.look) map.look(next.look)
    stage = next
    map.put('edit', pictureFeatures(editor.picture()))
    const { refused } = editor.state()
    if (refused?.at !== undefined && refused !== shown) map.reveal(refused.at)
    shown = refused
  }
  let shown = editor.state().refused
  const soon = () => {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }
  const soonNames = () => {
    clearTimeout(rest)
    rest = setTimeout(names, REST_MS)
  }
  let named: unknown = null
  const planSeen = () => {
    soon()
    const about = session.state().plan
    if (named !== about) soonNames()
    named = about
  }
  let dots = editor.ground()
  const toolSeen = () => {
    soon()
    map.drawing(editor.state().name !== 'select')
    map.cursor(editor.state().name === 'select' ? '' : 'crosshair')
    if (dots !== editor.ground()) soonNames()
    dots = editor.ground()
  }
  const ends = [session.subscribe(planSeen), session.stage.subscribe(soon), editor.subscribe(toolSeen)]
  planSeen()
  return () => {
    for (const end of ends) end()
    cancelAnimationFrame(frame)
    clearTimeout(rest)
  }
}

function point(at: readonly [number, number], properties: Record<string, unknown>): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: toDegrees(at) }, properties }
}

/** Outlines of grids, from their own faces alone. */
function outlines({ snapshot }: Plan, keys: readonly GridKey[]): Feature[] {
  if (keys.length === 0) return []
  const hierarchy = hierarchyOf(snapshot.grids)
  const faces = snapshot.faces.filter(
    ({ holder }) => holder !== null && hierarchy.upwards(holder).some(({ key }) => keys.includes(key)),
  )
  const polygons = gridPolygons({ ...snapshot, faces })
  return keys.flatMap((key) => (polygons.get(key) ?? []).map((polygon) => shapeFeature(polygon)))
}

/** The ground that some actions would move, one after the other; what is refused is left out. */
function previewed(plan: Plan, actions: readonly Action[]): Feature[] {
  let now = plan
  return actions.flatMap((action) => {
    const outcome = apply(now, action)
    if (isRefusal(outcome)) return []
    now = outcome.plan
    return outcome.change.moved.map(({ polygon }) => shapeFeature(polygon))
  })
}

function markFeatures({
  at,
  geometry,
  kind,
  chosen,
}: ReturnType<DraftSession['stage']['state']>['marks'][number]): Feature[] {
  // Ground that is amiss has its extent beside its symbol; a single household has only its place.
  const properties = { kind, chosen, small: geometry?.type === 'Point' }
  const symbol: Feature = { type: 'Feature', geometry: { type: 'Point', coordinates: [...at] }, properties }
  // Outlines of the others are not drawn: thousands of them would only be carried to the map for nothing.
  const isOutlined = chosen || kind === 'moved'
  if (!isOutlined || geometry === undefined || geometry.type.endsWith('Point')) return [symbol]
  return [{ type: 'Feature', geometry: geometry as Feature['geometry'], properties }, symbol]
}
