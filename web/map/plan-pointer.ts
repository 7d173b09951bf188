import type { Map as LibreMap, LngLat, MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import { type Position, toLattice } from '#geometry/position.ts'

/** Where a mouse or finger is, and what keys were held. */
export interface Touch {
  /** Lattice position, not snapped. */
  readonly at: Position
  readonly finger: boolean
  /** Shift adds to what is chosen; Alt switches snapping off. */
  readonly shift: boolean
  readonly alt: boolean
}

/** What is told of a mouse or finger on the map. */
export interface Hand {
  readonly move: (touch: Touch) => void
  readonly click: (touch: Touch) => void
  /** Two clicks in one place; both were told as clicks before. */
  readonly doubleClick: (touch: Touch) => void
  /** Whether what lies under it can be dragged; then the map stays where it is until `up`. */
  readonly down: (touch: Touch) => boolean
  readonly drag: (touch: Touch) => void
  readonly up: (touch: Touch) => void
  readonly leave: () => void
}

export function listenToHand(map: LibreMap, hand: Hand): void {
  let holding = false
  const touch = (lngLat: LngLat, event: MouseEvent | TouchEvent, finger: boolean): Touch => ({
    at: toLattice(lngLat.lng, lngLat.lat),
    finger,
    shift: event.shiftKey,
    alt: event.altKey,
  })
  const mouse = ({ lngLat, originalEvent }: MapMouseEvent) => touch(lngLat, originalEvent, false)
  const finger = ({ lngLat, originalEvent }: MapTouchEvent) => touch(lngLat, originalEvent, true)

  map.on('mousedown', (event) => {
    if (event.originalEvent.button !== 0) return
    holding = hand.down(mouse(event))
    if (holding) event.preventDefault()
  })
  map.on('mousemove', (event) => {
    // The button came up outside the window.
    if (holding && event.originalEvent.buttons === 0) letGo(mouse(event))
    if (holding) hand.drag(mouse(event))
    else hand.move(mouse(event))
  })
  map.on('touchstart', (event) => {
    if (event.points.length > 1) return
    holding = hand.down(finger(event))
    if (holding) event.preventDefault()
  })
  map.on('touchmove', (event) => {
    if (holding) hand.drag(finger(event))
  })
  const letGo = (at: Touch) => {
    if (!holding) return
    holding = false
    hand.up(at)
  }
  map.on('mouseup', (event) => letGo(mouse(event)))
  map.on('touchend', (event) => letGo(finger(event)))
  map.on('click', (event) => {
    // Keys go to the map from here on, not to the button that took up the tool.
    map.getCanvas().focus({ preventScroll: true })
    hand.click(mouse(event))
  })
  map.on('dblclick', (event) => hand.doubleClick(mouse(event)))
  map.on('mouseout', () => hand.leave())
}
