import { bboxOf } from '#geometry/bbox.ts'
import { dissolve, type Region, type Straighten } from '#geometry/dissolve.ts'
import type { Position } from '#geometry/position.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { Subdivision } from '#geometry/subdivision.ts'
import { arrange } from '#geometry/windings.ts'
import type { Face, Snapshot } from '../snapshot.ts'
import { boxesMeet, boxOf } from './near.ts'
import type { Ground } from './relabel.ts'

/** The regions of equal labels, with every vertex that is to go gone and nothing else lost. */
export function melt(snapshot: Snapshot, ground: Ground, labels: readonly number[]): readonly Region[] {
  const { subdivision } = ground.arrangement
  const { wanted, onRim } = straightenOf(snapshot, ground, labels)
  // In ground of a few units a ring may consist of such vertices alone, or fold over another without them: then
  // those that bend it stay, but on the rim, where faces beyond do not have them, only if it cannot be helped.
  const rimOnly: Straighten = (v) => (wanted(v) === 'drop' && onRim(v) ? 'drop' : bendKept(v))
  const bendKept: Straighten = (v) => (wanted(v) === 'keep' ? 'keep' : 'straighten')
  return (
    dropping(subdivision, labels, wanted) ??
    dropping(subdivision, labels, rimOnly) ??
    dissolve(subdivision, labels, { straighten: bendKept })
  )
}

/** The regions without the vertices that `wanted` drops; null where some ring would not come through that whole. */
function dropping(
  subdivision: Subdivision,
  labels: readonly number[],
  wanted: Straighten,
): readonly Region[] | null {
  let dropped = false
  const straighten: Straighten = (v) => {
    const handled = wanted(v)
    if (handled === 'drop') dropped = true
    return handled
  }
  const melted = dissolve(subdivision, labels, { straighten })
  // What goes from between collinear edges bends nothing.
  if (!dropped) return melted
  if (melted.some(({ polygon }) => polygon.some((ring) => ring.length < 3))) return null
  if (ringsOf(melted) !== ringsOf(dissolve(subdivision, labels))) return null
  const kept = new Set<string>()
  const { x, y } = subdivision
  for (let v = 0; v < x.length; v++) if (wanted(v) === 'keep') kept.add(`${x[v]!},${y[v]!}`)
  return settle(melted, kept)
}

function ringsOf(regions: readonly Region[]): number {
  return regions.reduce((sum, { polygon }) => sum + polygon.length, 0)
}

/**
 * Dropping vertices unbends edges; where one then meets another, which is rare, they are noded again. Null where
 * a region came to lie over another. `kept` has the places of vertices that stay where they are between collinear
 * edges.
 */
function settle(regions: readonly Region[], kept: ReadonlySet<string>): readonly Region[] | null {
  const { subdivision, rings, windings } = arrange(regions.map(({ polygon }) => polygon))
  if (windings.some((around) => around.length > 1 || around.some(({ turns }) => turns !== 1))) return null
  const lengths = regions.flatMap(({ polygon }) => polygon.map((ring) => ring.length))
  if (rings.every((ring, i) => ring.length === lengths[i])) return regions
  const labels = windings.map(([around]) => (around === undefined ? NO_REGION : regions[around.shape]!.label))
  const { x, y } = subdivision
  const straighten: Straighten = (v) => (kept.has(`${x[v]!},${y[v]!}`) ? 'keep' : 'straighten')
  return settle(dissolve(subdivision, labels, { straighten }), kept)
}

/**
 * A vertex that noding put into an edge for a line that came to nothing goes again. One between collinear edges
 * goes where all faces around it are known: within what is laid out, where a face that may change touches it, and
 * on the rim of what is laid out where its edges were bent and nobody beyond has it.
 */
function straightenOf(
  snapshot: Snapshot,
  ground: Ground,
  labels: readonly number[],
): { readonly wanted: Straighten; readonly onRim: (vertex: number) => boolean } {
  const { x, y, origin, face } = ground.arrangement.subdivision
  const { before, bent } = verticesBefore(snapshot, ground)
  const touched = new Uint8Array(x.length)
  const onRim = new Uint8Array(x.length)
  const onNewBorder = new Uint8Array(x.length)
  for (let h = 0; h < origin.length; h++) {
    const left = face[h]!
    const from = origin[h]!
    const to = origin[h ^ 1]!
    if (ground.taken.has(ground.faceOf[left]!)) touched[from] = touched[to] = 1
    if (ground.faceOf[left] === -1) onRim[from] = onRim[to] = 1
    if (before[to] === NEW) bent[from] = 1
    // Where a line runs along an old border, that border has its vertices already.
    const inFace = ground.isLine(h) && ground.faceOf[left] === ground.faceOf[face[h ^ 1]!]
    if (inFace && labels[left] !== labels[face[h ^ 1]!]) onNewBorder[from] = onNewBorder[to] = 1
  }
  let beyond: ((at: Position) => boolean) | null = null
  const wanted: Straighten = (v) => {
    if (onNewBorder[v] === 0 && before[v] === NEW) return 'drop'
    if (onRim[v] === 0 || touched[v] === 1 || before[v] === OF_TAKEN) return 'straighten'
    if (bent[v] === 0) return 'keep'
    beyond ??= verticesBeyond(snapshot.faces, ground.near)
    return beyond([x[v]!, y[v]!]) ? 'keep' : 'straighten'
  }
  return { wanted, onRim: (v) => onRim[v] === 1 }
}

/** A vertex that was not there before, one of a face that may not change, and one of a face that may. */
const NEW = 0
const OF_OTHER = 1
const OF_TAKEN = 2

/** For each vertex of the arrangement which of these it is, even where its face no longer has it. */
interface VerticesBefore {
  readonly before: Uint8Array
  /** Whether it is on an edge that was split, perhaps where there was a vertex already, and so may have bent. */
  readonly bent: Uint8Array
}

function verticesBefore({ faces }: Snapshot, { arrangement, near, taken }: Ground): VerticesBefore {
  const { subdivision, rings } = arrangement
  const { x, y } = subdivision
  const before = new Uint8Array(x.length)
  const bent = new Uint8Array(x.length)
  let r = 0
  for (const f of near) {
    const kind = taken.has(f) ? OF_TAKEN : OF_OTHER
    for (const drawn of faces[f]!.polygon) {
      // A noded ring has the vertices of the drawn one in their order, and others between them.
      const ring = rings[r++]!
      let i = 0
      let last = 0
      const split = (end: number): void => {
        if (end - last > 1) for (let k = last; k <= end; k++) bent[ring[k % ring.length]!] = 1
        last = end
      }
      for (let k = 0; k < ring.length; k++) {
        const v = ring[k]!
        if (i === drawn.length || drawn[i]![0] !== x[v] || drawn[i]![1] !== y[v]) continue
        before[v] = Math.max(before[v]!, kind)
        split(k)
        i++
      }
      split(ring.length)
    }
  }
  return { before, bent }
}

/** Whether a face besides those `near`, which were laid out, has a vertex at a position on their rim. */
export function verticesBeyond(faces: readonly Face[], near: readonly number[]): (at: Position) => boolean {
  const whole = bboxOf(near.map((f) => faces[f]!.polygon[0]))
  const known = new Set(near)
  const others = faces.filter(({ polygon }, f) => !known.has(f) && boxesMeet(whole, boxOf(polygon)))
  return ([x, y]) =>
    others.some(({ polygon }) => {
      const { minX, maxX, minY, maxY } = boxOf(polygon)
      if (x < minX || x > maxX || y < minY || y > maxY) return false
      return polygon.some((ring) => ring.some((at) => at[0] === x && at[1] === y))
    })
}
