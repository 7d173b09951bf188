import type { Position } from '#geometry/position.ts'
import type { GridKey } from '../snapshot.ts'

/**
 * Every reason why an action may be refused; the sentences are in `web/text`. The list is closed.
 */
export const REASONS = [
  /** No grid of that key in this plan. */
  'no-such-grid',
  /** No community of that code in this plan. */
  'no-such-community',
  /** No vertex of the plan at that position. */
  'no-such-vertex',
  /** No edge of the plan between those two positions. */
  'no-such-edge',
  /** No face of the plan at that position. */
  'no-such-face',
  /** No action of that id, or it was taken back already. */
  'no-such-action',
  /** An action of that id was applied before, with other content. */
  'id-used',
  /** A list is too short, a ring or line has no extent, or a name is empty. */
  'malformed',
  /** A grid or level is locked. */
  'locked',
  /** The ground or grid lies outside what the account may plan. */
  'out-of-reach',
  /** The line does not cross the grid from border to border. */
  'not-crossed',
  /** No piece of the grid holds the position that should keep the identity. */
  'keep-outside',
  /** A child of the grid would be torn where it should stay whole. */
  'follow-tears',
  /** The grids are of different levels or communities. */
  'different-level',
  'different-community',
  /** The grids share no border. */
  'not-adjacent',
  /** A grid must have no children for this. */
  'divided',
  /** The grid has no ground of its own to open a level on, or has children already. */
  'nothing-free',
  /** The community has no deeper level. */
  'deepest-level',
  /** A grid would be left without ground or, where it is divided, without its last child. */
  'would-vanish',
  /** The border would cross another or itself. */
  'crosses',
  /** A ring would collapse on the lattice. */
  'too-fine',
  /** The vertex lies on a community's border or the outline, which only `moveOutline` moves. */
  'community-border',
  /** More than two borders meet in the vertex. */
  'junction',
  /** An end of the path is not on the border of the two grids, or both are on different borders. */
  'ends-off-border',
  /** The path leaves the ground of the two grids. */
  'leaves-grids',
  /** The ground is held by a childless grid, so it is no gap. */
  'not-a-gap',
  /** There is no such reason for exempting ground. */
  'no-such-reason',
  /** A parent would have a hundredth child. */
  'too-many-children',
  /** Another action has touched the same faces or grids since. */
  'changed-since',
  /** Nothing would be different afterwards. */
  'no-change',
  /** The plan would extend over more than 4°. */
  'too-wide',
] as const

export type Reason = (typeof REASONS)[number]

/** Why an action was refused: nothing has changed. `at` is where to look, in lattice units. */
export interface Refused {
  readonly refused: Reason
  readonly at?: Position
  /** The grid it is about. */
  readonly grid?: GridKey
}

export function refuse(refused: Reason, where: Omit<Refused, 'refused'> = {}): Refused {
  return { refused, ...where }
}
