import { bboxOf } from '#geometry/bbox.ts'
import { dissolve, type Region, type Straighten } from '#geometry/dissolve.ts'
import type { Position } from '#geometry/position.ts'
import { NO_REGION } from '#geometry/regions.ts'
import { arrange } from '#geometry/windings.ts'
import type { Face, Snapshot } from '../snapshot.ts'
import { boxesMeet, boxOf } from './near.ts'
import type { Ground } from './relabel.ts'

/** The regions of equal labels, with every vertex that is to go gone and nothing else lost. */
export function melt(snapshot: Snapshot, ground: Ground, labels: readonly number[]): readonly Region[] {
  const { subdivision } = ground.arrangement
  const wanted = straightenOf(snapshot, ground, labels)
  let dropped = false
  const straighten: Straighten = (v) => {
    const handled = wanted(v)
    if (handled === 'drop') dropped = true
    return handled
  }
  const melted = dissolve(subdivision, labels, { straighten })
  // What goes from between collinear edges bends nothing.
  if (!dropped) return melted
  const whole = dissolve(subdivision, labels)
  const isWhole = melted.every(({ polygon }) => polygon.every((ring) => ring.length > 2))
  if (isWhole && ringsOf(melted) === ringsOf(whole)) {
    const kept = new Set<string>()
    const { x, y } = subdivision
    for (let v = 0; v < x.length; v++) if (wanted(v) === 'keep') kept.add(`${x[v]!},${y[v]!}`)
    return settle(melted, kept)
  }
  // In ground of a few units a ring may consist of such vertices alone: then all that bend it stay.
  return dissolve(subdivision, labels, { straighten: (v) => (wanted(v) === 'keep' ? 'keep' : 'straighten') })
}

function ringsOf(regions: readonly Region[]): number {
  return regions.reduce((sum, { polygon }) => sum + polygon.length, 0)
}

/**
 * Dropping vertices unbends edges; where one then meets another, which is rare, they are noded again. `kept` has
 * the places of vertices that stay where they are between collinear edges.
 */
function settle(regions: readonly Region[], kept: ReadonlySet<string>): readonly Region[] {
  const { subdivision, rings, windings } = arrange(regions.map(({ polygon }) => polygon))
  const lengths = regions.flatMap(({ polygon }) => polygon.map((ring) => ring.length))
  if (rings.every((ring, i) => ring.length === lengths[i])) return regions
  const labels = windings.map((around) => {
    const region = around.find(({ turns }) => turns > 0)
    return region === undefined ? NO_REGION : regions[region.shape]!.label
  })
  const { x, y } = subdivision
  const straighten: Straighten = (v) => (kept.has(`${x[v]!},${y[v]!}`) ? 'keep' : 'straighten')
  return settle(dissolve(subdivision, labels, { straighten }), kept)
}

/**
 * A vertex that noding put into an edge for a line that came to nothing goes again. One between collinear edges
 * goes where all faces around it are known: within what is laid out, where a face that may change touches it, and
 * on the rim of what is laid out where its edges were bent and nobody beyond has it.
 */
function straightenOf(snapshot: Snapshot, ground: Ground, labels: readonly number[]): Straighten {
  const { x, y, origin, face } = ground.arrangement.subdivision
  const before = verticesBefore(snapshot, ground)
  const touched = new Uint8Array(x.length)
  const onRim = new Uint8Array(x.length)
  const bent = new Uint8Array(x.length)
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
  return (v) => {
    if (onNewBorder[v] === 0 && before[v] === NEW) return 'drop'
    if (onRim[v] === 0 || touched[v] === 1 || before[v] === OF_TAKEN) return 'straighten'
    if (bent[v] === 0) return 'keep'
    beyond ??= verticesBeyond(snapshot.faces, ground.near)
    return beyond([x[v]!, y[v]!]) ? 'keep' : 'straighten'
  }
}

/** A vertex that was not there before, one of a face that may not change, and one of a face that may. */
const NEW = 0
const OF_OTHER = 1
const OF_TAKEN = 2

/** For each vertex of the arrangement which of these it is, even where its face no longer has it. */
function verticesBefore({ faces }: Snapshot, { arrangement, near, taken }: Ground): Uint8Array {
  const { subdivision, rings } = arrangement
  const { x, y } = subdivision
  const before = new Uint8Array(x.length)
  let r = 0
  for (const f of near) {
    const kind = taken.has(f) ? OF_TAKEN : OF_OTHER
    for (const drawn of faces[f]!.polygon) {
      // A noded ring has the vertices of the drawn one in their order, and others between them.
      let i = 0
      for (const v of rings[r++]!) {
        if (i === drawn.length || drawn[i]![0] !== x[v] || drawn[i]![1] !== y[v]) continue
        before[v] = Math.max(before[v]!, kind)
        i++
      }
    }
  }
  return before
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
