import { BACKUP_HELP, BACKUP_SENTENCES } from './backup-words.ts'
import { EXPORT_HELP, EXPORT_SENTENCES } from './export-words.ts'
import { PAPER_HELP, PAPER_SENTENCES } from './paper-words.ts'
import { PROTECTION_HELP, PROTECTION_SENTENCES } from './protection-words.ts'

/** The two languages the command line speaks. */
export type Language = 'zh' | 'en'

const SENTENCES = {
  ...PROTECTION_SENTENCES,
  ...PAPER_SENTENCES,
  ...EXPORT_SENTENCES,
  ...BACKUP_SENTENCES,
  'unknown-command': ['没有“{what}”这个命令。', 'There is no command "{what}".'],
  'unknown-option': ['没有“{what}”这个选项。', 'There is no option "{what}".'],
  'bad-option': ['命令行不对：{what}', 'The command line is not right: {what}'],
  'see-help': ['用法见：npm run gridhold -- help', 'For its use: npm run gridhold -- help'],
  'whole-number': ['{what} 要是一个 {least} 以上的整数。', '{what} wants a whole number from {least} up.'],
  'too-many': ['不认识“{what}”。', 'What is "{what}"?'],
  'file-missing': [
    '没有 {what}，或它所在的文件夹不存在。',
    'There is no {what}, or no such folder for it to stand in.',
  ],
  'file-forbidden': ['没有权限读写 {what}。', 'You may not read or write {what}.'],
  'file-is-folder': ['{what} 是文件夹，这里要一个文件。', '{what} is a folder; a file is wanted.'],
  'file-exists': ['{what} 已经存在，不覆盖。', '{what} is there already and is not overwritten.'],
  'disk-full': ['磁盘已满，写不下 {what}。', 'The disk is full; {what} cannot be written.'],
  'database-held': [
    '内嵌数据库正被另一个程序使用，多半是正在运行的服务器。请先停下它（Ctrl-C），再运行这个命令。',
    'Another program uses the embedded database, most likely the running server. Stop it first (Ctrl-C), then run this command again.',
  ],
  'up-to-date': ['数据库结构已是最新。', 'The database is up to date.'],
  'town-exists': [
    '这个数据库里已经有 {what} 县的数据，示例城镇只能装进空的县。请换一个数据库，或换一个 DATA_DIR。',
    'This database has data of county {what} already; a sample town goes into an empty county only. Use another database or another DATA_DIR.',
  ],
  'town-generated': [
    '生成：{households} 户，{persons} 人，{buildings} 栋楼，{grids} 个网格',
    'Generated: {households} households, {persons} persons, {buildings} buildings, {grids} grids',
  ],
  'town-loaded': ['已装入，方案已生效，用时 {seconds} 秒。', 'Loaded and in force, in {seconds} s.'],
  places: ['场所 {rows}', 'places {rows}'],
  buildings: ['楼栋 {rows}', 'buildings {rows}'],
  households: ['住户 {rows}', 'households {rows}'],
  persons: ['人口 {rows}', 'persons {rows}'],
  staff: ['人员 {rows}', 'staff {rows}'],
  draft: ['起草方案：{rows} 个网格', 'drafting the plan: {rows} grids'],
  publish: ['检查并公布方案：{rows} 个面', 'checking and publishing the plan: {rows} faces'],
  activate: ['方案生效：{rows} 户入格', 'the plan takes effect: {rows} households'],
  accounts: ['账号 {rows}', 'accounts {rows}'],
  'accounts-kept': ['账号和密码（也在 {what}）：', 'Accounts and passwords (also in {what}):'],
  'account-added': ['已添加账号 {what}。', 'The account {what} was added.'],
  'account-password': [
    '账号 {what} 的密码已改，登录都已结束。',
    'The account {what} has a new password; its sessions ended.',
  ],
  'account-disable': [
    '账号 {what} 已停用，登录都已结束。',
    'The account {what} is shut; its sessions ended.',
  ],
  'account-reset-codes': [
    '账号 {what} 的动态验证码已关闭，登录都已结束。',
    'One-time codes of the account {what} are off; its sessions ended.',
  ],
  'unknown-account': [
    '没有叫 {what} 的账号。看列表：account list',
    'There is no account {what}. See: account list',
  ],
  'last-admin': [
    '{what} 是管理这片辖区的最后一个管理员账号。请先添加另一个。',
    '{what} is the last administrator of that ground. Add another one first.',
  ],
  'no-accounts': ['还没有账号。', 'There are no accounts yet.'],
  'account-usage': [
    '用法：account add 用户名 --jurisdiction 代码 [--capacity admin|planner|head|worker]，account list，或 account password|disable|reset-codes 用户名',
    'Usage: account add NAME --jurisdiction CODE [--capacity admin|planner|head|worker], account list, or account password|disable|reset-codes NAME',
  ],
  'ask-password': [
    '密码（至少 {least} 位，不显示）：',
    'Password (at least {least} characters, not shown): ',
  ],
  'ask-again': ['再输一次：', 'Once more: '],
  'passwords-differ': ['两次输入的密码不一样，没有添加。', 'The two passwords differ; nothing was added.'],
  'name-empty': ['用户名不能为空。', 'The user name is empty.'],
  'name-too-long': ['用户名最多 60 个字。', 'A user name has at most 60 characters.'],
  'name-taken': ['已经有叫这个名字的账号。', 'There is an account of that name already.'],
  'password-too-short': ['密码至少要 {least} 位。', 'A password has at least {least} characters.'],
  'password-too-long': ['密码最多 {most} 位。', 'A password has at most {most} characters.'],
  'unknown-jurisdiction': [
    '没有代码为 {what} 的县、街道、社区或村。先导入网格，或核对代码。',
    'No county, street, community or village has the code {what}. Import its grids first, or check the code.',
  ],
  'bad-jurisdiction': [
    '--jurisdiction 要是 6、9 或 12 位数字代码。',
    '--jurisdiction wants a code of 6, 9 or 12 digits.',
  ],
  'bad-capacity': [
    '--capacity 要是 admin、planner、head 或 worker。',
    '--capacity wants admin, planner, head or worker.',
  ],
  'https-made': [
    '已为 {hosts} 生成证书，有效期至 {until}。',
    'A certificate for {hosts} was made; it holds until {until}.',
  ],
  'https-start': [
    '启动：HOST=0.0.0.0 npm start，然后在办公网内打开 {url}',
    'Start with HOST=0.0.0.0 npm start, then open {url} in the office network.',
  ],
  'https-trust': [
    '手机和公示板要先信任一次 {what}（核对指纹 {fingerprint}），安装方法见 docs/operations.md。',
    'Phones and boards must trust {what} once (compare the fingerprint {fingerprint}); docs/operations.md says how.',
  ],
  'bad-host': ['“{what}”不是主机名或 IP 地址。', '"{what}" is neither a host name nor an IP address.'],
  'no-host': [
    '这台机器没有接入网络。请写明地址，例如：https 192.168.1.10',
    'This machine is on no network. Name an address, e.g. https 192.168.1.10',
  ],
  'building-pages': ['正在构建页面……', 'Building the pages…'],
  'preparing-sample': ['正在准备示例城镇（只此一次）……', 'Preparing the sample town (this once)…'],
  starting: ['正在启动……', 'Starting…'],
  'no-plan-yet': [
    '数据库里还没有生效的方案。装入示例：npm run gridhold -- town；导入真实网格：npm run gridhold -- import grids --help',
    'No plan is in force in this database. Load the sample: npm run gridhold -- town. Import real grids: npm run gridhold -- import grids --help',
  ],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>

export type SentenceKey = keyof typeof SENTENCES

/** A sentence of the command line; `{name}` is filled with the detail of that name. */
export function say(
  key: SentenceKey,
  language: Language,
  details: Readonly<Record<string, string | number>> = {},
): string {
  return SENTENCES[key][language === 'zh' ? 0 : 1].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(details[name]),
  )
}

/** Chinese first, unless the machine speaks English (`LC_ALL`, `LC_MESSAGES` or `LANG`). */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return locale.startsWith('en') ? 'en' : 'zh'
}

const HELP: Readonly<Record<Language, string>> = {
  zh: `gridhold：网格一张图的命令行

npm run gridhold -- 命令 [选项] [--lang zh|en]

  migrate                       把数据库结构升到本程序的版本
  town                          生成一座示例城镇并装入（县须为空）
    --seed N                      随机种子，默认 1
    --households N                住户数，默认约 4600
    --communities N               社区和村的总数，默认 2
    --third-level N               三级网格总数，默认 155
  import grids|buildings|households|persons|staff|posts|visits …
                                导入真实数据，各有说明，如 import grids --help
  account add 用户名            添加账号，密码从终端输入（不显示）或从标准输入读一行
    --jurisdiction 代码           所属县、街道、社区或村
    --capacity 权限               admin（默认）、planner、head 或 worker
  account list                  列出账号
  account password 用户名       改密码，结束其登录
  account disable 用户名        停用账号，结束其登录
  account reset-codes 用户名    关闭其动态验证码（手机丢失时）
${PROTECTION_HELP.zh}
${EXPORT_HELP.zh}
${PAPER_HELP.zh}
${BACKUP_HELP.zh}
  https [主机或 IP …]           为办公网生成 HTTPS 证书（手机定位和相机需要 HTTPS）
  build                         构建页面并备好示例城镇，使第一次启动更快
  help                          本说明

数据库由 DATABASE_URL 指定，不设则用 DATA_DIR（默认 .local）里的内嵌数据库；
内嵌数据库同一时间只能由一个程序使用，服务器在运行时请先停下它（backup 除外）。`,
  en: `gridhold: the command line of 网格一张图

npm run gridhold -- COMMAND [OPTIONS] [--lang zh|en]

  migrate                       brings the database up to this program's version
  town                          generates a sample town and loads it into an empty county
    --seed N                      seed, default 1
    --households N                households, default about 4,600
    --communities N               communities and villages together, default 2
    --third-level N               third-level grids in all, default 155
  import grids|buildings|households|persons|staff|posts|visits …
                                imports real data; each has help of its own, as import grids --help
  account add NAME              adds an account; its password is read from the terminal, not shown,
                                or as one line from standard input
    --jurisdiction CODE           its county, street, community or village
    --capacity WHAT               admin (default), planner, head or worker
  account list                  lists the accounts
  account password NAME         gives it another password and ends its sessions
  account disable NAME          shuts it and ends its sessions
  account reset-codes NAME      turns off its one-time codes, when the phone is lost
${PROTECTION_HELP.en}
${EXPORT_HELP.en}
${PAPER_HELP.en}
${BACKUP_HELP.en}
  https [HOST or IP …]          makes a certificate for HTTPS in an office network (phones want it
                                for location and camera)
  build                         builds the pages and prepares the sample town, so that a first start is quick
  help                          this text

The database is the one of DATABASE_URL, else the embedded one in DATA_DIR (.local by default);
only one program at a time can use the embedded one: stop the server first (but for backup).`,
}

/** The whole help. */
export function helpText(language: Language): string {
  return HELP[language]
}
