import type { Here } from '#contract/here.ts'
import type { Language } from '../errors.ts'

const CALL_FIRST: Readonly<Record<Language, string>> = { zh: '有事先找', en: 'Call first' }

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * The built page of a door with the number to call already in it, before any script and without one, and with the whole
 * reply for its script. Everything is written as text: a name may hold any letter.
 */
export function withDoor(html: string, here: Here, language: Language): string {
  const { name, role, phone } = here.call
  const card =
    `<header class="head"><h1>${escaped(here.address)}</h1></header>` +
    `<section class="call"><p class="call-first">${CALL_FIRST[language]}</p>` +
    `<p class="call-who"><strong>${escaped(name)}</strong> ${escaped(role)}</p><p class="call-why">&nbsp;</p>` +
    `<a class="dial" href="tel:${escaped(phone)}"><span>${escaped(grouped(phone))}</span></a></section>`
  const tag = language === 'en' ? 'en' : 'zh-CN'
  // Within a script element only `<` could end it or begin a comment.
  const json = JSON.stringify(here).replaceAll('<', '\\u003c')
  const data = `<script type="application/json" id="door" lang="${tag}">${json}</script>`
  return html.replace(/(<main id="here">)[\s\S]*?(<\/main>)/, (_, open, end) => open + card + end + data)
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter]!)
}

/** As the page's script writes it, so that nothing moves when it comes: mobile numbers in groups of 3, 4 and 4. */
function grouped(phone: string): string {
  return phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')
}
