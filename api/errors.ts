import { ACCOUNT_ERRORS } from './account-errors.ts'
import { BOARD_ERRORS } from './board-errors.ts'
import { HOUSEHOLD_ERRORS } from './household-errors.ts'
import { IMPORT_ERRORS } from './import-errors.ts'
import { NEED_ERRORS } from './need-errors.ts'
import { OGC_ERRORS } from './ogc-errors.ts'
import { PAPER_ERRORS } from './paper-errors.ts'
import { PLAN_ERRORS } from './plan-errors.ts'
import { PROTECTION_ERRORS } from './protection-errors.ts'
import { UNDERLAY_ERRORS } from './underlay-errors.ts'
import { VISIT_ERRORS } from './visit-errors.ts'
import { WRITE_ERRORS } from './write-errors.ts'

/** The two languages a reply's sentences come in. */
export type Language = 'zh' | 'en'

/** One sentence in both languages; `{name}` is replaced by the detail of that name. */
export type Sentence = Readonly<Record<Language, string>>

interface Row extends Sentence {
  readonly status: number
}

/** Every way a request can be refused: its HTTP status and what the person is told. The list is closed. */
const TABLE = {
  ...ACCOUNT_ERRORS,
  ...PLAN_ERRORS,
  ...PROTECTION_ERRORS,
  ...PAPER_ERRORS,
  ...HOUSEHOLD_ERRORS,
  ...VISIT_ERRORS,
  ...NEED_ERRORS,
  ...BOARD_ERRORS,
  ...UNDERLAY_ERRORS,
  ...OGC_ERRORS,
  ...IMPORT_ERRORS,
  ...WRITE_ERRORS,
  'bad-parameter': { status: 400, zh: '{problem}请给出{wanted}。', en: '{problem} Please give {wanted}.' },
  'bad-json': {
    status: 400,
    zh: '请求正文不是合法的 JSON 对象。请检查括号、引号和逗号。',
    en: 'The request body is not a valid JSON object. Check its brackets, quotes and commas.',
  },
  'bad-address': {
    status: 400,
    zh: '网址里有无法解码的字符。请用 UTF-8 百分号编码。',
    en: 'The address holds characters that cannot be decoded. Use UTF-8 percent encoding.',
  },
  'not-signed-in': {
    status: 401,
    zh: '请先登录；登录可能已过期。',
    en: 'Please sign in; your session may have ended.',
  },
  'wrong-password': {
    status: 401,
    zh: '用户名或密码不对。连续 {attempts} 次不对，账号会锁定 {minutes} 分钟。',
    en: 'The user name or password is wrong. After {attempts} wrong attempts in a row the account is locked for {minutes} minutes.',
  },
  forbidden: {
    status: 403,
    zh: '您的账号不能做这件事。需要这项权限请联系管理员。',
    en: 'Your account may not do this. Ask an administrator if you need to.',
  },
  'cross-site': {
    status: 403,
    zh: '这个请求来自别的网站，已拒绝。请在本系统的页面里操作。',
    en: "The request came from another site and was refused. Use this system's own pages.",
  },
  'not-found': { status: 404, zh: '没有这个接口或页面。', en: 'There is no such page or interface.' },
  'unknown-grid': {
    status: 404,
    zh: '现行方案里没有编码为 {code} 的网格。',
    en: 'No grid in force has the code {code}.',
  },
  'unknown-board': {
    status: 404,
    zh: '没有这块公示板，或它还没有公布。',
    en: 'There is no such board, or it is not published yet.',
  },
  'unknown-jurisdiction': {
    status: 404,
    zh: '现行方案不包含编码为 {code} 的社区、村或街道。',
    en: 'The plan in force has no jurisdiction with the code {code}.',
  },
  'unknown-household': {
    status: 404,
    zh: '没有这一户，或不在您的责任范围内。',
    en: 'There is no such household, or it is not among those you answer for.',
  },
  'unknown-person': {
    status: 404,
    zh: '没有这个人，或不在您的责任范围内。',
    en: 'There is no such person, or they are not among those you answer for.',
  },
  'unknown-compound': {
    status: 404,
    zh: '没有这个小区，或不在您的管辖范围内。请刷新后重试。',
    en: 'There is no such compound, or it is outside your reach. Reload the page and try again.',
  },
  'unknown-door': {
    status: 404,
    zh: '没有这个门牌码。请核对门上的字样，或改为输入地址。',
    en: 'No door has this code. Compare it with the one on the door, or type the address.',
  },
  'unknown-handover': {
    status: 404,
    zh: '没有这张交接单，或它不是交给您的。请刷新后重试。',
    en: 'There is no such handover sheet, or it is not yours. Reload the page and try again.',
  },
  'unknown-tile': { status: 404, zh: '没有这张地图瓦片。', en: 'There is no such map tile.' },
  'outside-jurisdiction': {
    status: 404,
    zh: '这个位置不在本系统管辖的任何社区或村内。请核对经纬度，或联系当地街道。',
    en: 'This position is outside every community and village served here. Check the coordinates, or ask the local street office.',
  },
  'id-taken': {
    status: 409,
    zh: '这个编号已经用在另一条记录上。请重新打开表单，再提交一次。',
    en: 'This id belongs to another record already. Open the form again and send it once more.',
  },
  'too-large': {
    status: 413,
    zh: '请求正文太大，最多 {limit} 字节。请分批提交。',
    en: 'The request body is too large: at most {limit} bytes. Send it in parts.',
  },
  'wrong-content-type': {
    status: 415,
    zh: '请求正文必须是 JSON（Content-Type: application/json）。',
    en: 'The request body must be JSON (Content-Type: application/json).',
  },
  'locked-out': {
    status: 429,
    zh: '密码连续 {attempts} 次不对，请过 {minutes} 分钟再试。',
    en: 'Wrong password {attempts} times in a row; try again in {minutes} minutes.',
  },
  'too-many-requests': {
    status: 429,
    zh: '请求太频繁，请过 {seconds} 秒再试。',
    en: 'Too many requests; try again in {seconds} seconds.',
  },
  unexpected: {
    status: 500,
    zh: '服务器出了意外，已记录。请稍后再试。',
    en: 'Something unexpected happened on the server and was recorded. Please try again later.',
  },
  'no-plan': {
    status: 503,
    zh: '还没有生效的网格方案。请先导入并公布方案（npm run gridhold -- import，或 town 生成示例）。',
    en: 'No plan is in force yet. Import and publish one first (npm run gridhold -- import, or town for a sample).',
  },
  'no-pages': {
    status: 503,
    zh: '页面还没有构建。请先运行 npm run build。',
    en: 'The pages are not built yet. Run npm run build first.',
  },
  'no-database': {
    status: 503,
    zh: '数据库暂时连不上，正在重试。请稍后再试。',
    en: 'The database cannot be reached for the moment; try again shortly.',
  },
} as const satisfies Readonly<Record<string, Row>>

/** The name of a refusal; what programs compare. */
export type ErrorCode = keyof typeof TABLE

/** What a sentence needs filled in: the same in both languages, or one text for each. */
export type Details = Readonly<Record<string, string | number | Sentence>>

/**
 * A person's mistake, on its way to the error handler: thrown by routes and use cases, forwarded by Express.
 * `reason` narrows the code where the code has several causes; `retryAfterS` becomes the header of that name.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ErrorCode
  readonly status: number
  readonly details: Details
  readonly reason: string | undefined
  readonly retryAfterS: number | undefined
  /** What the reply says besides `error`, by the contract of the route. */
  readonly attached: object | undefined

  constructor(
    code: ErrorCode,
    details: Details = {},
    more: { readonly reason?: string; readonly retryAfterS?: number; readonly attached?: object } = {},
  ) {
    super(code)
    this.code = code
    this.status = TABLE[code].status
    this.details = details
    this.reason = more.reason
    this.retryAfterS = more.retryAfterS
    this.attached = more.attached
  }

  /** The sentence a person reads. Throws when a detail the sentence needs was not given. */
  sentence(language: Language): string {
    return fill(TABLE[this.code][language], this.details, language)
  }
}

/** Puts details into a sentence. Throws with the name of the detail that is missing. */
export function fill(text: string, details: Details, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const detail = details[name]
    if (detail === undefined) throw new Error(`the sentence “${text}” wants a detail “${name}”`)
    return typeof detail === 'object' ? detail[language] : String(detail)
  })
}

/** All codes with their status, for the OpenAPI document and tests. */
export const ERROR_STATUS: Readonly<Record<ErrorCode, number>> = Object.fromEntries(
  Object.entries(TABLE).map(([code, row]) => [code, row.status]),
) as Record<ErrorCode, number>
