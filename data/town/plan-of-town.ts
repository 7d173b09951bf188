import type { Rect } from './rect.ts'
import type { FaceId } from './subdivision.ts'

/** How a compound is built. */
export type Style = 'slabs' | 'works-housing' | 'towers' | 'lanes' | 'farmsteads'

/** A building while it is being drawn; floors grow until its households have room. */
export interface BuildingDraft {
  readonly rect: Rect
  readonly units: number
  readonly use: 'residential' | 'shop' | 'school' | 'market' | 'factory' | 'public' | 'farmstead'
  readonly perFloor: number
  floors: number
  name: string
  compound: CompoundDraft | null
  villagersGroup: string | null
}

/** A way in: a unit of a slab or tower (numbered from 1), or a house of its own (`unit` null). */
export interface DoorDraft {
  readonly building: BuildingDraft
  readonly unit: number | null
  /** Only for the unit that a border cuts: which side of it belongs here, −1 west or 1 east. */
  readonly side?: -1 | 1
}

/** The smallest piece of ground a grid is made of, with the doors in it. */
export interface CellDraft {
  readonly face: FaceId
  readonly doors: DoorDraft[]
}

export interface CompoundDraft {
  readonly kind:
    | 'residential'
    | 'school'
    | 'park'
    | 'market'
    | 'farmland'
    | 'courtyard'
    | 'company'
    | 'public'
  readonly community: string
  readonly faces: FaceId[]
  readonly buildings: BuildingDraft[]
  name: string | null
  address: string | null
}

/** A grid while it is being drawn: ground of its own, or the sum of its children. */
export interface GridDraft {
  readonly level: 1 | 2 | 3
  readonly community: string
  readonly children: GridDraft[]
  /** Ground held here and by no child: a leaf's cell, or the planted inner gap. */
  readonly faces: FaceId[]
  /** Cells whose households count here, for a leaf and for the inner gap. */
  readonly cells: CellDraft[]
  dedicated: boolean
  name: string
  /** Households wanted; 0 for a dedicated grid. */
  wanted: number
}

export function newCompound(kind: CompoundDraft['kind'], community: string, faces: FaceId[]): CompoundDraft {
  return { kind, community, faces, buildings: [], name: null, address: null }
}

/** A grid without ground or children yet. */
export function grid(level: 1 | 2 | 3, community: string): GridDraft {
  return { level, community, children: [], faces: [], cells: [], dedicated: false, name: '', wanted: 0 }
}

/** A third-level grid of one cell. */
export function leaf(community: string, cell: CellDraft): GridDraft {
  return { ...grid(3, community), faces: [cell.face], cells: [cell] }
}
