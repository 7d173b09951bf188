import { type BoardSlide, type SlideKind, slideKind, USUAL_SETTINGS } from '#contract/boards.ts'

/** How long a slide stands that is put in anew, in seconds. */
const USUAL_SECONDS = USUAL_SETTINGS.slides[0]?.seconds ?? 15

/** The slides with the one at `from` put to `to`; a place outside the row leaves them as they are. */
export function slideMoved(slides: readonly BoardSlide[], from: number, to: number): readonly BoardSlide[] {
  const moving = slides[from]
  if (moving === undefined || to < 0 || to >= slides.length || to === from) return slides
  const others = slides.filter((_, index) => index !== from)
  return [...others.slice(0, to), moving, ...others.slice(to)]
}

/** Kinds of slides a board does not show, in their usual order. */
export function kindsLeft(slides: readonly BoardSlide[]): SlideKind[] {
  return slideKind.options.filter((kind) => slides.every((slide) => slide.kind !== kind))
}

/** The slides with one more of a kind, at the end. */
export function slideAdded(slides: readonly BoardSlide[], kind: SlideKind): readonly BoardSlide[] {
  return [...slides, { kind, seconds: USUAL_SECONDS }]
}

/** Which place among rows a pointer at height `y` stands for; `middles` are the rows' middles from top to bottom. */
export function placeAt(middles: readonly number[], y: number): number {
  const above = middles.filter((middle) => middle < y).length
  return Math.min(above, middles.length - 1)
}
