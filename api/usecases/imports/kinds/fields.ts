import type { ImportField, ImportTarget } from '#contract/import-jobs.ts'
import { PEOPLE_FIELDS } from './fields-people.ts'
import { PLACE_FIELDS } from './fields-places.ts'

/** A field with what its column may be called, the likeliest first (`?` behind one that is taken only where nothing else wants it), and what a second example row shows. */
export interface KnownField extends ImportField {
  readonly names: readonly string[]
  readonly another: string
  /** Spreadsheets would take it for a number and lose zeros or digits. */
  readonly asText: boolean
}

/**
 * What rows of a target are made of. There is no field for an ID-card number, ethnicity, religion, politics or petitions,
 * and there must be none.
 */
const FIELDS: Readonly<Record<ImportTarget, readonly KnownField[]>> = { ...PLACE_FIELDS, ...PEOPLE_FIELDS }

/** Fields of a target with the words that their columns usually have. */
export function knownFields(target: ImportTarget): readonly KnownField[] {
  return FIELDS[target]
}

/** Fields of a target as the wire has them. */
export function importFieldsOf(target: ImportTarget): ImportField[] {
  return FIELDS[target].map(({ field, zh, en, required, hintZh, hintEn, example }) => ({
    field,
    zh,
    en,
    required,
    hintZh,
    hintEn,
    example,
  }))
}
