import type { Board } from '#contract/boards.ts'
import { element } from '../element.ts'
import { languageButton } from '../language-button.ts'
import { townTime } from '../text/town-time.ts'
import { boardMap } from './board-map.ts'
import { clock } from './clock.ts'
import { dots } from './dots.ts'
import { findMine } from './find-mine.ts'
import { footer } from './footer.ts'
import { scaleBar } from './legend-scale.ts'
import { lookOf } from './slide-look.ts'
import type { Room } from './slide-pages.ts'
import { hearTurns } from './slide-turns.ts'
import { type Layout, type Slide, slidesOf } from './slides.ts'
import { turner } from './turner.ts'
import { say } from './words.ts'

/** The board on the screen: what to do when its content is new, and when the server is out of reach. */
export interface BoardPage {
  show(board: Board): void
  stale(lost: boolean): void
}

/** A screen that is being made larger or smaller is laid out when it has come to rest. */
const REST_MS = 200

/** Lays the board out once; later contents replace what changed and leave the map where it is. */
export function boardPage(first: Board): BoardPage {
  let board = first
  let slides: readonly Slide[] = []
  let layout: Layout = 'beside'
  let day = ''
  let wasLost = false
  /** Somebody is answered for a place they touched, over whichever slide that was. */
  let answering = false

  dress()
  const heading = element('h1')
  const mapBox = element('div', { class: 'board-canvas' })
  const bar = scaleBar()
  const words = element('div', { class: 'board-words' })
  const room: Room = element('div', { class: 'board-words board-room', 'aria-hidden': 'true' })
  const turns = dots(
    (index) => turning.goTo(index),
    (by) => turning.step(by),
  )
  const side = element(
    'div',
    { class: 'board-side' },
    element('div', { class: 'board-frame' }, words, room),
    turns.element,
  )
  const foot = footer()
  const page = element(
    'div',
    { class: 'board', 'data-layout': layout },
    element(
      'header',
      { class: 'board-head' },
      heading,
      languageButton(say('otherLanguage')),
      clock(everyMinute),
    ),
    element(
      'main',
      { class: 'board-map' },
      mapBox,
      element('p', { class: 'board-hint' }, say('findMine')),
      bar.element,
    ),
    side,
    foot.element,
  )
  document.body.append(page)

  const map = boardMap(mapBox, board)
  const find = findMine(
    () => roomFor('beside'),
    (position) => map.mark(position),
  )
  const turning = turner(put, find.reset)
  hearTurns(side, { turn: (by) => turning.step(by), back: stepBack, touched: turning.touched })
  map.onScale(bar.show)
  map.onTap(({ position }) => {
    turning.touched()
    answering = true
    words.replaceChildren(find.element)
    void find.at(position)
  })
  let resting: ReturnType<typeof setTimeout> | undefined
  addEventListener('resize', () => {
    clearTimeout(resting)
    resting = setTimeout(layOut, REST_MS)
  })

  function put(index: number): void {
    const slide = slides[index]!
    answering = false
    layout = slide.layout
    page.dataset.layout = layout
    page.dataset.kind = slide.kind
    words.replaceChildren(slide.view)
    turns.mark(index)
    if (layout === 'wide') return
    if (slide.grid === null) map.showAll()
    else map.showGrid(slide.grid.code)
  }
  /** The box that lines are measured in; nothing is painted before the page is as it was. */
  function roomFor(wanted: Layout): Room {
    page.dataset.layout = wanted
    queueMicrotask(() => {
      page.dataset.layout = layout
    })
    return room
  }
  function layOut(): void {
    const answered = answering
    day = townTime(new Date()).day
    find.show(board)
    slides = slidesOf(board, day, roomFor, find.element)
    turns.count(slides.map(({ kind }) => kind))
    turning.slides(slides)
    if (answered) {
      answering = true
      words.replaceChildren(find.element)
    }
  }
  function stepBack(): void {
    if ((answering || page.dataset.kind === 'find') && find.back()) return
    turning.goTo(0)
  }
  function dress(now = new Date()): void {
    const root = document.documentElement
    const look = lookOf(board.settings, new URLSearchParams(location.search).get('theme'), now)
    const { largeType } = board.settings
    // The map is drawn anew whenever these are set, even to what they were.
    if (root.dataset.theme !== look) root.dataset.theme = look
    if (root.classList.contains('large-type') !== largeType) root.classList.toggle('large-type', largeType)
  }
  /** Notices and the hour of the lamps follow the town's clock, with or without a server. */
  function everyMinute(now: Date): void {
    dress(now)
    if (day !== '' && townTime(now).day !== day) layOut()
  }

  return {
    show(next) {
      board = next
      dress()
      heading.textContent = next.title
      document.title = `${next.title} · ${say('name')}`
      foot.show(next)
      map.follow(next)
      layOut()
    },
    stale(lost) {
      foot.stale(lost ? board.dataAt : null)
      if (wasLost && !lost) map.fetchAgain()
      wasLost = lost
    },
  }
}
