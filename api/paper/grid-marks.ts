import { polygonTwiceArea } from '#geometry/area.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { HUES } from '#plan/hues.ts'
import { area, corners, type Layer, type Mark, type Point } from './drawing.ts'
import { isSeen, projected } from './ground-marks.ts'
import { dotted, hatched } from './hatching.ts'
import { BORDERS, FILL, INK, TINT } from './inks.ts'
import type { LabelWish } from './labels.ts'
import type { MapMaterial, PaperGrid, Unheld } from './map-material.ts'
import type { View } from './map-scale.ts'

/** Colour of a grid's number in the palette. */
export function hueOf(number: number): string {
  return HUES[number % HUES.length] ?? HUES[0]
}

function ringsOf(view: View, shape: MultiPolygon): Point[][] {
  return shape.flatMap((polygon) => polygon.map((ring) => projected(view, ring)))
}

/** Fills: the first level a hue, the second a tint of it, the third none. */
export function gridFills(view: View, { grids }: MapMaterial): Layer {
  const marks = grids.flatMap(({ level, shape, hue, tint }): Mark[] => {
    const opacity = level === 1 ? FILL : level === 2 ? tint * TINT : 0
    return opacity === 0 || !isSeen(view, shape.flat())
      ? []
      : [area(ringsOf(view, shape), hueOf(hue), { opacity })]
  })
  return { mark: 'layer', name: 'grids', marks }
}

/** Hatching: dedicated grids, and ground that no grid holds, which never looks like background. */
export function gridHatches(view: View, { grids, unheld }: MapMaterial): Layer {
  const dedicated = grids
    .filter(({ dedicated, shape }) => dedicated && isSeen(view, shape.flat()))
    .map(({ name, shape }) => dedicatedHatch(name, ringsOf(view, shape)))
  const open = unheld
    .filter(({ polygon }) => isSeen(view, polygon))
    .map(({ kind, polygon }) => unheldHatch(kind, ringsOf(view, [polygon])))
  return { mark: 'layer', name: 'hatches', marks: [...dedicated, ...open] }
}

export function dedicatedHatch(name: string, rings: readonly (readonly Point[])[]): Layer {
  return hatched(name, rings, 1.3, { colour: INK.line, width: 0.13 })
}

export function unheldHatch(kind: Unheld['kind'], rings: readonly (readonly Point[])[]): Layer {
  if (kind === 'gap') return hatched('gap', rings, 1.1, { colour: INK.gap, width: 0.35 }, true)
  if (kind === 'exempt') return dotted('exempt', rings, 1.6, INK.exempt)
  return hatched('open', rings, 2.6, { colour: INK.unheld, width: 0.14 }, true)
}

/** Boundary lines, the deepest first, so that the heavier lie over them. */
export function gridBorders(view: View, { borders }: MapMaterial, factor: number): Layer {
  const marks = ([3, 2, 1, 0] as const).flatMap((level): Mark[] => {
    const lines = borders
      .filter((border) => border.level === level && isSeen(view, [border.line]))
      .map(({ line }) => projected(view, line))
    const stroke = { colour: INK.line, width: BORDERS[level] * factor, round: true }
    return lines.length === 0 ? [] : [{ mark: 'shape', lines, closed: false, stroke }]
  })
  return { mark: 'layer', name: 'borders', marks }
}

/** A veil over everything that is not the place, which shows through it faintly. */
export function veil(view: View, { outline }: MapMaterial): Mark {
  return area([corners(view.frame), ...ringsOf(view, outline)], '#ffffff', { opacity: 0.6 })
}

/** The edge of one grid, so that it stands out from its neighbours. */
export function gridEdge(view: View, { shape }: PaperGrid, width: number): Mark {
  const stroke = { colour: INK.accent, width, round: true }
  return { mark: 'shape', lines: ringsOf(view, shape), closed: true, stroke }
}

/** What the grids in view ask of the labels. Where codes of several communities end alike, none stands alone. */
export function labelWishes(view: View, { grids }: MapMaterial): LabelWish[] {
  const isAlone = new Set(grids.map(({ community }) => community)).size <= 1
  return grids
    .filter(({ shape }) => isSeen(view, shape.flat()))
    .map((grid) => ({
      key: grid.key,
      level: grid.level,
      name: grid.name,
      code: isAlone && grid.code.length === 15 ? grid.code.slice(12) : null,
      rings: largestPart(grid).map((ring) => projected(view, ring)),
      pole: view.project(grid.pole),
    }))
}

function largestPart({ shape }: PaperGrid): MultiPolygon[number] {
  return shape.reduce((best, part) => (polygonTwiceArea(part) > polygonTwiceArea(best) ? part : best))
}
