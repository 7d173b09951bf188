import type { CrsId, SourceFormat } from '#contract/import-files.ts'
import type { Language } from '../../errors.ts'
import { writeLayer } from '../../formats/write/write-layer.ts'
import type { PeopleMark } from '../../spreadsheets/people-list.ts'
import { PEOPLE_WORDS } from '../../spreadsheets/people-words.ts'
import type { ExportFile, PlacedRow } from '../protection/export-file.ts'
import { columnsOf } from './columns.ts'
import { ENDINGS } from './plan.ts'

/**
 * Members of households as points, in the words of the list. Every one bears the entry of the audit and the
 * notice that it is confidential, for a map has no heading.
 */
export async function householdMap(
  rows: readonly PlacedRow[],
  mark: PeopleMark,
  code: string,
  { format, crs }: { readonly format: SourceFormat; readonly crs: CrsId },
  language: Language,
): Promise<ExportFile> {
  const words = PEOPLE_WORDS[language]
  const columns = columnsOf(
    [
      'person',
      'relation',
      'phone',
      'compound',
      'building',
      'unit',
      'floor',
      'room',
      'occupancy',
      'audit',
      'notice',
    ],
    format,
    language,
  )
  const layer = {
    name: `households-${code}`,
    columns,
    rows: rows.map(
      ({ lon, lat, name, relation, phone, compound, building, unit, floor, room, occupancy }) => ({
        shape: { kind: 'point' as const, at: [lon, lat] as const },
        values: [
          name,
          relation,
          phone,
          compound,
          building,
          unit,
          floor,
          room,
          words.occupancy[occupancy],
          mark.mark,
          words.masked,
        ],
      }),
    ),
  }
  const content = Buffer.from(await writeLayer(layer, format, crs))
  return { name: `households-${code}-${mark.mark}.${ENDINGS[format]}`, content }
}
