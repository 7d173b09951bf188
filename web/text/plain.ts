import { chosenLanguage, type Language } from './language.ts'

/** Says a key in the language chosen, with `{{name}}` replaced by the values given. */
export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string

/** The lookup of pages that use no framework; the same dictionaries and placeholders as i18next's. */
export function plainText<Words extends Record<string, string>>(
  dictionaries: Readonly<Record<Language, Words>>,
  language: Language = chosenLanguage(),
): Say<keyof Words & string> {
  const words = dictionaries[language]
  return (key, values = {}) =>
    words[key]!.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}
