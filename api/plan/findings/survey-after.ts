import Flatbush from 'flatbush'
import type { Bbox } from '#geometry/bbox.ts'
import { onBoundary } from '#geometry/point-in-ring.ts'
import { boxOf } from '../actions/near.ts'
import { assign, NO_FACE } from '../assign.ts'
import { hierarchyOf } from '../hierarchy.ts'
import type { Face, GridKey, Snapshot } from '../snapshot.ts'
import { type ChangedEdge, changedEdges } from './changed-edges.ts'
import { borderNear } from './nearest-border.ts'
import { shapesAfter } from './shapes-after.ts'
import { type Survey, surveyOf } from './survey.ts'
import { add, addUp, NOBODY, type Tally, tallyOf } from './tally.ts'
import { cutUnit } from './units.ts'

/** Above this share of changed faces a whole survey is quicker. */
const MOST = 0.5

/**
 * The survey of a plan that came from the surveyed one by an edit: what `surveyOf` would answer, working out
 * anew only what lies on changed faces or by changed borders. Faces that stayed are the very same values.
 */
export function surveyAfter(before: Survey, snapshot: Snapshot): Survey {
  const { standing, settings } = before
  const staying = new Set(before.snapshot.faces)
  const come = snapshot.faces.filter((face) => !staying.has(face))
  const now = new Set(snapshot.faces)
  const gone = before.snapshot.faces.filter((face) => !now.has(face))
  const same =
    before.snapshot.scale === snapshot.scale && before.snapshot.communities === snapshot.communities
  if (!same || come.length > snapshot.faces.length * MOST) return surveyOf(snapshot, standing, settings)

  const hierarchy = hierarchyOf(snapshot.grids)
  const near = facesNear(snapshot.faces)
  const edges = changedEdges(gone, come)
  const ground = come.length + gone.length === 0 ? before : stoodAnew(before, new Set(gone), come, near)
  const sums = addUp(ground.tallies, snapshot.grids)
  return {
    snapshot,
    settings,
    hierarchy,
    standing,
    faceOf: ground.faceOf,
    onFace: ground.onFace,
    tallies: ground.tallies,
    householdsOf: (key) => sums.get(key) ?? 0,
    ...shapesAfter(before, snapshot, edges),
    borders: bordersAfter(before, snapshot, ground.faceOf, edges, near),
    cutUnits: ground.cutUnits,
  }
}

/** Faces whose box meets a box. */
type FacesNear = (box: Bbox) => Face[]

function facesNear(faces: readonly Face[]): FacesNear {
  if (faces.length === 0) return () => []
  const index = new Flatbush(faces.length, 16, Int32Array)
  for (const { polygon } of faces) {
    const { minX, minY, maxX, maxY } = boxOf(polygon)
    index.add(minX, minY, maxX, maxY)
  }
  index.finish()
  return ({ minX, minY, maxX, maxY }) => index.search(minX, minY, maxX, maxY).map((f) => faces[f]!)
}

/** Gives the places on changed ground, and those on the border of it, to the faces that are there now. */
function stoodAnew(
  before: Survey,
  gone: ReadonlySet<Face>,
  come: readonly Face[],
  near: FacesNear,
): Pick<Survey, 'faceOf' | 'onFace' | 'tallies' | 'cutUnits'> {
  const { standing } = before
  const asked = new Set<number>()
  for (const { polygon } of [...gone, ...come]) {
    for (const p of standing.within(boxOf(polygon))) {
      const face = before.faceOf[p]!
      const { position } = standing.places[p]!
      // Inside a face that stayed, a position belongs to it whatever became of its neighbours.
      if (face === null || gone.has(face) || onBoundary(face.polygon, position)) asked.add(p)
    }
  }
  const numbers = [...asked]
  const candidates = new Set<Face>()
  for (const p of numbers) {
    const [x, y] = standing.places[p]!.position
    for (const face of near({ minX: x, minY: y, maxX: x, maxY: y })) candidates.add(face)
  }
  const faces = [...candidates]
  const assigned = assign(
    faces,
    numbers.map((p) => standing.places[p]!.position),
  )
  const faceOf = [...before.faceOf]
  const onFace = new Map(before.onFace)
  const tallies = new Map<GridKey | null, Tally>(before.tallies)
  const units = new Set<string>()
  numbers.forEach((p, i) => {
    const place = standing.places[p]!
    const was = faceOf[p]!
    const is = assigned[i] === NO_FACE ? null : faces[assigned[i]!]!
    if (was === is) return
    faceOf[p] = is
    if (was !== null) count(onFace, was, -place.households)
    if (is !== null) count(onFace, is, place.households)
    const [from, to] = [was?.holder ?? null, is?.holder ?? null]
    if (from === to) return
    tallies.set(from, add(tallies.get(from) ?? NOBODY, tallyOf(place), -1))
    if (tallies.get(from)!.households === 0) tallies.delete(from)
    tallies.set(to, add(tallies.get(to) ?? NOBODY, tallyOf(place)))
    for (const unit of place.units.keys()) if (standing.unitPlaces.has(unit)) units.add(unit)
  })
  const cutUnits = new Map(before.cutUnits)
  for (const unit of units) {
    const cut = cutUnit(unit, standing, faceOf)
    if (cut === null) cutUnits.delete(unit)
    else cutUnits.set(unit, cut)
  }
  return { faceOf, onFace, tallies, cutUnits }
}

function count(onFace: Map<Face, number>, face: Face, households: number): void {
  const sum = (onFace.get(face) ?? 0) + households
  if (sum === 0) onFace.delete(face)
  else onFace.set(face, sum)
}

/** The borders near places, looked for again where the holder is another one or an edge nearby changed. */
function bordersAfter(
  before: Survey,
  { scale }: Snapshot,
  faceOf: Survey['faceOf'],
  edges: readonly ChangedEdge[],
  near: FacesNear,
): Survey['borders'] {
  const { standing, settings } = before
  const reachX = Math.ceil(settings.nearBoundaryM / scale.x)
  const reachY = Math.ceil(settings.nearBoundaryM / scale.y)
  const asked = new Set<number>()
  for (const { from, to } of edges) {
    const along = {
      minX: Math.min(from[0], to[0]) - reachX,
      minY: Math.min(from[1], to[1]) - reachY,
      maxX: Math.max(from[0], to[0]) + reachX,
      maxY: Math.max(from[1], to[1]) + reachY,
    }
    for (const p of standing.within(along)) asked.add(p)
  }
  if (faceOf !== before.faceOf) {
    faceOf.forEach((face, p) => {
      if (face !== before.faceOf[p] && face?.holder !== before.faceOf[p]?.holder) asked.add(p)
    })
  }
  if (asked.size === 0) return before.borders
  const borders = new Map(before.borders)
  for (const p of asked) {
    const [x, y] = standing.places[p]!.position
    const box = { minX: x - reachX, minY: y - reachY, maxX: x + reachX, maxY: y + reachY }
    const holder = faceOf[p]?.holder ?? null
    const border = holder === null ? null : borderNear([x, y], holder, near(box), box, settings, scale)
    if (border === null) borders.delete(p)
    else borders.set(p, border)
  }
  return borders
}
