import { home as homeEn } from '../text/en/home.ts'
import { site as siteEn } from '../text/en/site.ts'
import { chooseLanguage, chosenLanguage } from '../text/language.ts'
import { plainText } from '../text/plain.ts'
import { home } from '../text/zh-CN/home.ts'
import { site } from '../text/zh-CN/site.ts'

chooseLanguage(chosenLanguage())

/** Says a word of the first page in the language chosen on this device. */
export const say = plainText({ 'zh-CN': { ...site, ...home }, en: { ...siteEn, ...homeEn } })
