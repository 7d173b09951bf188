import { Map as LibreMap } from 'maplibre-gl'
import { toDegrees } from '#geometry/position.ts'
import type { Grid } from '#plan/snapshot.ts'
import type { DrawnFace } from '../editor/drawn/drawn-plan.ts'
import { DEDICATED } from './grid-layers.ts'
import { hatch } from './hatch.ts'
import { GAP } from './page-layers.ts'
import { DAY } from './palette.ts'
import type { Hand, Touch } from './plan-pointer.ts'
import { type DraftColours, draftColours } from './plan-swipe-colours.ts'
import { mapStyle } from './style.ts'
import { watchState } from './watch-state.ts'

export interface SwipeOptions {
  /** As large as the draft's map and exactly over it; cutting it off at the divider is the page's part. */
  readonly container: HTMLElement
  /** Id of the plan in force. */
  readonly plan: string
  /** The draft's: grids of the same code are drawn in the same colour on both sides. */
  readonly grids: readonly Grid[]
  readonly label: string
}

/** The plan in force, drawn over the left part of the draft's map. */
export interface Swipe {
  /** How much of the map's width it hides, 0 to 1. */
  readonly cover: (share: number) => void
  readonly remove: () => void
}

interface Swiping {
  /** The hand as the tools should feel it: what is hidden by the plan in force cannot be touched. */
  readonly hand: Hand
  /** To be told of every face of the draft that is drawn. */
  readonly saw: (faces: readonly DrawnFace[]) => void
  /** Throws where the device has no WebGL surface left for a second map. */
  readonly open: (options: SwipeOptions) => Swipe
}

/** Lets a picture of the plan in force follow the camera of a draft's map, one picture at a time. */
export function swipeOver(draft: LibreMap, hand: Hand): Swiping {
  let covered = 0
  const colours = draftColours()
  const hidden = ({ at }: Touch) => draft.project(toDegrees(at)).x < covered * draft.getCanvas().clientWidth

  return {
    hand: {
      ...hand,
      move: (touch) => (hidden(touch) ? hand.leave() : hand.move(touch)),
      click: (touch) => (hidden(touch) ? undefined : hand.click(touch)),
      doubleClick: (touch) => (hidden(touch) ? undefined : hand.doubleClick(touch)),
      // What was taken up beside the divider may be dragged on below the picture.
      down: (touch) => !hidden(touch) && hand.down(touch),
    },
    saw: colours.saw,
    open(options) {
      const picture = pictureOf(options, draft, colours)
      const canvas = picture.getCanvas()
      canvas.setAttribute('role', 'img')
      canvas.setAttribute('aria-label', options.label)
      canvas.tabIndex = -1
      const follow = () => picture.jumpTo({ center: draft.getCenter(), zoom: draft.getZoom() })
      draft.on('move', follow)
      return {
        cover(share) {
          covered = share
        },
        remove() {
          covered = 0
          draft.off('move', follow)
          picture.remove()
        },
      }
    },
  }
}

/** A map of the plan in force that looks where another looks and answers to nothing else. */
function pictureOf(
  { container, plan, grids }: SwipeOptions,
  draft: LibreMap,
  colours: DraftColours,
): LibreMap {
  const style = mapStyle({
    theme: DAY,
    plan,
    buildings: false,
    scale: 1,
    hall: false,
    origin: location.origin,
  })
  const map = new LibreMap({
    container,
    style: colours.giveTo(style, grids),
    center: draft.getCenter(),
    zoom: draft.getZoom(),
    minZoom: draft.getMinZoom(),
    maxZoom: draft.getMaxZoom(),
    maxPitch: 0,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
  })
  Object.assign(container, { gridholdMap: map })
  watchState(map, container)
  map.on('style.load', () => {
    map.addImage(DEDICATED, hatch(DAY.line, 1.6, 0, false), { pixelRatio: 2 })
    map.addImage(GAP, hatch(DAY.gap, 4.5, 0.12), { pixelRatio: 2 })
  })
  return map
}
