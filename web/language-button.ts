import { element } from './element.ts'
import { chooseLanguage, chosenLanguage } from './text/language.ts'

/** The other language, named by `words`; the page starts anew in it. */
export function languageButton(words: string): HTMLElement {
  const other = chosenLanguage() === 'en' ? 'zh-CN' : 'en'
  const button = element('button', { type: 'button', class: 'language', lang: other }, words)
  button.addEventListener('click', () => {
    chooseLanguage(other)
    location.reload()
  })
  return button
}
