import { here as hereEn } from '../text/en/here.ts'
import { site as siteEn } from '../text/en/site.ts'
import { chooseLanguage, chosenLanguage } from '../text/language.ts'
import { plainText } from '../text/plain.ts'
import { here } from '../text/zh-CN/here.ts'
import { site } from '../text/zh-CN/site.ts'

chooseLanguage(chosenLanguage())

/** Says a word of the door's page in the language chosen on this device. */
export const say = plainText({ 'zh-CN': { ...site, ...here }, en: { ...siteEn, ...hereEn } })
