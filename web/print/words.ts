import { print as printEn } from '../text/en/print.ts'
import { site as siteEn } from '../text/en/site.ts'
import { chooseLanguage, chosenLanguage } from '../text/language.ts'
import { plainText } from '../text/plain.ts'
import { print } from '../text/zh-CN/print.ts'
import { site } from '../text/zh-CN/site.ts'

chooseLanguage(chosenLanguage())

/** Says a word of the page for paper in the language chosen on this device. */
export const say = plainText({ 'zh-CN': { ...site, ...print }, en: { ...siteEn, ...printEn } })
