import type { Paper } from '#contract/paper.ts'
import type { Language } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Breath } from '../../paper/breath.ts'
import type { Page } from '../../paper/drawing.ts'
import { entranceSheet, type SheetsGround } from '../../paper/entrance-sheet.ts'
import { mapMaterial } from '../../paper/map-material.ts'
import { pdfOf } from '../../paper/pdf.ts'
import { sketchOf } from '../boards/show-board.ts'
import type { CodedDoor } from '../doors/here-door.ts'
import { showHere } from '../doors/here-show.ts'

/** How sheets are to be printed. `origin` is where people reach this server, e.g. `https://grid.example`. */
export interface SheetsWish {
  readonly community: string
  readonly paper: Paper
  readonly language: Language
  readonly origin: string
}

/** Draws the sheets of some entrances as one PDF, page by page; `done` is told how many there are so far. */
export function drawSheets(
  plan: LivePlan,
  doors: readonly CodedDoor[],
  wish: SheetsWish,
  breath: Breath,
  done: (pages: number) => void,
): Promise<Buffer> {
  const { community, paper, language, origin } = wish
  const day = townDay()
  const ground: SheetsGround = {
    material: mapMaterial(plan.inForce.snapshot, { jurisdiction: community }),
    base: plan.baseMap,
    paper,
    language,
    source: sourceOf(plan, community),
  }
  async function* pages(): AsyncGenerator<Page> {
    let count = 0
    for (const door of doors) {
      const here = showHere(plan, door, language, day)
      yield await entranceSheet({ here, address: `${origin}/here/${door.door.token}` }, ground, breath)
      done(++count)
    }
  }
  const name = plan.inForce.jurisdictions.find(({ code }) => code === community)?.name ?? community
  const title = language === 'zh' ? `${name} 门牌张贴页` : `${name}: sheets for entrances`
  return pdfOf({ title, language }, pages(), breath)
}

/** Whoever vouches for the map on the public board of the place vouches for it here. */
function sourceOf(
  { boards, inForce: { plan }, dataAt }: LivePlan,
  community: string,
): SheetsGround['source'] {
  const row = boards.boards
    .filter(({ published, code }) => published && community.startsWith(code))
    .sort(
      (a, b) => b.code.length - a.code.length || Number(a.gridKey !== null) - Number(b.gridKey !== null),
    )[0]
  return {
    approvalNumber: row?.approvalNumber ?? null,
    sketch: row === undefined ? null : sketchOf(row),
    plan: { id: plan.id, version: plan.version, effectiveFrom: plan.effectiveFrom },
    dataAt,
  }
}
