import { board as boardEn } from '../text/en/board.ts'
import { site as siteEn } from '../text/en/site.ts'
import { chooseLanguage, chosenLanguage } from '../text/language.ts'
import { plainText } from '../text/plain.ts'
import { board } from '../text/zh-CN/board.ts'
import { site } from '../text/zh-CN/site.ts'

chooseLanguage(chosenLanguage())

/** Says a word of the board in the language chosen on this screen. */
export const say = plainText({ 'zh-CN': { ...site, ...board }, en: { ...siteEn, ...boardEn } })
