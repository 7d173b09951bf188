/** The two languages every page speaks, Chinese first. */
export type Language = 'zh-CN' | 'en'

const KEPT_AS = 'gridhold.language'

/** The language chosen on this device, Chinese where none was. */
export function chosenLanguage(): Language {
  return kept() === 'en' ? 'en' : 'zh-CN'
}

/** Keeps the choice on this device and says it to the browser, whose fonts and voices follow `<html lang>`. */
export function chooseLanguage(language: Language): void {
  document.documentElement.lang = language
  try {
    localStorage.setItem(KEPT_AS, language)
  } catch {
    // A browser without storage (a locked-down kiosk) forgets the choice at the next start; nothing else is lost.
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS)
  } catch {
    return null
  }
}
