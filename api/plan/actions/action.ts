import type { Position } from '#geometry/position.ts'
import type { Ring } from '#geometry/ring.ts'
import type { Band, GridKey, GridKind, Level } from '../snapshot.ts'

/**
 * One edit of a plan, as data. Positions are lattice positions, already snapped: whatever lies outside the plan
 * (roads, buildings, households) was resolved into the action before. `id` is a uuid of version 7, made by who
 * draws; keys of new grids are made from it, so an action means the same on every machine.
 */
export type Action =
  | Cut
  | Merge
  | MoveVertices
  | InsertVertex
  | RemoveVertex
  | RedrawBoundary
  | Assign
  | Draw
  | FillGap
  | Exempt
  | DeclareExclave
  | AddLevel
  | Describe
  | Reparent
  | MoveOutline
  | Lock
  | Revert

/** Every kind of action. */
export type ActionType = Action['type']

/** 拆分: divides a grid along an open line; outside that grid nothing is cut. */
export interface Cut {
  readonly type: 'cut'
  readonly id: string
  readonly grid: GridKey
  /** At least two positions. */
  readonly line: readonly Position[]
  /** A position in the piece that keeps the identity; null leaves it to the largest piece. */
  readonly keep: Position | null
  /** Names of the other pieces from west to east; those missing are made up. */
  readonly names: readonly string[]
  /** Children that the line crosses go whole to the side with most of their area, instead of being cut. */
  readonly follow: boolean
}

/** 合并: several grids of one level and community become the one that is kept. */
export interface Merge {
  readonly type: 'merge'
  readonly id: string
  /** Two or more keys, `keep` among them. */
  readonly grids: readonly GridKey[]
  readonly keep: GridKey
}

/** A vertex that all faces around it share, and where it goes. */
export interface VertexMove {
  readonly from: Position
  readonly to: Position
}

/** 移动界点: all faces that share a vertex follow; never on a community's border. */
export interface MoveVertices {
  readonly type: 'moveVertices'
  readonly id: string
  readonly moves: readonly VertexMove[]
}

/** Bends an edge between two neighbouring vertices through `at`. */
export interface InsertVertex {
  readonly type: 'insertVertex'
  readonly id: string
  readonly edge: readonly [Position, Position]
  readonly at: Position
}

/** Straightens a border through a vertex where only two faces meet. */
export interface RemoveVertex {
  readonly type: 'removeVertex'
  readonly id: string
  readonly at: Position
}

/** 改边界: `path` replaces the stretch of the two grids' border between its two ends, which lie on that border. */
export interface RedrawBoundary {
  readonly type: 'redrawBoundary'
  readonly id: string
  readonly between: readonly [GridKey, GridKey]
  readonly path: readonly Position[]
}

/** 划归: the ground within `area`, of the same community, goes to an undivided grid. */
export interface Assign {
  readonly type: 'assign'
  readonly id: string
  readonly area: Ring
  readonly to: GridKey
}

/** 绘制: a new grid on the ground within `outline` that nobody at its level holds yet. */
export interface Draw {
  readonly type: 'draw'
  readonly id: string
  readonly community: string
  /** Null for a first-level grid. */
  readonly parent: GridKey | null
  readonly outline: Ring
  readonly name: string | null
}

/** 填补: an undivided grid takes a gap. */
export interface FillGap {
  readonly type: 'fillGap'
  readonly id: string
  /** A position inside the gap. */
  readonly face: Position
  readonly to: GridKey
}

/** 不划入: a face that no childless grid holds need not be held deeper; a reason of null lifts that. */
export interface Exempt {
  readonly type: 'exempt'
  readonly id: string
  /** A position inside the face. */
  readonly face: Position
  readonly reason: string | null
}

/** 飞地: a grid may lie in several parts, or no longer. */
export interface DeclareExclave {
  readonly type: 'declareExclave'
  readonly id: string
  readonly grid: GridKey
  readonly exclave: boolean
}

/** Opens the next level: one new grid takes all the ground its parent holds itself. */
export interface AddLevel {
  readonly type: 'addLevel'
  readonly id: string
  readonly community: string
  /** Null opens the first level of a community on its unheld ground. */
  readonly grid: GridKey | null
  readonly name: string | null
}

/** What a grid is called and what it should be; what is left out stays. */
export interface Describe {
  readonly type: 'describe'
  readonly id: string
  readonly grid: GridKey
  readonly name?: string
  readonly kind?: GridKind
  readonly urban?: boolean
  readonly band?: Band | null
}

/** A grid and all below it move under another parent; key and code stay. */
export interface Reparent {
  readonly type: 'reparent'
  readonly id: string
  readonly grid: GridKey
  /** One level up in the same community; null at level 1 is refused. */
  readonly parent: GridKey
}

/** Moves vertices of a community's border or of the plan's outline. */
export interface MoveOutline {
  readonly type: 'moveOutline'
  readonly id: string
  readonly moves: readonly VertexMove[]
}

/** 锁: while locked, no action may move a grid's own border or change what it is called. */
export interface Lock {
  readonly type: 'lock'
  readonly id: string
  readonly grids: readonly GridKey[]
  readonly levels: readonly Level[]
  readonly locked: boolean
}

/** Takes back an action that nothing has been built on. */
export interface Revert {
  readonly type: 'revert'
  readonly id: string
  /** Id of the action to take back. */
  readonly action: string
}
