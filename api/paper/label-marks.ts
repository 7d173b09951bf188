import { area, corners, grown, type Layer, line, type Mark, text } from './drawing.ts'
import { INK } from './inks.ts'
import type { Label } from './labels.ts'

/** Labels with a pale rim; numbers of the index on a dark ground, and a line to those that stand outside their grid. */
export function labelMarks(labels: readonly Label[]): Layer {
  const leaders = labels.flatMap(({ leader }): Mark[] =>
    leader === null ? [] : [line(leader, { colour: INK.line, width: 0.15 })],
  )
  const written = labels.flatMap(({ form, box, lines }): Mark[] => [
    ...(form === 'number' ? [area([corners(grown(box, -0.1))], INK.line)] : []),
    ...lines.map(({ text: words, size, weight, baseline }, i) =>
      text(baseline, words, size, {
        weight,
        anchor: 'middle',
        colour: form === 'number' ? '#ffffff' : i === 0 ? INK.label : INK.code,
        ...(form === 'number' ? {} : { halo: INK.halo }),
      }),
    ),
  ])
  return { mark: 'layer', name: 'labels', marks: [...leaders, ...written] }
}
