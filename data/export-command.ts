import { writeFile } from 'node:fs/promises'
import { type PlanExportQuery, planExportQuery } from '#contract/exports-geo.ts'
import type { SourceFormat } from '#contract/import-files.ts'
import { Refusal } from '../api/errors.ts'
import type { Db } from '../api/repositories/connection.ts'
import { type PlanHere, plansHere, writePlanHere } from '../api/usecases/writing/plan-here.ts'
import { EXIT, type Misuse, type Words } from './command-line.ts'
import { type Language, say } from './command-words.ts'

/** Options of `gridhold export`. */
export const EXPORT_OPTIONS = ['out', 'format', 'crs', 'plan', 'jurisdiction', 'level', 'against'] as const

/** A file as it was asked for on the command line. */
interface ExportOrder {
  readonly file: string
  readonly wish: PlanExportQuery
  readonly plan: string | undefined
  readonly jurisdiction: string | undefined
}

interface ExportIo {
  readonly db: Db
  readonly out: (line: string) => void
  readonly language: Language
}

/** Formats by the ending of a file's name. */
const FORMATS: Readonly<Record<string, SourceFormat>> = {
  geojson: 'geojson',
  json: 'geojson',
  zip: 'shapefile',
  gpkg: 'geopackage',
  kml: 'kml',
  csv: 'csv',
  xlsx: 'xlsx',
}

/** What stands after `export` → what is wanted. */
export function exportOrder({ positionals, values }: Words): ExportOrder | Misuse {
  const [what, extra] = positionals
  if (extra !== undefined) return { misuse: 'too-many', details: { what: extra } }
  const { out: file, plan, jurisdiction } = values
  if (!file || what === undefined || (plan !== undefined && jurisdiction !== undefined))
    return { misuse: 'export-usage', details: {} }
  const format = values.format ?? FORMATS[file.slice(file.lastIndexOf('.') + 1).toLowerCase()]
  if (format === undefined) return { misuse: 'export-no-format', details: { file } }
  const { crs, level, against } = values
  const asked = planExportQuery.safeParse({ what, format, crs, level, against })
  if (asked.success) return { file, wish: asked.data, plan, jurisdiction }
  const wrong = String(asked.error.issues[0]?.path[0])
  if (wrong === 'what') return { misuse: 'export-usage', details: {} }
  return { misuse: 'export-bad-option', details: { what: wrong, given: values[wrong] ?? '' } }
}

/** `gridhold export`: writes a plan to a file; of residents there are counts alone. */
export async function exportCommand(order: ExportOrder, io: ExportIo): Promise<number> {
  const { db, out, language } = io
  const plans = await plansHere(db)
  const [plan, another] = plans.filter((each) => isMeant(each, order))
  if (plan === undefined || another !== undefined) {
    out(say('export-which-plan', language))
    for (const { id, root, name, standing } of plans)
      out(say('export-plan', language, { id, root: `${root.code} ${root.name}`, name, standing }))
    return EXIT.refused
  }
  try {
    const { content, rows } = await writePlanHere(db, plan, order.wish, language)
    await writeFile(order.file, content)
    const kb = Math.ceil(content.length / 1024)
    out(say('export-written', language, { file: order.file, rows, kb, crs: order.wish.crs }))
    return EXIT.done
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    out(error.sentence(language))
    return EXIT.refused
  }
}

function isMeant({ id, root, standing }: PlanHere, { plan, jurisdiction }: ExportOrder): boolean {
  if (plan !== undefined) return id === plan.toLowerCase()
  return standing === 'in-force' && (jurisdiction === undefined || root.code === jurisdiction)
}
