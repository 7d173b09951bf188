import type { DroppedColumn } from '../contract/import-files.ts'

type Kind = DroppedColumn['kind']

/** Words of a header that name what no file may bring in; `but` is what the same characters mean in a harmless one. */
interface Rule {
  readonly kind: Kind
  readonly says: RegExp
  readonly but?: RegExp
}

/** A road, an estate, a school or an authority that bears the word in its name. */
const PLACE =
  '(?:自治|团结|风情|文化|特色)?(?:路|街|大道|大街|巷|弄|里|桥|广场|公园|小区|花园|新村|社区|村|乡|镇|县|州|园|宫|馆|中学|小学|大学|学校|学院|幼儿园|医院)'
const HALL = '(?:群众)?(?:活动|服务|教育|接待|学习)?(?:中心|场所|室|站|驿站|之家|窗口|局|办|堂|寺|庙|大厅)'

/** Tested against the header without brackets, blanks and marks, in lower case: 户主身份证号码(必填) → 户主身份证号码. */
const CHINESE: readonly Rule[] = [
  {
    kind: 'id-card',
    says: /身[份分][证證]/,
    // What stands on the card beside its number, and papers that prove who somebody is.
    but: /身[份分][证證](?:明(?!号|编)|上?的?(?:姓名|名字|地址|住址|户籍|性别|有效期|签发|发证|类型|种类|类别))/,
  },
  { kind: 'id-card', says: /身[份分]号|(?<!企业|单位|机构|许可)证件(?:号|编号|编码)|证件后[四六]位/ },
  // Numbers that contain the number of the card, or are it.
  { kind: 'id-card', says: /残疾人?证(?:号|编号)|社会保障号|驾驶证号/ },
  { kind: 'ethnicity', says: /民族|族别|族群|种族|人种(?!植|地|菜|粮|养)/, but: new RegExp(`民族${PLACE}`) },
  {
    kind: 'religion',
    says: /宗教|信仰|信教|教派|宗派|信徒|教徒|穆斯林|(?:基督|天主|伊斯兰|佛|(?<!街)道)教(?!育|师|学)/,
    but: new RegExp(`(?:宗教|教)${HALL}`),
  },
  {
    kind: 'politics',
    says: /政治|[党黨][员員派籍龄]|入[党黨]|(?<!加)入团|政[党黨]|(?<![社集])团员|团籍|(?:所属|所在|隶属)[党黨](?:支部|组织|小组|委)|[党黨]组织关系|^[党黨](?:支部|组织|小组)$/,
    but: new RegExp(`(?:政治|[党黨][员員])(?:先锋岗|示范岗|责任区|${HALL}|学院|${PLACE})`),
  },
  {
    kind: 'petition',
    says: /[信上缠闹]访(?![问谈客])|越级访|进京访|访民/,
    but: new RegExp(`[信上]访${HALL}`),
  },
]

/** Column names of ten letters, as DBF has them: the initials that registers use. */
const INITIALS: Readonly<Record<string, Kind>> = {
  sfz: 'id-card',
  sfzh: 'id-card',
  sfzhm: 'id-card',
  sfzjh: 'id-card',
  sfzjhm: 'id-card',
  gmsfhm: 'id-card',
  gmsfzh: 'id-card',
  zjh: 'id-card',
  zjhm: 'id-card',
  cjzh: 'id-card',
  mz: 'ethnicity',
  minzu: 'ethnicity',
  zjxy: 'religion',
  zongjiao: 'religion',
  zzmm: 'politics',
  sfdy: 'politics',
}

const PERSON =
  '(?:(?:person|personal|people|resident|residents|citizen|owner|head|householder|member|national|holder|applicant|guardian|tenant|his|her|their|government|chinese|prc)s? (?:s )?)'
const NUMBER = '(?:numbers?|no|num|nr)'

/** Tested against the words of the header, in lower case with one blank between: idCardNo → id card no. */
const ENGLISH: readonly Rule[] = [
  { kind: 'id-card', says: /\b(?:id|identity|identification) ?cards?\b|\bidcards?(?:no|num|number)?\b/ },
  { kind: 'id-card', says: new RegExp(`\\bidentity ${NUMBER}\\b|\\bcitizen ?ids?\\b|\\bnational ids?\\b`) },
  // A bare "ID", and the ID of a building or a grid, is a key; "ID No." alone or of a person is the card.
  { kind: 'id-card', says: new RegExp(`^${PERSON}?(?:id|identification) ?${NUMBER}$|^${PERSON}ids?$`) },
  { kind: 'ethnicity', says: /\bethnic\w*|\brace\b|\bracial\b|\bnationality\b|\bnationalities\b/ },
  { kind: 'religion', says: /\breligio\w+|\bfaith\b|\bdenomination\b|\bbeliefs?\b|\bcreed\b/ },
  {
    kind: 'politics',
    says: /\bpolitic\w*|\b(?:communist|ccp|cpc)\b|\bparty (?:member\w*|affiliation|branch)\b|\bleague member\w*/,
  },
  {
    kind: 'petition',
    says: /\bpetition\w*|\bxinfang\b|\bshangfang\b/,
    but: /\bpetition\w* (?:office|centre|center|bureau)\b/,
  },
]

/** In brackets stand remarks: only a bare name of the card there speaks of the column, 证件号码（身份证） but not 姓名（同身份证）. */
const IN_BRACKETS = /^(?:居民|公民|二代)?身[份分][证證](?:号码?|件号码?)?$|^id ?card(?: ?(?:no|number))?$/
const BRACKETS = /[([{<【〔「『《][^)\]}>】〕」』》]*[)\]}>】〕」』》]/g

/**
 * What a column must not be brought in for, by its header, or null. Blanks, full-width letters, brackets, stars and
 * case do not matter; a header that joins two rows of merged cells is judged as a whole.
 */
export function forbiddenHeader(header: string): Kind | null {
  const plain = header
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .slice(0, 400)
  const outside = plain.replace(BRACKETS, ' ')
  const inBrackets = plain.match(BRACKETS)?.some((each) => IN_BRACKETS.test(wordsOf(each)))
  if (inBrackets) return 'id-card'
  // A header that is in brackets as a whole is read without them.
  const said = /[\p{L}]/u.test(outside) ? outside : plain
  const words = wordsOf(said)
  const joined = words.replaceAll(' ', '')
  if (Object.hasOwn(INITIALS, joined.replace(/\d+$/, ''))) return INITIALS[joined.replace(/\d+$/, '')]!
  return kindBy(CHINESE, joined) ?? kindBy(ENGLISH, words)
}

/** Letters and digits alone, in lower case, one blank between words; camelCase is taken apart. */
function wordsOf(text: string): string {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What is left once the harmless words are cut out decides: 民族路及民族 is about both. */
function kindBy(rules: readonly Rule[], text: string): Kind | null {
  for (const { kind, says, but } of rules) {
    const left = but === undefined ? text : text.replace(new RegExp(but, 'g'), ' ')
    if (says.test(left)) return kind
  }
  return null
}
