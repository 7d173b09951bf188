import { v7 as uuidv7 } from 'uuid'
import type { CleaningReport, GridOfFile } from '#contract/cleaning.ts'
import type { ImportNote, ImportProblem, SourceFile } from '#contract/imports.ts'
import { bboxOf, withinSpan } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { cleanCoverage } from '#plan/clean.ts'
import type { DrawnGrid } from '#plan/coverage-input.ts'
import { communityGround, replaceCommunity } from '#plan/replace-community.ts'
import type { GridKey, Snapshot } from '#plan/snapshot.ts'
import type { Ask } from '../../../repositories/request.ts'
import { reportOf } from './clean-report.ts'
import type { GridImport } from './grids.ts'
import { type HoldingPlan, standingOf } from './holding-plan.ts'
import { knownGrids } from './known-grids.ts'
import { drawLayers } from './layers.ts'
import { overlayNotes } from './overlay-notes.ts'
import { judgeRoot, rootProblem } from './root.ts'
import { landArea } from './shapes.ts'

/** What is to be cleaned: the part of an import of grids that says what the files are and what was chosen. */
export type GridCleaning = Pick<
  GridImport,
  'root' | 'layers' | 'levelNames' | 'outline' | 'urban' | 'thresholds' | 'choices'
> & {
  /** Where households live, lattice units, to be counted on each conflict. */
  readonly households?: readonly Position[]
}

/** Judged grids, ready to be written where there are no problems and nothing has to be chosen first. */
interface JudgedGrids {
  /** What stands against an import whatever is chosen. */
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
  /** Of what could be read; null where the files are too broken to say anything about their polygons. */
  readonly report: CleaningReport | null
  /** What has to be chosen first, said as problems. */
  readonly waiting: readonly ImportProblem[]
  /** Of the community alone, or of the plan that holds it. */
  readonly snapshot: Snapshot | null
  /** The wider plan that is drawn into; null where the community has a plan of its own. */
  readonly holding: HoldingPlan | null
  /** The community's outline as its file gives it; null where the plan that holds it says where it lies. */
  readonly outline: MultiPolygon | null
  readonly nameOf: (key: GridKey) => string
}

/**
 * Judges the layers of an import of grids and says what cleaning would make of them; nothing is written. A grid whose
 * level and code are those of a grid in the last published plan is the same grid, with its key and code.
 */
export async function judgeGrids(ask: Ask, wanted: GridCleaning): Promise<JudgedGrids> {
  const community = wanted.root.code
  const { holding, against: inTheWay, grids: before } = await standingOf(ask, wanted.root)
  const known = knownGrids(before)
  const drawn = drawLayers(wanted.layers, {
    community,
    urban: wanted.urban,
    keyOf: (level, code) => known.keyOf(level, code) ?? uuidv7(),
    thresholds: wanted.thresholds,
    choices: wanted.choices,
  })
  const ground = holding && communityGround(holding.snapshot, community)
  const outline = ground === null ? landOutline(wanted.outline) : { ...NO_OUTLINE, shape: ground.shape }
  const { name, problems: against } = await judgeRoot(ask, wanted.root, inTheWay)
  const problems = [...against, ...drawn.problems, ...outline.problems]
  const grids = attached(drawn.grids)
  const shape = outline.shape ?? grids.flatMap((grid) => grid.shape)
  const all = ground === null ? shape : [...shape, ...grids.flatMap((grid) => grid.shape)]
  if (problems.length === 0 || shape.length > 0) problems.push(...spanFault(all))
  const names = new Map([...(holding?.snapshot.grids ?? []), ...grids].map((grid) => [grid.key, grid.name]))
  const notes = [...drawn.notes, ...outline.notes]
  const judged = {
    problems,
    notes,
    waiting: drawn.waiting,
    holding,
    outline: ground === null ? outline.shape : null,
    nameOf: (key: GridKey) => names.get(key) ?? name,
  }
  const isWide = problems.some(({ reason }) => reason === 'too-wide')
  if (shape.length === 0 || isWide) return { ...judged, report: null, snapshot: null }

  const cleaned = cleanCoverage(
    {
      root: community,
      communities: [{ code: community, name, levels: wanted.levelNames, shape }],
      grids,
      exemptions: ground?.exemptions ?? [],
    },
    { thresholds: wanted.thresholds, choices: wanted.choices, open: outline.shape === null },
  )
  const gridOf = gridOfFileIn(grids)
  const report = reportOf(cleaned, drawn, gridOf, wanted)
  const overlaid = overlayNotes(cleaned.notes, drawn.records, judged.nameOf)
  const own = known.withSources(cleaned.snapshot)
  const isInside = own.faces.some(({ holder }) => holder !== null)
  if (holding !== null && !isInside && problems.length === 0) {
    problems.push(rootProblem('grids-outside', { count: grids.length, root: name }))
  }
  const snapshot = holding === null ? own : replaceCommunity(holding.snapshot, community, own)
  return { ...judged, notes: [...notes, ...overlaid], report, snapshot }
}

/** Grids whose parents could be drawn, all the way up. */
function attached(grids: readonly DrawnGrid[]): readonly DrawnGrid[] {
  const kept = new Set<GridKey>()
  return grids.filter(({ key, parent }) => {
    const stays = parent === null || kept.has(parent)
    if (stays) kept.add(key)
    return stays
  })
}

function gridOfFileIn(grids: readonly DrawnGrid[]): (key: GridKey) => GridOfFile {
  const byKey = new Map(grids.map((grid) => [grid.key, grid]))
  return (key) => {
    const { name, sourceCode, level } = byKey.get(key)!
    return { key, name, code: sourceCode, level }
  }
}

const NO_OUTLINE = { problems: [], notes: [] }

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
  return [rootProblem('too-wide', { degrees: Number(degrees.toFixed(1)) })]
}
