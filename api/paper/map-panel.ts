import { type Box, line, type Mark, text } from './drawing.ts'
import { fitted, wrapped } from './fonts.ts'
import { INK } from './inks.ts'
import { legend } from './legend.ts'
import type { MapPoster } from './map-poster.ts'
import { qrMark } from './qr.ts'
import { say } from './words.ts'

/** Legend above, whom to call and the QR below; what is `free` between them is the index's. */
export function panelMarks(
  { board, material, language, address }: MapPoster,
  panel: Box,
  factor: number,
): { readonly marks: readonly Mark[]; readonly free: Box } {
  const key = legend(
    material,
    board.facilities.length > 0,
    board.settings.here !== null,
    [panel.x, panel.y],
    panel.width,
    factor,
    language,
  )
  const marks: Mark[] = [key.layer]
  const size = 2.6 * factor
  let below = panel.y + key.height
  const community = board.grids[0]?.code.slice(0, 12)
  if (community !== undefined && board.grids.every(({ code }) => code.startsWith(community))) {
    for (const words of wrapped(
      say(language, 'codes', { prefix: community }),
      'regular',
      size,
      panel.width,
    )) {
      below += size * 1.3
      marks.push(text([panel.x, below], words, size, { colour: INK.quiet }))
    }
  }
  const bottom = panel.y + panel.height
  let top = bottom
  if (address !== null) {
    const side = Math.min(panel.width, 32 * factor)
    top = bottom - side
    marks.push(qrMark(address, [panel.x, top], side))
    const words = wrapped(say(language, 'scan'), 'bold', 3.2 * factor, panel.width - side - 2 * factor)
    words.forEach((words, i) => {
      const at = [panel.x + side + 2 * factor, top + side / 2 + i * 4.2 * factor] as const
      marks.push(text(at, words, 3.2 * factor, { weight: 'bold' }))
    })
  }
  const { name, phone } = board.jurisdiction.contact
  const named = say(language, 'contact', { name: board.jurisdiction.name })
  top -= 16 * factor
  marks.push(
    line(
      [
        [panel.x, top],
        [panel.x + panel.width, top],
      ],
      { colour: INK.rule, width: 0.2 * factor },
    ),
    text(
      [panel.x, top + 5 * factor],
      fitted(`${named}　${name}`, 'regular', 2.8 * factor, panel.width),
      2.8 * factor,
    ),
    text([panel.x, top + 11.5 * factor], phone, 6 * factor, { weight: 'bold', colour: INK.accent }),
  )
  const free = {
    x: panel.x,
    y: below + 4 * factor,
    width: panel.width,
    height: top - below - 8 * factor,
  }
  return { marks, free }
}
