import type { CleaningChoices, CleaningReport, CleaningThresholds } from '#contract/cleaning.ts'
import type { GridsReplacing } from '#contract/import-jobs.ts'
import type { SourceFile } from '#contract/imports.ts'
import { appendAudit } from '../../../repositories/audit.ts'
import type { Db } from '../../../repositories/connection.ts'
import { householdPositions } from '../../../repositories/household-grid.ts'
import { askAs } from '../../../repositories/request.ts'
import { writeDraft } from '../../plans/create-draft.ts'
import { type ImportOutcome, writeIf } from '../outcome.ts'
import { judgeGrids } from './clean-grids.ts'
import { isStillLast } from './holding-plan.ts'
import type { GridLayer } from './layers.ts'
import { type ImportPublication, type Published, publishImported } from './publish.ts'
import { replacingOf } from './replacing.ts'
import { type ImportedRoot, rootProblem, saveRoot } from './root.ts'

/** One community's grids as files give them, and what is to become of them. */
export interface GridImport {
  readonly root: ImportedRoot
  /** One to three, the largest grids first. */
  readonly layers: readonly GridLayer[]
  readonly levelNames: readonly string[]
  /** The community's ground; without it that of all its grids together. Unused where a wider plan has that ground. */
  readonly outline: SourceFile | null
  /** What is mended without asking. */
  readonly thresholds: CleaningThresholds
  /** What was chosen of the conflicts that `judgeGrids` found. */
  readonly choices: CleaningChoices
  readonly urban: boolean
  readonly planName: string
  /** Where the data is from, in words, and in which reference system it was. */
  readonly source: string
  readonly sourceCrs: string
  /** Null leaves a draft. */
  readonly publish: ImportPublication | null
  /** Everything is judged, publication too, and nothing kept. */
  readonly dryRun: boolean
  /** The day in the town. */
  readonly today: string
}

export interface WrittenGrids {
  readonly plan: string
  readonly grids: number
  readonly faces: number
  /** What became of the plan that holds the community; null where it has one of its own. */
  readonly replacing: GridsReplacing | null
  readonly published: Published | null
}

/** What came of an import of grids, and what cleaning made of them. */
export interface GridsOutcome extends ImportOutcome<WrittenGrids> {
  readonly report: CleaningReport | null
}

/**
 * Imports one community's grids as one plan, or into a copy of the wider plan that has its ground: judged and cleaned as a
 * whole first, then written in one transaction together with its jurisdiction. Where something has to be chosen and was not, that is a problem.
 */
export async function importGrids(db: Db, wanted: GridImport): Promise<GridsOutcome> {
  const judge = askAs(db, { kind: 'system' })
  const { problems, waiting, notes, report, snapshot, holding, outline, nameOf } = await judgeGrids(
    judge,
    wanted,
  )
  const against = [...problems, ...waiting]
  if (against.length > 0 || snapshot === null) return { problems: against, notes, written: null, report }
  const { county } = wanted.root
  const replacing =
    holding &&
    (await replacingOf(judge, wanted.root, holding, snapshot, await householdPositions(judge, county)))
  return writeIf(
    db,
    ({ written }: GridsOutcome) => written !== null && !wanted.dryRun,
    async (ask) => {
      if (holding !== null && !(await isStillLast(ask, county, holding))) {
        return { problems: [rootProblem('plan-changed-meanwhile', {})], notes, written: null, report }
      }
      await saveRoot(ask, wanted.root, outline)
      const plan = await writeDraft(ask, {
        county,
        name: wanted.planName,
        snapshot,
        ...(holding === null ? {} : { settings: holding.row.settings }),
        source: wanted.source,
        sourceCrs: wanted.sourceCrs,
      })
      // Whoever holds the machine has no account; that it was done is written all the same.
      await appendAudit(ask, { county, id: null }, { verb: 'import', plan: plan.id, reasonCode: 'grids' })
      const published =
        wanted.publish === null
          ? null
          : await publishImported(ask, plan, wanted.publish, wanted.today, nameOf)
      if (published !== null && 'problems' in published) {
        return { problems: published.problems, notes, written: null, report }
      }
      const { grids, faces } = snapshot
      const written = { plan: plan.id, grids: grids.length, faces: faces.length, replacing, published }
      return { problems: [], notes: [...notes, ...(published?.notes ?? [])], written, report }
    },
  )
}
