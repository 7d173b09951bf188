import { area, corners, type Layer, line, type Mark, type Point, text } from './drawing.ts'
import { fitted, MIDDLE, wrapped } from './fonts.ts'
import { dedicatedHatch, unheldHatch } from './grid-marks.ts'
import { BORDERS, INK } from './inks.ts'
import { herePin } from './map-furniture.ts'
import type { MapMaterial } from './map-material.ts'
import { facilityMark } from './place-names.ts'
import { type Language, say } from './words.ts'

interface Entry {
  readonly words: string
  /** Draws the sign in a box whose upper left corner is given. */
  readonly sign: (at: Point, width: number, height: number) => Mark
}

/** What the map shows, sign by sign; only what is on it. Gives the height it takes. */
export function legend(
  { grids, borders, unheld, levels }: MapMaterial,
  hasFacilities: boolean,
  hasHere: boolean,
  [x, y]: Point,
  width: number,
  factor: number,
  language: Language,
): { readonly layer: Layer; readonly height: number } {
  const has = (level: number) => borders.some((border) => border.level === level)
  const across = (level: 0 | 1 | 2 | 3): Entry['sign'] => {
    const stroke = { colour: INK.line, width: BORDERS[level] * factor, round: true }
    return ([left, top], w, h) =>
      line(
        [
          [left, top + h / 2],
          [left + w, top + h / 2],
        ],
        stroke,
      )
  }
  const filled =
    (make: (rings: readonly (readonly Point[])[]) => Mark): Entry['sign'] =>
    ([left, top], w, h) => {
      const ring = corners({ x: left, y: top, width: w, height: h })
      const frame = line([...ring, ring[0]!], { colour: INK.rule, width: 0.15 })
      return { mark: 'layer', name: 'sign', marks: [make([ring]), frame] }
    }
  const kinds = [...new Set(unheld.map(({ kind }) => kind))]
  const entries: Entry[] = [
    ...(has(0) ? [{ words: say(language, 'community'), sign: across(0) }] : []),
    ...([1, 2, 3] as const)
      .filter((level) => has(level))
      .map((level) => {
        const name = language === 'zh' ? levels[level - 1] : undefined
        const words = say(language, 'border', { level: name ?? say(language, 'level', { n: level }) })
        return { words, sign: across(level) }
      }),
    ...(grids.some(({ dedicated }) => dedicated)
      ? [{ words: say(language, 'dedicated'), sign: filled((rings) => dedicatedHatch('dedicated', rings)) }]
      : []),
    ...kinds.map((kind) => ({
      words: say(language, kind),
      sign: filled((rings) => unheldHatch(kind, rings)),
    })),
    {
      words: say(language, 'building'),
      sign: filled((rings) => area(rings, INK.building)),
    },
    ...(hasFacilities
      ? [
          {
            words: say(language, 'facility'),
            sign: ([left, top]: Point, w: number, h: number) =>
              facilityMark([left + w / 2, top + h / 2], h * 0.8),
          },
        ]
      : []),
    ...(hasHere
      ? [
          {
            words: say(language, 'here'),
            sign: ([left, top]: Point, w: number, h: number) => herePin([left + w / 2, top + h], h * 1.2),
          },
        ]
      : []),
  ]
  const size = 2.7 * factor
  const marks: Mark[] = [text([x, y + size * 1.2], say(language, 'legend'), size * 1.25, { weight: 'bold' })]
  let top = y + size * 2
  const [signWidth, signHeight] = [8 * factor, 3.2 * factor]
  for (const { words, sign } of entries) {
    const lines = wrapped(words, 'regular', size, width - signWidth - 2.5 * factor)
    marks.push(sign([x, top], signWidth, signHeight))
    lines.forEach((words, i) => {
      const baseline = top + signHeight / 2 + size * (MIDDLE + i * 1.25)
      marks.push(text([x + signWidth + 2.5 * factor, baseline], fitted(words, 'regular', size, width), size))
    })
    top += signHeight + 1.5 * factor + (lines.length - 1) * size * 1.25
  }
  return { layer: { mark: 'layer', name: 'legend', marks }, height: top - y }
}
