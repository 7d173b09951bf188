import type { Geometry } from 'geojson'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Bounds } from './bounds.ts'
import { type ControlWords, mapControls } from './controls.ts'
import { DAY } from './palette.ts'
import type { RoundOnMap } from './round-layers.ts'
import type { DrawnRow } from './row-layers.ts'
import { type DrawnFinding, type Tap, type TownMap, townMap } from './town-map.ts'

/** Where the camera should go: to a place or to a box. A new object moves it, the same one does not. */
export type Focus =
  | { readonly position: readonly [number, number]; readonly zoom: number }
  | { readonly bounds: Bounds }

export interface MapViewProps {
  readonly bounds: Bounds
  readonly plan: string
  readonly buildings: boolean
  readonly label: string
  readonly words: ControlWords
  readonly chosen?: Geometry | null
  readonly building?: string | null
  readonly place?: { readonly position: readonly [number, number]; readonly accuracyM?: number } | null
  readonly findings?: readonly DrawnFinding[]
  readonly round?: RoundOnMap | null
  readonly rows?: readonly DrawnRow[]
  readonly focus?: Focus | null
  readonly onTap?: (tap: Tap) => void
  /** Shown instead where the device cannot draw maps. */
  readonly withoutMap: ReactNode
}

/** The town's map in a React page: one map for the life of the page, told of every change. */
export function MapView(props: MapViewProps) {
  const { bounds, plan, buildings, chosen, building, place, findings, round, rows, focus, words, label } =
    props
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<TownMap | null>(null)
  const [failed, setFailed] = useState(false)
  const tap = useRef(props.onTap)
  tap.current = props.onTap

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; later changes go through the effects below
  useEffect(() => {
    const container = box.current
    if (container === null) return
    const made = tryMap(container)
    setMap(made)
    setFailed(made === null)
    return () => made?.remove()
  }, [])

  function tryMap(container: HTMLElement): TownMap | null {
    try {
      const made = townMap({ container, bounds, theme: DAY, plan, buildings, label })
      made.onTap((at) => tap.current?.(at))
      container.append(
        mapControls(words, { zoomBy: (steps) => made.zoomBy(steps), wholeTown: () => made.fit(bounds) }),
      )
      return made
    } catch {
      return null
    }
  }

  const first = useRef(true)
  useEffect(() => {
    if (map === null) return
    if (first.current) first.current = false
    else map.restyle({ theme: DAY, plan, buildings })
  }, [map, plan, buildings])
  useEffect(() => map?.choose(chosen ?? null), [map, chosen])
  useEffect(() => map?.chooseBuilding(building ?? null), [map, building])
  useEffect(() => map?.mark(place?.position ?? null, place?.accuracyM), [map, place])
  useEffect(() => map?.showFindings(findings ?? []), [map, findings])
  useEffect(() => map?.showRound(round ?? null), [map, round])
  useEffect(() => map?.showRows(rows ?? []), [map, rows])
  useEffect(() => {
    if (map === null || !focus) return
    if ('bounds' in focus) map.fit(focus.bounds, 40)
    else map.flyTo(focus.position, focus.zoom)
  }, [map, focus])

  return (
    <div className="map-frame">
      <div ref={box} className="map-canvas" hidden={failed} />
      {failed ? <div className="map-missing">{props.withoutMap}</div> : null}
    </div>
  )
}
