import type { ImportField } from '#contract/import-jobs.ts'
import type { UsageFault, UsageReason } from './arguments.ts'
import type { Flags } from './flags.ts'

export type Language = 'zh' | 'en'
type Pair = readonly [zh: string, en: string]

const USAGE: Readonly<Record<UsageReason, Pair>> = {
  'unknown-flag': ['没有 {flag} 这个选项', 'There is no flag {flag}'],
  'value-needed': ['{flag} 后面要有一个值', '{flag} wants a value after it'],
  'no-value-taken': ['{flag} 后面不带值', '{flag} takes no value'],
  'given-twice': ['{flag} 只能写一次', '{flag} may be given once only'],
  'flag-needed': ['缺少 {flag}', '{flag} is missing'],
  'bad-value': ['{flag} 的值不对；{flag}：{help}', 'The value of {flag} is not of its form; {flag}: {help}'],
  'one-file': ['要有且只有一个文件', 'Exactly one file is wanted'],
  'no-file': [
    '不知道“{flag}”是什么；网格文件写在 --level1 等后面',
    'What is "{flag}"? Files of grids follow --level1 and so on',
  ],
  'unknown-field': [
    '--map 后没有“{flag}”这一项；有的是：{instead}',
    'There is no field "{flag}" to --map; there are: {instead}',
  ],
  'use-map': ['{flag} 已改为 {instead}列名', '{flag} is now {instead}COLUMN'],
  'unknown-kind': [
    '要导入什么？grids、buildings、households、persons、staff、posts 或 visits',
    'What is to be imported: grids, buildings, households, persons, staff, posts or visits?',
  ],
}

const KINDS: Readonly<Record<string, Pair>> = {
  grids: ['导入一个社区的一至三级网格', "imports one community's grids of one to three levels"],
  buildings: ['导入楼栋（任一种能读的格式）', 'imports buildings (of any format that is read)'],
  households: ['导入住户（表格，或点图层）', 'imports households (a table or points)'],
  persons: ['导入居民（表格）', 'imports residents (a table)'],
  staff: ['导入工作人员（表格）', 'imports staff (a table)'],
  posts: ['导入任职（表格）', 'imports posts (a table)'],
  visits: ['导入走访（表格）', 'imports visits (a table)'],
}

/** Of a pair the one in this language. */
function inLanguage(pair: Pair, language: Language): string {
  return pair[language === 'zh' ? 0 : 1]
}

/** What is wrong with a command line. */
export function usageSentence({ usage, flag, help, instead }: UsageFault, language: Language): string {
  return inLanguage(USAGE[usage], language)
    .replaceAll('{flag}', flag)
    .replace('{help}', help?.[language] ?? '')
    .replace('{instead}', instead ?? '')
}

/** Where the use of a kind of import is told. */
export function seeHelp(kind: string, language: Language): string {
  const call = `npm run gridhold -- import ${kind} --help`
  return language === 'zh' ? `用法见：${call}` : `For its use: ${call}`
}

/** Said where a column is missing, which may only be called differently. */
export function sayColumns(kind: string, language: Language): string {
  const flag = kind === 'grids' ? '--code-property, --name-property, --parent-property' : '--map FIELD=COLUMN'
  const said =
    language === 'zh'
      ? `列名不同时用 ${flag} 写明。`
      : `Where columns are called differently, say so by ${flag}. `
  return said + seeHelp(kind, language)
}

/** The kinds there are, a line each. */
export function kindLines(language: Language): string[] {
  return Object.entries(KINDS).map(([name, pair]) => `gridhold import ${name}  ${inLanguage(pair, language)}`)
}

/** How a kind of import is called: flag by flag, then field by field of what `--map` names. */
export function helpLines(
  kind: string,
  flags: Flags,
  fields: readonly ImportField[],
  language: Language,
): string[] {
  const files = kind === 'grids' ? '--level1 FILE [--level2 FILE [--level3 FILE]]' : 'FILE'
  const lines = Object.entries(flags).map(([name, { value, help }]) => {
    const flag = `  --${name}${value === undefined ? '' : ` ${value}`}`
    return `${flag.padEnd(30)} ${help[language]}`
  })
  const head = [`gridhold import ${kind} --root CODE ${files} …`, inLanguage(KINDS[kind]!, language), '']
  if (fields.length === 0) return [...head, ...lines]
  const title = language === 'zh' ? '--map 的各项（* 必须有）：' : 'Fields of --map (* must be there):'
  return [...head, ...lines, '', title, ...fields.map((field) => fieldLine(field, language))]
}

function fieldLine(field: ImportField, language: Language): string {
  const name = `  ${field.field}${field.required ? ' *' : ''}`
  const zh = `${field.zh}：${field.hintZh}`
  return `${name.padEnd(30)} ${language === 'zh' ? zh : `${field.en}: ${field.hintEn}`}`
}
