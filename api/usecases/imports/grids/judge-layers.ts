import { v7 as uuidv7 } from 'uuid'
import type { CleaningReport, GridOfFile } from '#contract/cleaning.ts'
import type { ImportNote, ImportProblem, SourceFile } from '#contract/imports.ts'
import { bboxOf, withinSpan } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import type { Tell } from '#plan/clean/share.ts'
import { cleanCoverage } from '#plan/clean.ts'
import type { DrawnGrid } from '#plan/coverage-input.ts'
import { communityGround, replaceCommunity } from '#plan/replace-community.ts'
import type { Grid, GridKey, Snapshot } from '#plan/snapshot.ts'
import { reportOf } from './clean-report.ts'
import type { GridImport } from './grids.ts'
import { knownGrids } from './known-grids.ts'
import { drawLayers } from './layers.ts'
import { overlayNotes } from './overlay-notes.ts'
import { landArea } from './shapes.ts'

/** What is to be cleaned: the part of an import of grids that says what the files are and what was chosen. */
export type GridCleaning = Pick<
  GridImport,
  'root' | 'layers' | 'levelNames' | 'outline' | 'urban' | 'thresholds' | 'choices'
> & {
  /** Where households live, lattice units, to be counted on each conflict. */
  readonly households?: readonly Position[]
}

/** What is to be cleaned, with what the database says about it: plain values, which may be sent. */
export interface LayersToClean extends GridCleaning {
  /** What the root is called, and what stands against importing grids for it. */
  readonly name: string
  readonly against: readonly ImportProblem[]
  /** The community's grids as last published. */
  readonly before: readonly Grid[]
  /** The wider plan that is drawn into; null where the community has, or is to have, a plan of its own. */
  readonly into: Snapshot | null
}

export interface JudgedLayers {
  /** What stands against an import whatever is chosen. */
  readonly problems: readonly ImportProblem[]
  /** What has to be chosen first, said as problems. */
  readonly waiting: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
  /** Of what could be read; null where the files are too broken to say anything about their polygons. */
  readonly report: CleaningReport | null
  /** Of the community alone, or of the plan that holds it. */
  readonly snapshot: Snapshot | null
  /** The community's outline as its file gives it; null where the plan that holds it says where it lies. */
  readonly outline: MultiPolygon | null
}

/**
 * Judges the layers of an import of grids and cleans what they draw. A large layer keeps a processor busy for minutes:
 * the server does it in another process, see `judgeApart`.
 */
export function judgeLayers(wanted: LayersToClean, tell?: Tell): JudgedLayers {
  const { name, into } = wanted
  const community = wanted.root.code
  const known = knownGrids(wanted.before)
  const drawn = drawLayers(wanted.layers, {
    community,
    urban: wanted.urban,
    keyOf: (level, code) => known.keyOf(level, code) ?? uuidv7(),
    thresholds: wanted.thresholds,
    choices: wanted.choices,
  })
  const ground = into && communityGround(into, community)
  const outline = ground === null ? landOutline(wanted.outline) : { ...NO_OUTLINE, shape: ground.shape }
  const problems = [...wanted.against, ...drawn.problems, ...outline.problems]
  const grids = attached(drawn.grids)
  const shape = outline.shape ?? grids.flatMap((grid) => grid.shape)
  const all = ground === null ? shape : [...shape, ...grids.flatMap((grid) => grid.shape)]
  if (problems.length === 0 || shape.length > 0) problems.push(...spanFault(all))
  const notes = [...drawn.notes, ...outline.notes]
  const judged = { problems, notes, waiting: drawn.waiting, outline: ground === null ? outline.shape : null }
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
    tell,
  )
  const report = reportOf(cleaned, drawn, gridOfFileIn(grids), wanted)
  const names = new Map([...(into?.grids ?? []), ...grids].map((grid) => [grid.key, grid.name]))
  const nameOf = (key: GridKey) => names.get(key) ?? name
  const overlaid = overlayNotes(cleaned.notes, drawn.records, nameOf)
  const own = known.withSources(cleaned.snapshot)
  const isInside = own.faces.some(({ holder }) => holder !== null)
  if (into !== null && !isInside && problems.length === 0) {
    problems.push(problemOf('grids-outside', { count: grids.length, root: name }))
  }
  const snapshot = into === null ? own : replaceCommunity(into, community, own)
  return { ...judged, notes: [...notes, ...overlaid], report, snapshot }
}

function problemOf(reason: ImportProblem['reason'], values: ImportProblem['values']): ImportProblem {
  return { reason, file: null, feature: null, line: null, column: null, values }
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
  return [problemOf('too-wide', { degrees: Number(degrees.toFixed(1)) })]
}
