import type { Sentence } from '../errors.ts'

/** HTML that is safe to be put into a page. */
export interface Html {
  readonly html: string
}

type Part = string | number | Html | readonly Part[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!)
}

function written(part: Part): string {
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return 'html' in part ? part.html : part.map(written).join('')
}

/** A template of HTML: whatever is put in is escaped, but for HTML itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.map((text, i) => text + (i < parts.length ? written(parts[i]!) : '')).join('') }
}

/** Chinese first, English beside it. */
export function both({ zh, en }: Sentence): Html {
  return html`${zh} <span lang="en">${en}</span>`
}

export function anchor(href: string, text: Part): Html {
  return html`<a href="${href}">${text}</a>`
}

/** A table with a head; cells of a row in the order of the head. */
export function table(head: readonly Part[], rows: readonly (readonly Part[])[]): Html {
  return html`<div class="wide" tabindex="0"><table><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody></table></div>`
}

export function list(items: readonly Part[]): Html {
  return html`<ul>${items.map((item) => html`<li>${item}</li>\n`)}</ul>`
}

/** A page: where one is, what it is called, what is in it, and the same as JSON. */
export function page(
  base: string,
  {
    title,
    crumbs,
    json,
    body,
  }: {
    readonly title: Sentence
    readonly crumbs: readonly { readonly href: string; readonly title: Sentence }[]
    readonly json: string
    readonly body: readonly Html[]
  },
): string {
  const way = crumbs.map(({ href, title: words }) => html`<li>${anchor(href, both(words))}</li>`)
  return html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.zh} ${title.en}</title><link rel="stylesheet" href="${base}/style.css"><link rel="alternate" type="application/json" href="${json}"></head>
<body><header><nav aria-label="位置 Breadcrumb"><ol>${way}<li aria-current="page">${title.zh}</li></ol></nav></header>
<main><h1>${both(title)}</h1>
${body}
<p class="as">${anchor(json, 'JSON')}</p></main></body></html>
`.html
}
