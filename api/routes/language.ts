import type { Request } from 'express'
import type { Language } from '../errors.ts'

/** English where the request prefers it to Chinese; Chinese where it does not say. */
export function languageOf(request: Request): Language {
  // Programs seldom say, and asking Express costs as much as a look-up.
  if (request.headers['accept-language'] === undefined) return 'zh'
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh'
}
