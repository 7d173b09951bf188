import { createHash } from 'node:crypto'
import { townDay } from '../../lookup/town-day.ts'
import type { Db } from '../../repositories/connection.ts'
import { insertNeeds, type SampleNeed, sampleDoors } from '../../repositories/needs.ts'
import { txAs } from '../../repositories/request.ts'
import { STANDARD_PERIODS } from '../protection/retention-periods.ts'
import { placeNeeds } from './need-places.ts'

const HOUR_MS = 3_600_000

/** A day in the town begins eight hours before the same day in UTC. */
const AHEAD_MS = 8 * HOUR_MS

/** What is left at doors, how many hours ago, and what became of it after how many. */
const LEFT: readonly (Pick<SampleNeed, 'kind' | 'text' | 'state'> & {
  readonly ago: number
  readonly after?: number
  readonly answer?: string
})[] = [
  { kind: 'need', text: '楼道三层的灯不亮，晚上上下楼不方便。', state: 'sent', ago: 5 },
  { kind: 'need', text: '单元门口的井盖松了，车压过去会响。', state: 'received', ago: 30, after: 3 },
  { kind: 'need', text: '消防通道停了两辆电动车。', state: 'done', ago: 200, after: 26 },
  {
    kind: 'need',
    text: '想问社区的助餐点在哪里，怎么报名。',
    state: 'answered',
    ago: 120,
    after: 20,
    answer: '助餐点在党群服务中心一楼，带身份证到前台登记即可，周一到周五 11 点开餐。',
  },
  { kind: 'mistake', text: '门口贴的网格员照片还是上一任。', state: 'received', ago: 60, after: 12 },
  { kind: 'need', text: '垃圾桶满了两天没有清运。', state: 'sent', ago: 28 },
]

/**
 * Gives a sample town what residents left at its doors, most of them with accounts to see to them, in the days before `today` (`YYYY-MM-DD`): no name, no number,
 * nobody's story. The same town and day give the same needs.
 */
export function sampleNeeds(db: Db, county: string, today: string): Promise<void> {
  return txAs(db, { kind: 'system' }, async (ask) => {
    const doors = await sampleDoors(ask, county, LEFT.length - 1, 3 * LEFT.length)
    const needs = doors.map(({ unit, place }, i): SampleNeed => {
      const { ago, after = 0, answer = null, ...left } = LEFT[i % LEFT.length]!
      const sentAt = new Date(Date.parse(today) - AHEAD_MS - ago * HOUR_MS)
      return {
        ...left,
        answer,
        id: idOf(unit),
        unit,
        community: place,
        sentAt,
        movedAt: new Date(sentAt.getTime() + after * HOUR_MS),
        keepUntil: townDay(sentAt.getTime() + STANDARD_PERIODS.needs * 24 * HOUR_MS),
      }
    })
    await insertNeeds(ask, county, needs)
    await placeNeeds(ask, county)
  })
}

function idOf(unit: string): string {
  const hex = createHash('sha256').update(`need ${unit}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
