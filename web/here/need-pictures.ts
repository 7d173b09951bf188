import { element } from '../element.ts'
import { MOST_PICTURES } from './need-limits.ts'
import { canShrink, smallJpeg } from './small-jpeg.ts'
import { say } from './words.ts'

/** Up to three pictures, made small as they are chosen. */
export interface NeedPictures {
  readonly element: HTMLElement
  /** Each as base64 of a JPEG. */
  all(): string[]
  /** Done with what was last chosen. */
  ready(): Promise<void>
}

/** `lost`: how many were chosen before the page was loaded anew. */
export function needPictures(lost: number, changed: (count: number) => void): NeedPictures {
  if (!canShrink())
    return {
      element: element('p', { class: 'soft' }, say('noCanvas')),
      all: () => [],
      ready: () => Promise.resolve(),
    }
  let chosen: readonly string[] = []
  let work = Promise.resolve()
  const list = element('ul', { class: 'pictures' })
  const words = element('p', { class: 'soft', role: 'status' })
  if (lost > 0) words.textContent = say('picturesLost', { n: lost })
  const field = element('input', { id: 'need-pictures', type: 'file', accept: 'image/*', multiple: true })
  const add = element('label', { class: 'add', for: 'need-pictures' }, say('addPicture'))

  function put(next: readonly string[]): void {
    chosen = next
    list.replaceChildren(...chosen.map(thumb))
    const full = chosen.length >= MOST_PICTURES
    field.disabled = full
    add.hidden = full
    changed(chosen.length)
  }
  function thumb(base64: string, index: number): HTMLElement {
    const drop = element(
      'button',
      { type: 'button', 'aria-label': say('dropPicture', { n: index + 1 }) },
      '×',
    )
    drop.addEventListener('click', () => {
      put(chosen.filter((_, other) => other !== index))
      field.focus()
    })
    const picture = element('img', {
      src: `data:image/jpeg;base64,${base64}`,
      alt: say('pictureN', { n: index + 1 }),
    })
    return element('li', {}, picture, drop)
  }
  async function take(files: readonly File[]): Promise<void> {
    words.textContent = say('picturesBusy')
    const room = files.slice(0, MOST_PICTURES - chosen.length)
    const made: string[] = []
    // One after the other: a small phone has no memory for three photos at once.
    for (const file of room) {
      const small = await smallJpeg(file)
      if (small !== null) made.push(small)
    }
    put([...chosen, ...made])
    const unread = made.length < room.length
    const over = room.length < files.length
    words.textContent = unread ? say('pictureUnread') : over ? say('picturesFull', { n: MOST_PICTURES }) : ''
  }
  field.addEventListener('change', () => {
    const files = [...(field.files ?? [])]
    field.value = ''
    work = work.then(() => take(files))
  })
  return {
    element: element(
      'fieldset',
      { class: 'need-pictures' },
      element('legend', {}, say('pictures', { n: MOST_PICTURES })),
      list,
      field,
      add,
      words,
    ),
    all: () => [...chosen],
    ready: () => work,
  }
}
