import type { DrawnTown } from './draw-town.ts'
import { groundOf } from './plan-grids.ts'
import type { GridDraft } from './plan-of-town.ts'
import type { Point } from './plane.ts'
import { areaOf, centroidOf } from './polygon.ts'
import type { Subdivision } from './subdivision.ts'

/** Names of first-level grids by where they lie around the middle of the community, from the east, anticlockwise. */
const QUARTERS = ['桥东', '朝阳', '河北', '文昌', '桥西', '安康', '桥南', '柳荫']

/** Names grids as a town does: 桥东, 桥东-01, 桥东-01-003; a dedicated grid by what it is for. */
export function nameGrids(land: Subdivision, drawn: DrawnTown): void {
  drawn.communities.forEach((community, index) => {
    const stem = index === 0 ? '' : community.name.replace(/社区$/, '')
    const centre = middleOf(land, community.first.flatMap(groundOf))
    const byAngle = community.first
      .map((grid) => {
        const [x, y] = middleOf(land, groundOf(grid))
        return { grid, angle: (Math.atan2(y - centre[1], x - centre[0]) + 2 * Math.PI) % (2 * Math.PI) }
      })
      .sort((a, b) => a.angle - b.angle)
    byAngle.forEach(({ grid }, i) => {
      const quarter = QUARTERS[i % QUARTERS.length]!
      const round = Math.floor(i / QUARTERS.length)
      grid.name = `${stem}${quarter}${round === 0 ? '' : round + 1}`
      nameChildren(grid, community.compounds)
    })
  })
}

function nameChildren(first: GridDraft, compounds: DrawnTown['communities'][number]['compounds']): void {
  first.children.forEach((two, i) => {
    two.name = `${first.name}-${String(i + 1).padStart(2, '0')}`
    let number = 0
    for (const leaf of two.children) {
      const kind = leaf.dedicated ? compounds.find(({ faces }) => faces[0] === leaf.faces[0])!.kind : null
      leaf.name =
        kind === null
          ? `${two.name}-${String(++number).padStart(3, '0')}`
          : `${first.name}-${kind === 'market' ? '市场专属' : '学校专属'}`
    }
  })
}

function middleOf(land: Subdivision, faces: readonly number[]): Point {
  let [x, y, total] = [0, 0, 0]
  for (const face of faces) {
    const outline = land.outline(face)
    const area = areaOf(outline)
    const [cx, cy] = centroidOf(outline)
    x += cx * area
    y += cy * area
    total += area
  }
  return [x / total, y / total]
}
