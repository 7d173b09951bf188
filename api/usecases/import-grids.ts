import { v7 as uuidv7 } from 'uuid'
import type { CleaningChoices, CleaningReport, CleaningThresholds } from '#contract/cleaning.ts'
import type { ImportNote, ImportProblem, SourceFile } from '#contract/imports.ts'
import { bboxOf, withinSpan } from '#geometry/bbox.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { overlay } from '#plan/overlay.ts'
import type { GridKey, Level } from '#plan/snapshot.ts'
import type { Db } from '../repositories/connection.ts'
import { readGrids } from '../repositories/grids.ts'
import { latestPublished } from '../repositories/plans.ts'
import { type Ask, askAs } from '../repositories/request.ts'
import { writeDraft } from './create-draft.ts'
import { groundOfGrids } from './import-ground.ts'
import { drawLayers, type GridLayer } from './import-layers.ts'
import { type ImportOutcome, writeIf } from './import-outcome.ts'
import { overlayNotes } from './import-overlay-notes.ts'
import { type ImportPublication, type Published, publishImported } from './import-publish.ts'
import { type ImportedRoot, judgeRoot, saveRoot } from './import-root.ts'
import { landArea } from './import-shapes.ts'

/** One community's grids as files give them, and what is to become of them. */
export interface GridImport {
  readonly root: ImportedRoot
  /** One to three, the largest grids first. */
  readonly layers: readonly GridLayer[]
  readonly levelNames: readonly string[]
  /** The community's ground; without it that of all its grids together. */
  readonly outline: SourceFile | null
  /** What is mended without asking. */
  readonly thresholds: CleaningThresholds
  /** What was chosen of the conflicts that `cleanGrids` found. */
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
  readonly published: Published | null
}

/** What came of an import of grids, and what cleaning made of them. */
export interface GridsOutcome extends ImportOutcome<WrittenGrids> {
  readonly report: CleaningReport | null
}

/**
 * Imports one community's grids as one plan: judged as a whole first, then written in one transaction together
 * with its jurisdiction. A grid whose level and foreign code are those of a grid in the last published plan is
 * the same grid, with its key and code.
 */
export async function importGrids(db: Db, wanted: GridImport): Promise<GridsOutcome> {
  const ask = askAs(db, { kind: 'system' })
  const community = wanted.root.code
  const keys = await knownKeys(ask, wanted.root)
  const drawn = drawLayers(wanted.layers, {
    community,
    urban: wanted.urban,
    keyOf: (level, code) => keys.get(`${level} ${code}`) ?? uuidv7(),
  })
  const outline = landOutline(wanted.outline)
  const given = outline.shape
  const { name, problems: against } = await judgeRoot(ask, wanted.root)
  const problems = [...against, ...drawn.problems, ...outline.problems]
  const shapes = given === null ? drawn.grids.map(({ shape }) => shape) : [given]
  if (problems.length === 0) problems.push(...spanFault(shapes.flat()))
  if (problems.length > 0)
    return { problems, notes: [...drawn.notes, ...outline.notes], written: null, report: null }
  const ground = given ?? groundOfGrids(shapes, wanted.thresholds.sliverWidthM)

  const { snapshot, notes: overlaid } = overlay(
    {
      root: community,
      communities: [{ code: community, name, levels: wanted.levelNames, shape: ground }],
      grids: drawn.grids,
      exemptions: [],
    },
    { toleranceM: wanted.thresholds.sliverWidthM },
  )
  const names = new Map(drawn.grids.map((grid) => [grid.key, grid.name]))
  const nameOf = (key: GridKey) => names.get(key) ?? name
  const notes = [...drawn.notes, ...outline.notes, ...overlayNotes(overlaid, drawn.records, nameOf)]
  return writeIf(
    db,
    ({ written }: GridsOutcome) => written !== null && !wanted.dryRun,
    async (ask) => {
      await saveRoot(ask, wanted.root, given)
      const plan = await writeDraft(ask, {
        county: wanted.root.county,
        name: wanted.planName,
        snapshot,
        source: wanted.source,
        sourceCrs: wanted.sourceCrs,
      })
      const published =
        wanted.publish === null
          ? null
          : await publishImported(ask, plan, wanted.publish, wanted.today, nameOf)
      if (published !== null && 'problems' in published) {
        return { problems: published.problems, notes, written: null, report: null }
      }
      const { grids, faces } = snapshot
      const written = { plan: plan.id, grids: grids.length, faces: faces.length, published }
      return { problems: [], notes: [...notes, ...(published?.notes ?? [])], written, report: null }
    },
  )
}

/** Keys of the root's last published plan by level and foreign code. */
async function knownKeys(ask: Ask, { county, code }: ImportedRoot): Promise<ReadonlyMap<string, GridKey>> {
  const last = await latestPublished(ask, county, code)
  const grids = last === null ? [] : await readGrids(ask, { county, id: last.id })
  return new Map(
    grids.flatMap(({ level, sourceCode, key }: { level: Level; sourceCode: string | null; key: GridKey }) =>
      sourceCode === null ? [] : [[`${level} ${sourceCode}`, key] as const],
    ),
  )
}

/** All features of an outline file as one shape; null where there is no file. */
function landOutline(source: SourceFile | null): {
  readonly shape: MultiPolygon | null
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
} {
  if (source === null) return { shape: null, problems: [], notes: [] }
  const landed = source.records.map(landArea)
  const sound = landed.filter((each) => 'shape' in each)
  return {
    shape: sound.flatMap(({ shape }) => shape),
    problems: [...source.problems, ...landed.filter((each) => 'reason' in each)],
    notes: [...source.notes, ...sound.flatMap(({ notes }) => notes)],
  }
}

function spanFault(ground: MultiPolygon): ImportProblem[] {
  const box = bboxOf(ground.flat())
  if (withinSpan(box)) return []
  const degrees = Math.max(box.maxX - box.minX, box.maxY - box.minY) / 1e7
  const values = { degrees: Number(degrees.toFixed(1)) }
  return [{ reason: 'too-wide', file: null, feature: null, line: null, column: null, values }]
}
