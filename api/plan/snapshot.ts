import type { Position } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import type { Scale } from '#geometry/scale.ts'

/** Identity of a grid for ever: a uuid (version 7) as text. Its versions live in plans. */
export type GridKey = string

/** 1 is the largest; a community has one to three levels. */
export type Level = 1 | 2 | 3

/** 全科 all-purpose or 专属 dedicated; the list is `data/codes/grid-kinds.json`. */
export type GridKind = 'general' | 'dedicated'

/** Households a grid should hold, both ends included. */
export interface Band {
  readonly min: number
  readonly max: number
}

/** One grid as it is in one plan. */
export interface Grid {
  readonly key: GridKey
  readonly level: Level
  /** Key of the grid one level up; null at level 1, whose parent is the community. */
  readonly parent: GridKey | null
  /** 12-digit code of the community or village it belongs to. */
  readonly community: string
  readonly kind: GridKind
  readonly urban: boolean
  readonly name: string
  /** 15 digits, dealt at first publication; null in a draft that has not been published yet. */
  readonly code: string | null
  /** The code it bore in the file it came from. */
  readonly sourceCode: string | null
  readonly band: Band | null
  /** 飞地: declared to lie in several parts. */
  readonly exclave: boolean
}

/**
 * A piece of ground with three independent labels. Faces of a plan tile its outline: no two overlap, and
 * neighbours share their boundary vertex for vertex.
 */
export interface Face {
  readonly key: string
  /** 12-digit code of the community the ground belongs to; always known. */
  readonly community: string
  /** The deepest grid that holds it; null on an outer gap or exempt ground. */
  readonly holder: GridKey | null
  /** Code of the reason why nobody deeper needs to hold it (`data/codes/exemption-reasons.json`). */
  readonly exemption: string | null
  readonly polygon: Polygon
}

/** A community or village as level 0 of the partition. */
export interface Community {
  readonly code: string
  readonly name: string
  /** Names of its levels, one to three, e.g. 一级网格 / 二级网格 / 三级网格. */
  readonly levels: readonly string[]
}

/** A whole plan at one moment: everything `apply`, findings and the look-up need about the ground. */
export interface Snapshot {
  /** Code of the root jurisdiction: a community, or a street whose communities are level 0. */
  readonly root: string
  /** Reference position for local arithmetic; a plan spans at most 4°. */
  readonly origin: Position
  readonly scale: Scale
  readonly communities: readonly Community[]
  readonly grids: readonly Grid[]
  readonly faces: readonly Face[]
}
