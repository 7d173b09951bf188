import '../site.css'
import './board.css'
import type { Trouble } from '../client/request.ts'
import { element } from '../element.ts'
import { boardPage } from './board-page.ts'
import { follow } from './follow.ts'
import { say } from './words.ts'

/** How often the server is asked whether anything changed. */
const ASK_EVERY_MS = 60_000

const slug = decodeURIComponent(location.pathname.split('/').filter(Boolean)[1] ?? '')
if (new URLSearchParams(location.search).get('theme') === 'night')
  document.documentElement.dataset.theme = 'night'

const waiting = element('p', { class: 'board-waiting', role: 'status' }, say('loading'))
document.body.append(waiting)

let page: ReturnType<typeof boardPage> | null = null
follow(slug, ASK_EVERY_MS, {
  content(board) {
    waiting.remove()
    page ??= boardPage(board)
    page.show(board)
  },
  reached: () => page?.stale(false),
  lost(trouble) {
    if (page) page.stale(true)
    else waiting.replaceChildren(...apology(trouble))
  },
})

function apology({ kind, status }: Trouble): HTMLElement[] {
  const missing = kind === 'refused' && status === 404
  return [
    element('strong', {}, say(missing ? 'missing' : 'offline')),
    element('span', {}, missing ? say('missingMore') : ''),
    element('a', { href: '/' }, say('home')),
  ]
}
