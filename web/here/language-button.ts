import { element } from '../element.ts'
import { chooseLanguage, chosenLanguage } from '../text/language.ts'
import { say } from './words.ts'

/** The other language; the page starts anew in it, and what was typed is kept. */
export function languageButton(): HTMLElement {
  const other = chosenLanguage() === 'en' ? 'zh-CN' : 'en'
  const button = element('button', { type: 'button', class: 'language', lang: other }, say('otherLanguage'))
  button.addEventListener('click', () => {
    chooseLanguage(other)
    location.reload()
  })
  return button
}
