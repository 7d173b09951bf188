import { areaM2, twiceArea } from '#geometry/area.ts'
import { distanceM } from '#geometry/scale.ts'
import type { Picture } from '../picture.ts'
import type { Desk, Tool } from '../tool.ts'
import { Sketch } from './sketch.ts'

/** 测量: the length of a line, and the area within it from the third point on. */
export function measureTool(desk: Desk): Tool {
  const sketch = new Sketch(desk)

  function picture(): Picture {
    const drawn = sketch.picture(true)
    const line = sketch.withHover
    if (line.length < 2) return drawn
    const { scale } = desk.plan().snapshot
    const length = line.slice(1).reduce((sum, at, i) => sum + distanceM(line[i]!, at, scale), 0)
    const area = line.length > 2 ? `\n${square(Math.abs(areaM2(twiceArea(line), scale)))}` : ''
    return { ...drawn, words: [{ at: line.at(-1)!, text: `${long(length)}${area}`, caption: true }] }
  }

  return {
    picture,
    hint: () => 'hintMeasure',
    move: (pointer) => sketch.follow(pointer),
    click: (pointer) => void sketch.add(pointer),
    leave: () => sketch.leave(),
    ready: () => false,
    busy: () => false,
    cancel: () => sketch.clear(),
    back: () => sketch.back(),
  }
}

function long(metres: number): string {
  return metres < 1000 ? `${metres.toFixed(1)} m` : `${(metres / 1000).toFixed(2)} km`
}

function square(metres: number): string {
  return metres < 10_000 ? `${metres.toFixed(0)} m²` : `${(metres / 10_000).toFixed(2)} ha`
}
