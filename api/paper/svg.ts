import type { Drawing, Mark, Page, Point, Stroke, Text } from './drawing.ts'
import { widthOf } from './fonts.ts'

/** What stands in where the reader has no Noto; each text keeps its width then, so that nothing collides. */
const FAMILY = `'Noto Sans Hans','Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif`

/** One page as SVG with its size in millimetres; text is text. */
export function svgOf({ title, language }: Drawing, { width, height, marks }: Page): string {
  const clips: string[] = []
  const body = marks.map((mark) => markOf(mark, clips)).join('\n')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}"`,
    ` xml:lang="${language === 'zh' ? 'zh-CN' : 'en'}" font-family="${FAMILY}">`,
    `<title>${escaped(title)}</title>`,
    clips.length === 0 ? '' : `<defs>${clips.join('')}</defs>`,
    `<path d="M0 0H${width}V${height}H0Z" fill="#ffffff"/>`,
    body,
    '</svg>\n',
  ].join('\n')
}

function markOf(mark: Mark, clips: string[]): string {
  if (mark.mark === 'text') return textOf(mark)
  if (mark.mark === 'layer') {
    let clip = ''
    if (mark.clip !== undefined) {
      const id = `c${clips.length + 1}`
      clips.push(`<clipPath id="${id}"><path clip-rule="evenodd" d="${pathOf(mark.clip, true)}"/></clipPath>`)
      clip = ` clip-path="url(#${id})"`
    }
    return `<g data-name="${escaped(mark.name)}"${clip}>${mark.marks.map((inner) => markOf(inner, clips)).join('\n')}</g>`
  }
  const { lines, closed, fill, opacity, stroke } = mark
  const paint = fill === undefined ? 'fill="none"' : `fill="${fill}" fill-rule="evenodd"`
  const faint = opacity === undefined ? '' : ` fill-opacity="${opacity}"`
  return `<path d="${pathOf(lines, closed)}" ${paint}${faint}${stroke === undefined ? '' : strokeOf(stroke)}/>`
}

function strokeOf({ colour, width, dash, round }: Stroke): string {
  const ends = round ? ' stroke-linecap="round"' : ''
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`
  return ` stroke="${colour}" stroke-width="${short(width)}" stroke-linejoin="round"${ends}${dashes}`
}

function textOf({ at: [x, y], text, size, weight, anchor, colour, halo, turn }: Text): string {
  const rim =
    halo === undefined
      ? ''
      : ` paint-order="stroke" stroke="${halo}" stroke-width="${short(size * 0.22)}" stroke-linejoin="round"`
  const turned = turn === undefined ? '' : ` transform="rotate(${short(turn)} ${short(x)} ${short(y)})"`
  return (
    `<text x="${short(x)}" y="${short(y)}" font-size="${short(size)}"${weight === 'bold' ? ' font-weight="700"' : ''}` +
    `${anchor === 'start' ? '' : ` text-anchor="${anchor}"`} fill="${colour}"${rim}${turned}` +
    ` textLength="${short(widthOf(text, weight, size))}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`
  )
}

function pathOf(lines: readonly (readonly Point[])[], closed: boolean): string {
  return lines
    .map((points) => `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}${closed ? 'Z' : ''}`)
    .join('')
}

/** A thousandth of a millimetre is finer than any printer. */
function short(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

function escaped(words: string): string {
  return (
    words
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // Control characters have no place in XML at all.
      .replaceAll(/\p{Cc}/gu, ' ')
  )
}
