import './map-picture.css'
import { boundsOf } from '../map/bounds.ts'
import { drawing, make, type PictureContent } from './map-picture-drawing.ts'
import { type Projection, projection } from './map-picture-projection.ts'
import { say } from './words.ts'

type LonLat = readonly [number, number]

/** A map drawn as SVG from the shapes of the grids, for screens without WebGL. */
export interface MapPicture {
  draw(content: PictureContent): void
  remove(): void
}

/** What a picture tells the board. */
interface PictureListener {
  readonly tapped: (position: LonLat) => void
  readonly scaled: (metresPerPixel: number) => void
}

/** Puts a picture over `container`, drawn anew at every size. */
export function mapPicture(container: HTMLElement, { tapped, scaled }: PictureListener): MapPicture {
  const svg = make('svg', {
    class: 'board-picture',
    role: 'application',
    tabindex: 0,
    'aria-label': say('map'),
  })
  container.append(svg)
  let content: PictureContent | null = null
  let toDegrees: Projection['toDegrees'] | null = null

  function paint(): void {
    const [width, height] = [container.clientWidth, container.clientHeight]
    if (content === null || width === 0 || height === 0) return
    const shape = content.grids.find(({ id }) => id === content!.chosen)?.geometry
    const view = projection((shape && boundsOf(shape.coordinates)) ?? content.bounds, width, height)
    toDegrees = view.toDegrees
    scaled(view.metresPerPixel)
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
    svg.replaceChildren(...drawing(content, view, { width, height, scale: content.scale }))
  }
  const sizes = new ResizeObserver(paint)
  sizes.observe(container)
  svg.addEventListener('click', ({ clientX, clientY }) => {
    const { left, top } = svg.getBoundingClientRect()
    if (toDegrees !== null) tapped(toDegrees(clientX - left, clientY - top))
  })
  svg.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' && toDegrees !== null)
      tapped(toDegrees(container.clientWidth / 2, container.clientHeight / 2))
  })

  return {
    draw(next) {
      content = next
      paint()
    },
    remove() {
      sizes.disconnect()
      svg.remove()
    },
  }
}
