import '../site.css'
import './here.css'
import './need.css'
import { here, hereInPage } from '../client/here.ts'
import { doorView } from './door-view.ts'
import { troubleView } from './trouble-view.ts'
import { say } from './words.ts'

const page = document.getElementById('here')
if (page === null) throw new Error('the page has no element #here')
const token = /^\/here\/([\w-]+)/.exec(location.pathname)?.[1] ?? ''

document.title = `${say('title')} · ${say('name')}`
const given = hereInPage()
if (given !== null) page.replaceChildren(...doorView(token, given))
else void open(page)

/** Asks for the door and shows it, or why it cannot be shown. */
async function open(main: HTMLElement): Promise<void> {
  const waiting = main.querySelector('[role="status"]')
  if (waiting !== null) waiting.textContent = say('loading')
  const answer = await here(token)
  const view = answer.ok
    ? doorView(token, answer.value)
    : troubleView(answer.trouble, () => {
        main.replaceChildren(waiting ?? say('loading'))
        void open(main)
      })
  main.replaceChildren(...view)
}
