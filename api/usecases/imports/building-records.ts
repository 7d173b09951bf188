import type { ImportNote, ImportProblem, SourceFile, SourceRecord } from '#contract/imports.ts'
import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { landShape } from './grids/shapes.ts'
import { columnOf } from './kinds/columns.ts'
import { missingColumns, nameOfPlace, recordProblem, textOf } from './kinds/values.ts'

/** Columns asked for; null takes the usual ones. */
export interface BuildingColumns {
  readonly code: string | null
  /** Of several the first that is filled in names the building. */
  readonly names: readonly string[]
  readonly floors: string | null
  readonly use: string | null
  readonly group: string | null
}

/** A building as a file describes it. */
export interface DrawnBuilding {
  readonly record: SourceRecord
  readonly sourceCode: string | null
  readonly name: string
  readonly floors: number
  readonly use: string
  readonly villagersGroup: string | null
  readonly outline: MultiPolygon | null
  /** A position inside the outline, or the point that was given. */
  readonly anchor: Position
}

export interface ReadBuildings {
  readonly buildings: readonly DrawnBuilding[]
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
}

const MAX_FLOORS = 200

/** Records → buildings; every fault of every record is reported. */
export function readBuildings(source: SourceFile, asked: BuildingColumns): ReadBuildings {
  const columns = {
    code: columnOf(source, asked.code, ['code', '编号', '楼栋编号']),
    names: asked.names.length > 0 ? asked.names : ['name', '名称', '楼栋', '楼栋名称'],
    floors: columnOf(source, asked.floors, ['floors', '层数']),
    use: columnOf(source, asked.use, ['use', '用途']),
    group: columnOf(source, asked.group, ['group', '村民小组']),
  }
  const wanted = [columns.code, ...asked.names, columns.floors, columns.use, columns.group]
  const absent = source.records.length > 0 ? missingColumns(source, wanted) : []
  const problems: ImportProblem[] = [...source.problems, ...absent]
  const notes: ImportNote[] = [...source.notes]
  const seen = new Map<string, SourceRecord>()
  const buildings = source.records.flatMap((record, i): DrawnBuilding[] => {
    const landed = landShape(record)
    const sourceCode = textOf(record, columns.code) ?? record.id
    const floorsText = textOf(record, columns.floors)
    const floors = floorsText === null ? 1 : Math.ceil(Number(floorsText))
    if (!(floors >= 1 && floors <= MAX_FLOORS)) {
      problems.push(recordProblem(record, 'wrong-value', { value: floorsText! }, columns.floors))
    }
    const before = sourceCode === null ? undefined : seen.get(sourceCode)
    if (before) {
      const values = { code: sourceCode!, first: nameOfPlace(before) }
      problems.push(recordProblem(record, 'duplicate-code', values, columns.code))
    } else if (sourceCode !== null) seen.set(sourceCode, record)
    if ('reason' in landed) {
      problems.push(landed)
      return []
    }
    notes.push(...landed.notes)
    const named = columns.names.map((column) => textOf(record, column)).find((name) => name !== null)
    return [
      {
        record,
        sourceCode,
        name: named ?? sourceCode ?? String(i + 1),
        floors,
        use: textOf(record, columns.use) ?? 'residential',
        villagersGroup: textOf(record, columns.group),
        outline: landed.outline,
        anchor: landed.anchor,
      },
    ]
  })
  return { buildings, problems, notes }
}
