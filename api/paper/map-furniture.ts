import { area, type Box, corners, type Layer, line, type Mark, type Point, text } from './drawing.ts'
import { widthOf } from './fonts.ts'
import { INK } from './inks.ts'
import { barMetres } from './map-scale.ts'
import { type Language, say } from './words.ts'

/** Longest scale bar, in millimetres on A3. */
const LONGEST_BAR = 55

/** The scale in figures over a bar of round metres in four fields; `at` is its upper left corner. */
export function scaleBar(
  [x, y]: Point,
  scale: number,
  factor: number,
  language: Language,
): { readonly layer: Layer; readonly metres: number; readonly box: Box } {
  const metres = barMetres(scale, LONGEST_BAR * factor)
  const length = (metres * 1000) / scale
  const [size, thick] = [2.7 * factor, 1.3 * factor]
  const barTop = y + size * 1.5
  const fields = [0, 1, 2, 3].map((n) =>
    area(
      [corners({ x: x + (n * length) / 4, y: barTop, width: length / 4, height: thick })],
      n % 2 === 0 ? INK.line : '#ffffff',
    ),
  )
  const edge = line([...corners({ x, y: barTop, width: length, height: thick }), [x, barTop]], {
    colour: INK.line,
    width: 0.15 * factor,
  })
  const [figure, unit] = metres >= 1000 ? [metres / 1000, 'kilometres' as const] : [metres, 'metres' as const]
  const below = barTop + thick + size * 1.1
  const marks: Mark[] = [
    text([x, y + size], say(language, 'scale', { n: scale }), size, { weight: 'bold' }),
    { mark: 'layer', name: 'bar', marks: [...fields, edge] },
    text([x, below], '0', size * 0.85),
    text([x + length / 2, below], String(figure / 2), size * 0.85, { anchor: 'middle' }),
    text([x + length, below], `${figure} ${say(language, unit)}`, size * 0.85, { anchor: 'middle' }),
  ]
  const width = length + widthOf(`${figure} ${say(language, unit)}`, 'regular', size)
  return {
    layer: { mark: 'layer', name: 'scale', marks },
    metres,
    box: { x, y, width, height: below - y + size * 0.4 },
  }
}

/** An arrow to the north, `height` millimetres with its letter. */
export function northArrow([x, y]: Point, height: number, language: Language): Layer {
  const [half, top] = [height * 0.22, y + height * 0.34]
  const bottom = y + height
  const notch: Point = [x, bottom - height * 0.16]
  return {
    mark: 'layer',
    name: 'north',
    marks: [
      text([x, y + height * 0.26], say(language, 'north'), height * 0.3, {
        weight: 'bold',
        anchor: 'middle',
      }),
      area([[[x, top], [x - half, bottom], notch]], INK.line),
      area([[[x, top], [x + half, bottom], notch]], '#ffffff', {
        stroke: { colour: INK.line, width: height * 0.02 },
      }),
    ],
  }
}

/** A drop that points to where the reader stands. */
export function herePin([x, y]: Point, height: number): Layer {
  const radius = height * 0.36
  const middle = y - height + radius
  const rim: Point[] = [[x, y]]
  for (let step = 0; step <= 24; step++) {
    const angle = ((210 - (step / 24) * 240) * Math.PI) / 180
    rim.push([x + radius * Math.cos(angle), middle - radius * Math.sin(angle)])
  }
  const eye: Point[] = Array.from({ length: 20 }, (_, i): Point => {
    const angle = (i / 20) * 2 * Math.PI
    return [x + radius * 0.4 * Math.cos(angle), middle + radius * 0.4 * Math.sin(angle)]
  })
  const edge = { colour: '#ffffff', width: height * 0.06 }
  return {
    mark: 'layer',
    name: 'here',
    marks: [area([rim], INK.you, { stroke: edge }), area([rim], INK.you), area([eye], '#ffffff')],
  }
}
