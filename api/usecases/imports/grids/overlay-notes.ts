import type { ImportNote, SourceRecord } from '#contract/imports.ts'
import type { OverlayNote } from '#plan/coverage-input.ts'
import type { GridKey } from '#plan/snapshot.ts'

/** What the overlay noticed, said of the features it concerns; areas in m² and widths in metres. */
export function overlayNotes(
  notes: readonly OverlayNote[],
  records: ReadonlyMap<GridKey, SourceRecord>,
  nameOf: (key: GridKey) => string,
): ImportNote[] {
  return notes.map((note): ImportNote => {
    const place = records.get(note.grid)?.place ?? { file: null, feature: null, line: null, column: null }
    const values: ImportNote['values'] = { grid: nameOf(note.grid), areaM2: rounded(note.areaM2, 1) }
    if (note.note === 'sticks-out') values.parent = nameOf(note.parent)
    if (note.note === 'overlap') values.other = nameOf(note.other)
    if (note.note === 'sliver-closed' || note.note === 'inner-gap') values.widthM = rounded(note.widthM, 2)
    return { remark: note.note, ...place, values }
  })
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
