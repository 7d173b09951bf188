import { describe, expect, it } from 'vitest'
import { createRandom } from '../../data/town/random.ts'
import { type PlacedLabel, placeLabels, type Sheet, type Wish } from '../../web/map/place-labels.ts'

/** Sizes and widths as on a hall's screen: a letter is as wide as it is tall. */
function sheet(width: number, height: number): Sheet {
  const sizeOf = (level: number) => (level === 1 ? 38 : 28)
  return { width, height, taken: [], sizeOf, widthOf: (text, level) => text.length * sizeOf(level) }
}

function crossings(placed: readonly PlacedLabel[], { widthOf }: Sheet): string[] {
  const box = ({ x, y, size, text, level }: PlacedLabel) => {
    const [w, h] = [widthOf(text, level) / 2, size / 2]
    return { left: x - w, right: x + w, top: y - h, bottom: y + h }
  }
  return placed.flatMap((one, i) =>
    placed.slice(i + 1).flatMap((other) => {
      const [a, b] = [box(one), box(other)]
      const meet = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
      return meet ? [`${one.text} × ${other.text}`] : []
    }),
  )
}

/** Grids strewn over a sheet by a seed: eight above, so many under each, numbered. */
function strewn(seed: number, under: number, { width, height }: Sheet): Wish[] {
  const random = createRandom(`labels ${seed}`)
  return Array.from({ length: 8 }, (_, i): Wish[] => {
    const [x, y] = [random.next() * width, random.next() * height]
    const top: Wish = { id: `${i}`, level: 1, x, y, name: `桥${i}东`, short: `${i}` }
    const inside = Array.from({ length: under }, (_, k): Wish => {
      const short = String(k + 1).padStart(2, '0')
      return {
        id: `${i}-${k}`,
        level: 2,
        x: random.next() * width,
        y: random.next() * height,
        name: `${top.name}-${short}`,
        short,
      }
    })
    return [top, ...inside]
  })
    .flat()
    .sort((a, b) => a.level - b.level)
}

describe('names on a map that is read from across a hall', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'never cover each other and are there whole levels at a time (seed %i)',
    (seed) => {
      for (const [width, height, under] of [
        [1230, 870, 3],
        [1080, 700, 12],
        [870, 560, 30],
      ] as const) {
        const area = sheet(width, height)
        const wishes = strewn(seed, under, area)
        const placed = placeLabels(wishes, area)
        expect(crossings(placed, area)).toEqual([])
        for (const level of [1, 2]) {
          const all = wishes.filter((wish) => wish.level === level).length
          const there = placed.filter((label) => label.level === level).length
          expect(level === 1 ? [all] : [0, all]).toContain(there)
        }
        for (const { x, y, size, text, level } of placed) {
          expect(x - area.widthOf(text, level) / 2).toBeGreaterThanOrEqual(0)
          expect(x + area.widthOf(text, level) / 2).toBeLessThanOrEqual(width)
          expect(y - size / 2).toBeGreaterThanOrEqual(0)
          expect(y + size / 2).toBeLessThanOrEqual(height)
        }
      }
    },
  )

  it('a name that is in the way steps aside, and at last a line leads to its number', () => {
    const area = sheet(1000, 800)
    const crowd = Array.from(
      { length: 12 },
      (_, i): Wish => ({
        id: `${i}`,
        level: 1,
        x: 500,
        y: 400,
        name: `第${i}网格`,
        short: `${i}`,
      }),
    )
    const placed = placeLabels(crowd, area)
    expect(placed).toHaveLength(12)
    expect(crossings(placed, area)).toEqual([])
    expect(placed.some(({ line }) => line)).toBe(true)
  })

  it('nothing is written over what is taken already', () => {
    const area = { ...sheet(1000, 800), taken: [[400, 300, 600, 500]] as const }
    const [label] = placeLabels([{ id: 'a', level: 1, x: 500, y: 400, name: '桥东', short: '1' }], area)
    const clear = label!.y + 19 <= 300 || label!.y - 19 >= 500 || label!.x + 38 <= 400 || label!.x - 38 >= 600
    expect(clear).toBe(true)
  })
})
