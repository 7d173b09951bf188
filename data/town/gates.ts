import type { Sheet } from './divide.ts'
import { isRoad, type Line } from './lines.ts'
import type { Namers } from './names.ts'
import type { BuildingDraft, CompoundDraft } from './plan-of-town.ts'
import { type Point, toPoint } from './plane.ts'
import { centroidOf, distance, distanceToSegment } from './polygon.ts'
import type { Addresses } from './roads.ts'
import type { FaceId } from './subdivision.ts'

const WIDEST_FIRST = ['main', 'street', 'lane'] as const

/** Names a compound for what it is and gives it the address of its gate. */
export function nameCompound(
  sheet: Sheet,
  compound: CompoundDraft,
  namers: Namers,
  addresses: Addresses,
): void {
  compound.name = nameOf(compound, namers)
  if (compound.kind === 'farmland' || compound.kind === 'courtyard') return
  const gate = gateOf(sheet, compound.faces)
  compound.address = addresses.at(gate.line, gate.at)
}

function nameOf(compound: CompoundDraft, namers: Namers): string | null {
  switch (compound.kind) {
    case 'school':
      return '宁和小学'
    case 'park':
      return '柳荫公园'
    case 'market':
      return '南桥农贸市场'
    case 'company':
      return '云河机械有限公司'
    case 'public':
      return '便民服务中心'
    case 'farmland':
      return null
    case 'courtyard':
      return compound.buildings[0]?.villagersGroup ?? null
    case 'residential':
      return compound.buildings.every((building) => building.units === 0)
        ? namers.quarter()
        : compound.buildings.every((building) => building.rect.depth <= 11)
          ? namers.worksHousing()
          : namers.estate()
  }
}

/** The middle of the longest stretch along the widest named road; else the nearest one. */
function gateOf(sheet: Sheet, faces: readonly FaceId[]): { line: Line; at: Point } {
  const own = new Set(faces)
  let best: { line: Line; at: Point; rank: number; length: number } | null = null
  for (const face of faces) {
    const ring = sheet.land.ring(face)
    ring.forEach((vertex, i) => {
      const next = ring[(i + 1) % ring.length]!
      const { line: number, across } = sheet.land.edge(vertex, next)
      const line = sheet.lines.get(number)
      if (line.name === null || !isRoad(line.kind) || (across !== null && own.has(across))) return
      const rank = WIDEST_FIRST.indexOf(line.kind as (typeof WIDEST_FIRST)[number])
      const a = sheet.land.points[vertex]!
      const b = sheet.land.points[next]!
      const length = distance(a, b)
      if (best === null || rank < best.rank || (rank === best.rank && length > best.length)) {
        best = { line, at: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], rank, length }
      }
    })
  }
  if (best !== null) return best
  const at = centroidOf(sheet.land.outline(faces[0]!))
  return { line: nearestRoad(sheet, at), at }
}

export function nearestRoad(sheet: Sheet, at: Point): Line {
  let best: Line | null = null
  let least = Number.POSITIVE_INFINITY
  for (const line of sheet.lines.all) {
    if (line.name === null) continue
    for (const chord of line.chords) {
      for (let i = 1; i < chord.length; i++) {
        const far = distanceToSegment(at, toPoint(chord[i - 1]!), toPoint(chord[i]!))
        if (far < least) {
          least = far
          best = line
        }
      }
    }
  }
  if (best === null) throw new Error('a town without a named road has no addresses')
  return best
}

/** Numbers buildings as painted on their walls: 1号楼 in an estate, 12号 in a lane or a village. */
export function numberBuildings(
  buildings: readonly BuildingDraft[],
  order: (building: BuildingDraft) => number,
): void {
  const sorted = buildings.toSorted((a, b) => order(a) - order(b))
  sorted.forEach((building, i) => {
    building.name = building.units > 0 ? `${i + 1}号楼` : `${i + 1}号`
  })
}
