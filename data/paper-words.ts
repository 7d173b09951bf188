/** What the commands that print say; part of the table in `command-words.ts`. */
export const PAPER_SENTENCES = {
  'poster-usage': [
    '用法：poster --board 板名 --out 文件 [--paper A3|A2|A4|8K|4K] [--what map|chart] [--turn upright|across] [--svg] [--working] [--url 网址]',
    'Usage: poster --board SLUG --out FILE [--paper A3|A2|A4|8K|4K] [--what map|chart] [--turn upright|across] [--svg] [--working] [--url ADDRESS]',
  ],
  'sheets-usage': [
    '用法：sheets --community 社区代码 --out 文件 [--paper A4|A3|A2|8K|4K] [--url 网址]',
    'Usage: sheets --community CODE --out FILE [--paper A4|A3|A2|8K|4K] [--url ADDRESS]',
  ],
  'paper-bad-url': [
    '--url 要是 http:// 或 https:// 开头的网址。',
    '--url wants an address that begins with http:// or https://.',
  ],
  'paper-no-url': [
    '不知道居民从哪个网址打开本系统，二维码无法生成。请加 --url https://…，或设置 PUBLIC_URL。',
    'It is not known at which address residents reach this server, so no QR code can be made. Add --url https://… or set PUBLIC_URL.',
  ],
  'poster-no-qr': [
    '没有 --url 也没有 PUBLIC_URL，图上不印二维码。',
    'Neither --url nor PUBLIC_URL is given, so the print has no QR code.',
  ],
  'paper-written': [
    '已写出 {file}：{pages} 页，{kb} KB，用时 {seconds} 秒。',
    '{file} written: {pages} pages, {kb} kB, in {seconds} s.',
  ],
  'poster-first-page': [
    'SVG 只有第 1 页，共 {of} 页；全部页面请用 PDF。',
    'The SVG is page 1 of {of}; a PDF has them all.',
  ],
  'paper-boards': ['现有公示板：{boards}', 'Boards there are: {boards}'],
  'sheets-progress': ['门牌张贴页 {done}/{total}', 'sheets {done}/{total}'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>

/** The help's part about these commands. */
export const PAPER_HELP = {
  zh: `  poster --board 板名 --out 文件  公示板的网格平面图或架构图，PDF 或 SVG
    --paper A3                    纸张：A2、A3（默认）、A4、4K（4 开）、8K（8 开）
    --what map|chart              平面图（默认）或架构图
    --turn upright|across         竖放或横放，不写则自动
    --svg                         写出 SVG 而不是 PDF
    --working                     工作用图：分别标出空白与不划入
    --url 网址                    居民打开本系统的网址，用于二维码（默认 PUBLIC_URL）
  sheets --community 代码 --out 文件
                                社区所有单元门的张贴页，一个 PDF（--paper、--url 同上，默认 A4）`,
  en: `  poster --board SLUG --out FILE  the grid map or organisation chart of a board, as PDF or SVG
    --paper A3                    paper: A2, A3 (default), A4, 4K (370×520), 8K (260×370)
    --what map|chart              the map (default) or the chart
    --turn upright|across         how the paper lies; chosen where it is not said
    --svg                         writes SVG instead of PDF
    --working                     a working print, which tells gaps from exempt ground
    --url ADDRESS                 where residents reach this server, for the QR code (default PUBLIC_URL)
  sheets --community CODE --out FILE
                                sheets for all entrances of a community as one PDF (--paper, --url as above; A4)`,
} as const
