import type { Request } from 'express'
import type { Language } from '../errors.ts'

/** Verdicts by header text: browsers of a town send a handful of different ones, and reading one is slow. */
const verdicts = new Map<string, Language>()
const MOST_VERDICTS = 200

/** English where the request prefers it to Chinese; Chinese where it does not say. */
export function languageOf(request: Request): Language {
  const header = request.headers['accept-language']
  if (header === undefined) return 'zh'
  const known = verdicts.get(header)
  if (known !== undefined) return known
  const language = request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh'
  if (verdicts.size >= MOST_VERDICTS) verdicts.clear()
  verdicts.set(header, language)
  return language
}
