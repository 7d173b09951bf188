import type { DraftSession } from '../../editor/draft-session.ts'
import { GridCard } from './tree/grid-card.tsx'
import { LevelTree } from './tree/level-tree.tsx'
import type { Tallies } from './tree/tally.ts'

interface Props {
  readonly session: DraftSession
  readonly tallies: Tallies | null
}

/** The left of the table: the tree of grids, and under it the one that is chosen. */
export function LevelPanel({ session, tallies }: Props) {
  return (
    <div className="level-panel">
      <LevelTree session={session} tallies={tallies} />
      <GridCard session={session} tallies={tallies} />
    </div>
  )
}
