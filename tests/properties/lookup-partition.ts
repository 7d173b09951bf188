import fc from 'fast-check'
import type { Position } from '#geometry/position.ts'
import type { Polygon, Ring } from '#geometry/ring.ts'
import type { Face, Grid, Snapshot } from '#plan/snapshot.ts'

const SPACING = 6

/**
 * Small random partitions on purpose full of coincidences: a mesh of quadrilaterals, its vertices moved by at
 * most a third of its width, each cut along a diagonal or not, and pieces of equal label joined, so that faces
 * have holes, pinches and several slopes. About one face in four is held by nobody; some ground is missing.
 * A third of the plans is stretched, so that raster cells lie wholly inside faces.
 */
export const partition: fc.Arbitrary<Snapshot> = fc
  .record({
    columns: fc.integer({ min: 1, max: 5 }),
    rows: fc.integer({ min: 1, max: 5 }),
    origin: fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })),
    moves: fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 })), {
      minLength: 36,
      maxLength: 36,
    }),
    labels: fc.array(fc.integer({ min: -1, max: 7 }), { minLength: 50, maxLength: 50 }),
    stretch: fc.constantFrom(1, 1, 47),
    diagonals: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 25, maxLength: 25 }),
  })
  .map(({ columns, rows, origin, moves, labels, stretch, diagonals }) => {
    const corner = (c: number, r: number): Position => {
      const [dx, dy] = moves[r * 6 + c]!
      return [origin[0] + stretch * (c * SPACING + dx), origin[1] + stretch * (r * SPACING + dy)]
    }
    const pieces = new Map<number, Ring[]>()
    const put = (label: number, ring: Ring) => pieces.set(label, [...(pieces.get(label) ?? []), ring])
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const [sw, se] = [corner(c, r), corner(c + 1, r)]
        const [nw, ne] = [corner(c, r + 1), corner(c + 1, r + 1)]
        const [first, second] = [labels[(r * 5 + c) * 2]!, labels[(r * 5 + c) * 2 + 1]!]
        const cut = diagonals[r * 5 + c]
        if (cut === 1 && leftOf(sw, ne, nw) && leftOf(ne, sw, se)) {
          put(first, [sw, ne, nw])
          put(second, [sw, se, ne])
        } else if (cut === 2 && leftOf(se, nw, sw) && leftOf(nw, se, ne)) {
          put(first, [sw, se, nw])
          put(second, [se, ne, nw])
        } else put(first, [sw, se, ne, nw])
      }
    }
    pieces.delete(-1)
    return snapshotOf(pieces)
  })

function leftOf(a: Position, b: Position, p: Position): boolean {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0
}

function snapshotOf(pieces: ReadonlyMap<number, readonly Ring[]>): Snapshot {
  const faces: Face[] = []
  const grids: Grid[] = []
  for (const [label, rings] of pieces) {
    const holder = label % 4 === 3 ? null : `grid-${label % 3}`
    faces.push({
      key: `face-${(label * 5) % 8}`,
      community: '999901001001',
      holder,
      exemption: null,
      polygon: joined(rings),
    })
    if (holder !== null && !grids.some(({ key }) => key === holder))
      grids.push(gridNamed(holder, grids.length))
  }
  return {
    root: '999901001',
    origin: [0, 0],
    scale: { x: 0.009, y: 0.011 },
    communities: [{ code: '999901001001', name: '南桥社区', levels: ['网格'] }],
    grids,
    faces,
  }
}

function gridNamed(key: string, index: number): Grid {
  return {
    key,
    level: 1,
    parent: null,
    community: '999901001001',
    kind: 'general',
    urban: true,
    name: key,
    code: `99990100100100${index}`,
    sourceCode: null,
    band: null,
    exclave: false,
  }
}

/** The boundary loops of rings that share edges: an edge walked both ways is inside and drops out. */
function joined(rings: readonly Ring[]): Polygon {
  const edges = new Map<string, { from: Position; to: Position }>()
  for (const ring of rings) {
    ring.forEach((from, i) => {
      const to = ring[(i + 1) % ring.length]!
      if (!edges.delete(`${to} ${from}`)) edges.set(`${from} ${to}`, { from, to })
    })
  }
  const loops: Position[][] = []
  while (edges.size > 0) {
    const [key, first] = edges.entries().next().value!
    edges.delete(key)
    const loop = [first.from]
    for (let at = first.to; String(at) !== String(first.from); ) {
      loop.push(at)
      const [nextKey, next] = [...edges].find(([, edge]) => String(edge.from) === String(at))!
      edges.delete(nextKey)
      at = next.to
    }
    loops.push(loop)
  }
  return loops as unknown as Polygon
}
