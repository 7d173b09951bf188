import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'wouter'

/** What the page is about, kept in its address so that back, reload and sharing work. */
export interface Place {
  /** `[lon, lat]` in degrees. */
  readonly at: readonly [number, number] | null
  readonly accuracyM: number | null
  readonly building: string | null
  readonly household: string | null
  readonly grid: string | null
  /** Instead of a place: my round of today, reports, or what residents left. */
  readonly view: 'round' | 'reports' | 'needs' | null
}

const VIEWS = ['round', 'reports', 'needs'] as const

const NOWHERE: Place = {
  at: null,
  accuracyM: null,
  building: null,
  household: null,
  grid: null,
  view: null,
}

/** Reads the place from the address; `go` replaces it as a whole and leaves the last one to the back button. */
export function usePlace() {
  const [params, setParams] = useSearchParams()
  const text = params.toString()
  const place = useMemo(() => parse(new URLSearchParams(text)), [text])
  const go = useCallback((next: Partial<Place>) => setParams(format({ ...NOWHERE, ...next })), [setParams])
  return { place, go }
}

function parse(params: URLSearchParams): Place {
  const numbers = (params.get('at') ?? '').split(',').map(Number)
  const [lon, lat] = numbers
  const valid = numbers.length === 2 && numbers.every(Number.isFinite)
  const accuracy = Number(params.get('accuracyM') ?? Number.NaN)
  return {
    at: valid && lon !== undefined && lat !== undefined ? [lon, lat] : null,
    accuracyM: Number.isFinite(accuracy) ? accuracy : null,
    building: params.get('building'),
    household: params.get('household'),
    grid: params.get('grid'),
    view: VIEWS.find((view) => params.has(view)) ?? null,
  }
}

function format({ at, accuracyM, building, household, grid, view }: Place): Record<string, string> {
  return {
    ...(at ? { at: `${at[0].toFixed(7)},${at[1].toFixed(7)}` } : {}),
    ...(accuracyM === null ? {} : { accuracyM: String(Math.ceil(accuracyM)) }),
    ...(building ? { building } : {}),
    ...(household ? { household } : {}),
    ...(grid ? { grid } : {}),
    ...(view ? { [view]: '1' } : {}),
  }
}
