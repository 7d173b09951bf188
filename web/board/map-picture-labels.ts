/** Words at a point in pixels, centred there, in type of `size` pixels. */
export interface Label {
  readonly words: string
  readonly at: readonly [x: number, y: number]
  readonly size: number
}

/** Lines that a label may move up or down to be free of the others, the nearest first. */
const SHIFTS = [0, 1, -1, 2, -2, 3, -3]

/** Moves labels so that none covers another and all stay inside; one that finds no room stands where it was wanted. */
export function placeLabels(labels: readonly Label[], width: number, height: number): Label[] {
  const placed: Label[] = []
  for (const label of labels) {
    const wide = widthOf(label) / 2
    const x = Math.max(wide, Math.min(label.at[0], width - wide))
    const tries = SHIFTS.map(
      (lines): Label => ({ ...label, at: [x, label.at[1] + lines * label.size * 1.1] }),
    )
    const free = tries.find(
      (each) =>
        each.at[1] > label.size &&
        each.at[1] < height - label.size &&
        !placed.some((other) => collide(each, other)),
    )
    placed.push(free ?? { ...label, at: [x, label.at[1]] })
  }
  return placed
}

function collide(a: Label, b: Label): boolean {
  return (
    Math.abs(a.at[0] - b.at[0]) < (widthOf(a) + widthOf(b)) / 2 &&
    Math.abs(a.at[1] - b.at[1]) < ((a.size + b.size) / 2) * 1.05
  )
}

/** Chinese type is as wide as it is high, Latin about half. */
function widthOf({ words, size }: Label): number {
  return [...words].reduce((sum, letter) => sum + (letter > '\u2e80' ? size : size * 0.58), 0)
}
