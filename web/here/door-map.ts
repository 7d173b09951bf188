import type { Here } from '#contract/here.ts'
import { DAY } from '../map/palette.ts'
import { townMap } from '../map/town-map.ts'
import { say } from './words.ts'

/** Degrees around a door that are shown with it, about 150 m. */
const AROUND = 0.0014

/** Draws door and service centre into `frame`; false where the device draws no maps. */
export function drawDoor(frame: HTMLElement, { position, serviceCentre }: Here): boolean {
  const [lon, lat] = position
  const [lonOther, latOther] = serviceCentre?.position ?? position
  frame.dataset.open = ''
  try {
    const map = townMap({
      container: frame,
      bounds: [
        Math.min(lon, lonOther) - AROUND,
        Math.min(lat, latOther) - AROUND,
        Math.max(lon, lonOther) + AROUND,
        Math.max(lat, latOther) + AROUND,
      ],
      theme: DAY,
      plan: 'in-force',
      label: `${say('map')}。${say('mapKeys')}`,
    })
    map.mark(position)
    return true
  } catch {
    delete frame.dataset.open
    return false
  }
}
