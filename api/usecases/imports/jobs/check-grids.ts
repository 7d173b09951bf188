import type { ImportReport, ImportWish } from '#contract/import-jobs.ts'
import type { ImportProblem, SourceFile, SourceRecord } from '#contract/imports.ts'
import { fileProblem } from '#formats/file-problem.ts'
import { householdPositions } from '../../../repositories/household-grid.ts'
import type { JobRef, JobRow } from '../../../repositories/import-jobs.ts'
import { BEFORE_ALL, nextChunk, type RowRef } from '../../../repositories/import-rows.ts'
import type { Ask } from '../../../repositories/request.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import { judgeGrids } from '../grids/clean-grids.ts'
import type { GridCleaning } from '../grids/judge-layers.ts'
import { replacingOf } from '../grids/replacing.ts'
import { suggestMapping } from '../kinds/mapping.ts'
import { layersOf, mapRow } from './check.ts'
import { placeRecords } from './check-place.ts'
import type { Work } from './job-work.ts'
import { openChunk } from './stage-chunks.ts'

/** Polygons of one layer; a county has some ten thousand grids. */
const MOST_POLYGONS = 50_000
/** As many problems as a report repeats. */
const PROBLEMS_TOLD = 200

type GridWish = ImportWish & { readonly plan: NonNullable<ImportWish['plan']> }

/** Whether a wish says all that grids need: a plan, and a name for each level. */
export function saysPlan(wish: ImportWish): wish is GridWish {
  return wish.plan !== null && wish.plan.levelNames.length === wish.layers.length
}

/** Judges the staged grids of a wish and what cleaning makes of them. */
export async function checkGrids(
  ask: Ask,
  secrets: Secrets,
  job: JobRef,
  row: JobRow,
  wish: GridWish,
  work: Work,
): Promise<ImportReport> {
  const cleaning = await cleaningOf(ask, secrets, job, row, wish, work)
  const households = await householdPositions(ask, job.county)
  work.signal.throwIfAborted()
  const positions = households.map(({ position }) => position)
  const judged = await judgeGrids(ask, { ...cleaning, households: positions }, work)
  const { problems, report, holding, snapshot } = judged
  const heads = layersOf(row.files)
  const polygons = cleaning.layers.reduce((sum, { source }) => sum + source.records.length, 0)
  return {
    counts: { new: polygons, same: 0, changed: 0, conflict: 0, failed: problems.length, unplaced: 0 },
    problems: problems.slice(0, PROBLEMS_TOLD),
    problemsInAll: problems.length,
    dropped: wish.layers.flatMap((layer) => heads.get(layer)?.head.dropped ?? []),
    placing: null,
    shift: null,
    cleaning: report,
    replacing:
      holding === null || snapshot === null
        ? null
        : await replacingOf(ask, cleaning.root, holding, snapshot, households),
  }
}

/** The staged layers of a wish as `judgeGrids` wants them. */
export async function cleaningOf(
  ask: Ask,
  secrets: Secrets,
  job: JobRef,
  row: JobRow,
  wish: GridWish,
  work: Work,
): Promise<GridCleaning> {
  const { plan, mapping } = wish
  const layers = []
  for (const layer of wish.layers) {
    const source = await sourceOf(ask, secrets, job, row, wish, layer, work)
    // Levels of one job may call their columns differently: what one has not is looked for by its usual names.
    const usual = suggestMapping('grids', source.columns, null)
    const column = (field: string): string | null => {
      const mapped = mapping[field] ?? null
      return mapped !== null && source.columns.includes(mapped) ? mapped : (usual[field] ?? null)
    }
    layers.push({
      source,
      codeProperty: column('code'),
      nameProperty: column('name') ?? 'name',
      parentProperty: column('parent'),
    })
  }
  const { outlineLayer, levelNames, urban, thresholds, choices } = plan
  return {
    root: {
      county: job.county,
      code: row.community,
      name: null,
      contact: null,
      countyName: null,
      streetName: null,
    },
    layers,
    levelNames,
    outline: outlineLayer === null ? null : await sourceOf(ask, secrets, job, row, wish, outlineLayer, work),
    urban,
    thresholds,
    choices,
  }
}

/** A staged layer as a whole, in degrees. */
async function sourceOf(
  ask: Ask,
  secrets: Secrets,
  job: JobRef,
  { files }: JobRow,
  wish: ImportWish,
  layer: number,
  { signal }: Work,
): Promise<SourceFile> {
  const of = layersOf(files).get(layer)
  const name = of?.file ?? ''
  const place = placeRecords(wish)
  const records: SourceRecord[] = []
  const problems: ImportProblem[] = []
  let at: RowRef = BEFORE_ALL
  while (records.length <= MOST_POLYGONS) {
    signal.throwIfAborted()
    const chunk = await nextChunk(ask, job, [layer], at)
    if (chunk === null) break
    at = { layer: chunk.layer, row: chunk.firstRow }
    for (const staged of await openChunk(secrets, chunk)) {
      if ('problem' in staged) {
        problems.push(staged.problem)
        continue
      }
      const mapped = mapRow(staged, name, { mapping: {} }, place)
      if ('reason' in mapped) problems.push(mapped)
      else {
        const { id, properties } = staged
        records.push({ place: mapped.place, id, properties, shape: mapped.shape })
      }
    }
  }
  if (records.length > MOST_POLYGONS) problems.push(fileProblem(name, 'too-demanding', { fault: 'polygons' }))
  return { name, records, columns: of?.head.columns ?? [], problems, notes: [] }
}
