import { writeFile } from 'node:fs/promises'
import { type PlanExportQuery, planExportQuery } from '#contract/exports-geo.ts'
import { type SourceFormat, sourceFormat } from '#contract/import-files.ts'
import { Refusal } from '../api/errors.ts'
import type { Db } from '../api/repositories/connection.ts'
import { type PlanHere, plansHere, writePlanHere } from '../api/usecases/writing/plan-here.ts'
import { EXIT, type Misuse, type Words } from './command-line.ts'
import { type Language, say } from './command-words.ts'
import { STANDING } from './export-words.ts'

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
  const stray = astray(what, values)
  if (stray !== null) return stray
  const asked = planExportQuery.safeParse({ what, format, crs, level, against })
  if (asked.success) return { file, wish: asked.data, plan, jurisdiction }
  const wrong = String(asked.error.issues[0]?.path[0])
  if (wrong === 'what') return { misuse: 'export-usage', details: {} }
  const takes = TAKES[wrong as keyof typeof TAKES]
  return { misuse: 'export-bad-option', details: { what: wrong, given: values[wrong] ?? '', takes } }
}

/** What an option takes, as the help says it. */
const TAKES = {
  format: sourceFormat.options.join(' | '),
  crs: 'EPSG:4326 | EPSG:4490 | EPSG:3857 | EPSG:4491–4554 | GCJ-02 | BD-09',
  level: '1 | 2 | 3',
  against: 'UUID',
} as const

/** An option that says nothing of what is asked for, and what it goes with. */
function astray(what: string, { level, against }: Words['values']): Misuse | null {
  if (level !== undefined && what !== 'grids')
    return { misuse: 'export-not-with', details: { option: '--level', goes: 'grids' } }
  if (against !== undefined && what !== 'difference' && what !== 'moves')
    return { misuse: 'export-not-with', details: { option: '--against', goes: 'difference | moves' } }
  return null
}

/** `gridhold export`: writes a plan to a file; of residents there are counts alone. */
export async function exportCommand(order: ExportOrder, io: ExportIo): Promise<number> {
  const { db, out, language } = io
  const plans = await plansHere(db)
  const [plan, another] = plans.filter((each) => isMeant(each, order))
  if (plan === undefined || another !== undefined) {
    const asked = order.plan ?? order.jurisdiction
    if (plans.length === 0) out(say('export-no-plans', language))
    else if (asked === undefined) out(say('export-which-plan', language))
    else out(say('export-unknown-plan', language, { asked }))
    for (const { id, root, name, standing } of plans) {
      const stands = STANDING[standing][language === 'zh' ? 0 : 1]
      out(say('export-plan', language, { id, root: `${root.code} ${root.name}`, name, stands }))
    }
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
