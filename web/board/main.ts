import '../site.css'
import './board.css'
import type { Board } from '#contract/boards.ts'
import { boardPath } from '../client/boards.ts'
import type { Trouble } from '../client/request.ts'
import { element } from '../element.ts'
import { reportAlive } from './alive.ts'
import { boardPage } from './board-page.ts'
import { follow } from './follow.ts'
import { type BoardKeep, boardKeep } from './keep.ts'
import { forgetPhotos, keepAhead } from './keep-ahead.ts'
import { startOffline } from './offline.ts'
import { say } from './words.ts'

/** How often it is looked whether what is kept may still be shown. */
const TICK_MS = 60_000

const slug = decodeURIComponent(location.pathname.split('/').filter(Boolean)[1] ?? '')
const asked = new URLSearchParams(location.search)
/** An administrator's look at a board before it is published: nothing of it is kept and no screen is reported. */
const isPreview = asked.has('preview')
if (asked.get('theme') === 'night') document.documentElement.dataset.theme = 'night'

const waiting = element('p', { class: 'board-waiting', role: 'status' }, say('loading'))
document.body.append(waiting)

let page: ReturnType<typeof boardPage> | null = null
let shown: Board | null = null
const keep: BoardKeep | null = isPreview ? null : boardKeep(slug)
keep?.tick()
const before = keep?.board() ?? null
if (before !== null) show(before)

const offline = isPreview ? null : startOffline(keepWhatIsShown)
let wasLost = false
const following = follow(boardPath(slug, isPreview), {
  content(board) {
    keep?.content(board)
    show(board)
    keepWhatIsShown()
  },
  reached(serverAt) {
    keep?.heard(serverAt)
    page?.stale(false)
    if (wasLost) offline?.lookForBuild()
    wasLost = false
  },
  lost(trouble) {
    wasLost = true
    if (isMissing(trouble)) endBoard()
    if (trouble.kind === 'unreadable') offline?.lookForBuild()
    if (page) page.stale(true)
    else waiting.replaceChildren(...apology(trouble))
  },
})
if (!isPreview) {
  reportAlive(slug, () => shown)
  setInterval(letTimePass, TICK_MS)
}

function show(board: Board): void {
  shown = board
  waiting.remove()
  page ??= boardPage(board)
  page.show(board)
}

/** Has the service worker fetch what the slides will ask for; without one nothing happens. */
function keepWhatIsShown(): void {
  if (shown !== null && navigator.serviceWorker?.controller) void keepAhead(shown)
}

function letTimePass(): void {
  const without = keep?.tick() ?? null
  if (without === null) return
  following.forget()
  show(without)
  void forgetPhotos(without)
}

/** A board that was taken down is shown no longer, and does not come back when the power does. */
function endBoard(): void {
  keep?.forget()
  void forgetPhotos({ slug })
  if (page !== null) location.reload()
}

function isMissing({ kind, status }: Trouble): boolean {
  return kind === 'refused' && status === 404
}

function apology(trouble: Trouble): HTMLElement[] {
  const missing = isMissing(trouble)
  return [
    element('strong', {}, say(missing ? 'missing' : 'offline')),
    element('span', {}, missing ? say('missingMore') : ''),
    element('a', { href: '/' }, say('home')),
  ]
}
