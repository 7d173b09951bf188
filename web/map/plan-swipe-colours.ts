import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl'
import { HUES } from '#plan/hues.ts'
import type { Grid, GridKey } from '#plan/snapshot.ts'
import type { DrawnFace } from '../editor/drawn/drawn-plan.ts'

/** Hues of a draft's first-level grids and tints of its second-level ones, as they were last drawn. */
export interface DraftColours {
  readonly saw: (faces: readonly DrawnFace[]) => void
  /** A style of the plan in force in which grids that the draft has too, by their code, look as they do there. */
  readonly giveTo: (style: StyleSpecification, grids: readonly Grid[]) => StyleSpecification
}

/** Follows the colours of a draft: the server deals its own, and a swipe would show every grid as changed. */
export function draftColours(): DraftColours {
  const hues = new Map<GridKey, number>()
  const tints = new Map<GridKey, number>()
  return {
    saw(faces) {
      for (const { chain, hue, tint } of faces) {
        if (chain[0] !== undefined) hues.set(chain[0], hue)
        if (chain[1] !== undefined) tints.set(chain[1], tint ?? 0)
      }
    },
    giveTo(style, grids) {
      const hue = (key: GridKey | null) => HUES[(hues.get(key ?? '') ?? 0) % HUES.length]!
      const first = branches(grids, 1, ({ key }) => hue(key))
      const second = branches(grids, 2, ({ parent }) => hue(parent))
      const tint = branches(grids, 2, ({ key }) => ((tints.get(key) ?? 0) % 4) * 0.055)
      const paints: Readonly<Record<string, object>> = {
        'level1-fill': { 'fill-color': byCode(first, '#ffffff'), 'fill-opacity': 0.16 },
        'level2-fill': { 'fill-color': byCode(second, '#ffffff'), 'fill-opacity': byCode(tint, 0) },
      }
      const layers = style.layers.map((layer) =>
        paints[layer.id] === undefined ? layer : { ...layer, paint: paints[layer.id] },
      )
      return { ...style, layers } as StyleSpecification
    },
  }
}

function branches<T>(grids: readonly Grid[], level: number, of: (grid: Grid) => T): [string, T][] {
  return grids.flatMap((grid): [string, T][] =>
    grid.level === level && grid.code !== null ? [[grid.code, of(grid)]] : [],
  )
}

/** What a code stands for; grids the draft no longer has get `other`. */
function byCode<T extends string | number>(
  known: readonly [string, T][],
  other: T,
): ExpressionSpecification | T {
  if (known.length === 0) return other
  return [
    'match',
    ['get', 'code'],
    ...[...new Map(known)].flat(),
    other,
  ] as unknown as ExpressionSpecification
}
