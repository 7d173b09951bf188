import { type Position, UNITS_PER_DEGREE } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { scaleAt } from '#geometry/scale.ts'
import type { Face, Grid, Level, Snapshot } from '#plan/snapshot.ts'
import type { DutyPost, InForce } from '../../api/lookup/in-force.ts'

/**
 * A synthetic plan for measuring: side × side third-level grids of 40 vertices each, ten to a second-level grid
 * and a hundred to a first-level one, over twelve communities. Borders are crooked and shared vertex for vertex.
 */
export interface BenchPlan {
  readonly inForce: InForce
  /** One polygon each, in the order of the snapshot's faces. */
  readonly leaves: readonly Grid[]
  /** Lattice positions x, y, x, y … over the plan's ground and a little around it. */
  positions(count: number): Int32Array
}

const CORNER: Position = [1_133_000_000, 348_000_000]

/** Lattice units from one corner of a grid to the next, about 330 m; 10,000 grids span a third of a degree. */
const STEP = 36_000
const VERTICES_A_SIDE = 10
const COMMUNITIES = 12

/** Makes a plan; `side` is a multiple of ten. The same seed makes the same plan. */
export function benchPlan(side: number, seed: number): BenchPlan {
  const random = seeded(seed)
  const borders = crookedBorders(side, random)
  const communityOf = (c: number, r: number) => {
    const tops = (side / 10) ** 2
    const top = Math.floor(r / 10) * (side / 10) + Math.floor(c / 10)
    return `9999010010${String(Math.floor((top * COMMUNITIES) / tops) + 10)}`
  }
  const grids = new Map<string, Grid>()
  const put = (level: Level, key: string, parent: string | null, community: string): Grid => {
    const known = grids.get(key)
    if (known !== undefined) return known
    const made: Grid = {
      key,
      level,
      parent,
      community,
      kind: 'general',
      urban: true,
      name: `网格${key}`,
      code: community.slice(0, 9) + String(grids.size).padStart(6, '0'),
      sourceCode: null,
      band: null,
      exclave: false,
    }
    grids.set(key, made)
    return made
  }

  const faces: Face[] = []
  const leaves: Grid[] = []
  for (let r = 0; r < side; r++) {
    for (let c = 0; c < side; c++) {
      const community = communityOf(c, r)
      const top = put(1, `${Math.floor(c / 10)}-${Math.floor(r / 10)}`, null, community)
      const middle = put(
        2,
        `${top.key}/${Math.floor((c % 10) / 5)}-${Math.floor((r % 10) / 2)}`,
        top.key,
        community,
      )
      const leaf = put(3, `${middle.key}/${c}-${r}`, middle.key, community)
      leaves.push(leaf)
      faces.push({
        key: `f${faces.length}`,
        community,
        holder: leaf.key,
        exemption: null,
        polygon: [borders.ringOf(c, r)],
      })
    }
  }
  const codes = [...new Set(faces.map(({ community }) => community))]
  const snapshot: Snapshot = {
    root: '999901001',
    origin: CORNER,
    scale: scaleAt(CORNER),
    communities: codes.map((code) => ({
      code,
      name: `社区${code.slice(-2)}`,
      levels: ['一级', '二级', '三级'],
    })),
    grids: [...grids.values()],
    faces,
  }
  return {
    inForce: inForceOf(snapshot),
    leaves,
    positions: (count) =>
      Int32Array.from({ length: count * 2 }, (_, i) => {
        const across = random() * (side * STEP * 1.01) - side * STEP * 0.005
        return Math.round((CORNER[i % 2] ?? 0) + across)
      }),
  }
}

/** Corners and the sides between them, each made once, so that neighbours share them. */
export function crookedBorders(side: number, random: () => number) {
  const jitter = (most: number) => Math.round((random() * 2 - 1) * most)
  const corners = Array.from({ length: (side + 1) ** 2 }, (_, i): Position => {
    const [c, r] = [i % (side + 1), Math.floor(i / (side + 1))]
    return [CORNER[0] + c * STEP + jitter(STEP / 12), CORNER[1] + r * STEP + jitter(STEP / 12)]
  })
  const cornerAt = (c: number, r: number) => corners[r * (side + 1) + c]!
  const sideFrom = (from: Position, to: Position): Position[] =>
    Array.from({ length: VERTICES_A_SIDE }, (_, k) => {
      const t = k / VERTICES_A_SIDE
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
      const away = (jitter(STEP / 25) * Math.sin(Math.PI * t)) / STEP
      return [Math.round(from[0] + dx * t - dy * away), Math.round(from[1] + dy * t + dx * away)]
    })
  const south: Position[][] = []
  const west: Position[][] = []
  for (let r = 0; r <= side; r++) {
    for (let c = 0; c <= side; c++) {
      south.push(c < side ? sideFrom(cornerAt(c, r), cornerAt(c + 1, r)) : [])
      west.push(r < side ? sideFrom(cornerAt(c, r), cornerAt(c, r + 1)) : [])
    }
  }
  const at = (c: number, r: number) => r * (side + 1) + c
  const back = (line: readonly Position[], end: Position) => [end, ...line.slice(1).reverse()]
  return {
    ringOf: (c: number, r: number): Position[] => [
      ...south[at(c, r)]!,
      ...west[at(c + 1, r)]!,
      ...back(south[at(c, r + 1)]!, cornerAt(c + 1, r + 1)),
      ...back(west[at(c, r)]!, cornerAt(c, r + 1)),
    ],
  }
}

/** Every grid with one post, every community with a contact. */
function inForceOf(snapshot: Snapshot): InForce {
  return {
    county: '999901',
    plan: {
      id: '0190a0c0-0000-7000-8000-0000000000ff',
      name: 'bench',
      version: 1,
      effectiveFrom: '2026-01-01',
    },
    snapshot,
    jurisdictions: snapshot.communities.map(({ code, name }) => ({
      code,
      name,
      contact: { name: `${name}党群服务中心`, phone: '0371-00000000' },
    })),
    posts: snapshot.grids.map(
      ({ key, level }, i): DutyPost => ({
        id: `post-${i}`,
        role: 'lead',
        roleName: level === 1 ? { zh: '网格长', en: 'Grid lead' } : { zh: '网格员', en: 'Grid worker' },
        callOrder: 10,
        scope: { kind: 'grid', id: key },
        holder: { name: i % 2 === 0 ? '王强' : '李*', phone: i % 2 === 0 ? '13800000000' : null },
        deputy: null,
        from: '2026-01-01',
        to: null,
        away: null,
      }),
    ),
    doors: [],
  }
}

/** A polygon's rings in degrees, closed, as GeoJSON and PostGIS take them. */
export function degreesOf(shape: MultiPolygon): [number, number][][][] {
  return shape.map((polygon) =>
    polygon.map((ring) =>
      [...ring, ring[0]!].map(([x, y]): [number, number] => [x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE]),
    ),
  )
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
