import type { Board } from '#contract/boards.ts'
import { locate } from '../client/locate.ts'
import { element } from '../element.ts'
import { boardMap } from './board-map.ts'
import { clock } from './clock.ts'
import { dots } from './dots.ts'
import { mineView } from './find-mine.ts'
import { footer } from './footer.ts'
import { languageButton } from './language-button.ts'
import { slideView } from './slide-views.ts'
import { type Slide, slidesOf } from './slides.ts'
import { turner } from './turner.ts'
import { say } from './words.ts'

/** The board on the screen: what to do when its content is new, and when the server is out of reach. */
export interface BoardPage {
  show(board: Board): void
  stale(lost: boolean): void
}

/** Lays the board out once; later contents replace what changed and leave the map where it is. */
export function boardPage(first: Board): BoardPage {
  let board = first
  let slides: readonly Slide[] = []
  let wasLost = false
  const heading = element('h1')
  const mapBox = element('div', { class: 'board-canvas' })
  const hint = element('p', { class: 'board-hint' }, say('findMine'))
  const words = element('div', { class: 'board-words' })
  const turns = dots((index) => turning.goTo(index))
  const foot = footer()
  document.body.append(
    element(
      'div',
      { class: 'board' },
      element('header', { class: 'board-head' }, heading, languageButton(), clock()),
      element('main', { class: 'board-map' }, mapBox, hint),
      element('div', { class: 'board-side' }, words, turns.element),
      foot.element,
    ),
  )
  const map = boardMap(mapBox, board)
  const turning = turner(put, () => map.mark(null))
  addEventListener('pointerdown', () => turning.touched())
  map.onTap(({ position }) => void findMine(position))

  function put(index: number): void {
    const slide = slides[index]!
    words.replaceChildren(slideView(slide, board))
    turns.mark(index)
    if (slide.kind === 'grid') map.showGrid(slide.grid.code)
    else map.showAll()
  }
  async function findMine(position: readonly [number, number]): Promise<void> {
    turning.touched()
    map.mark(position)
    words.replaceChildren(mineView(await locate(position)))
  }

  return {
    show(next) {
      board = next
      slides = slidesOf(next)
      heading.textContent = next.title
      document.title = `${next.title} · ${say('name')}`
      foot.show(next)
      turns.count(slides.length)
      map.follow(next)
      turning.slides(slides.map(() => 15))
    },
    stale(lost) {
      foot.stale(lost ? board.dataAt : null)
      if (wasLost && !lost) map.fetchAgain()
      wasLost = lost
    },
  }
}
