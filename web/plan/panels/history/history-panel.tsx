import { useQuery } from '@tanstack/react-query'
import { App, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { planDetail } from '#contract/plans.ts'
import { isRefusal } from '#plan/actions/apply.ts'
import type { Refused } from '#plan/actions/refusal.ts'
import { request } from '../../../client/request.ts'
import { unwrap } from '../../../client/unwrap.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { lookAtGrids, lookAtPositions } from '../look-at.ts'
import { useDraft } from '../use-draft.ts'
import { useRefusalWords } from '../use-refusal-words.ts'
import { type HistoryLine, historyLines, ownAfter } from './history-lines.ts'
import { HistoryRow } from './history-row.tsx'
import { stepPlace } from './step-place.ts'
import { useStepWords } from './use-step-words.ts'

const PAGE = 80
const NO_GRIDS = [] as const

/** 记录: who did what and when, the latest first; one's own steps can be taken back, one or all after a step. */
export function HistoryPanel({ session }: { session: DraftSession }) {
  const { t } = useTranslation('planHistory')
  const { message } = App.useApp()
  const { log, plan, detail, undo } = useDraft(session)
  const { basedOn } = detail
  // Grids that were merged away before this page was opened are named by the plan the draft began as.
  const base = useQuery({
    queryKey: ['people', 'plan', basedOn],
    queryFn: () => unwrap(request(planDetail, `/api/plans/${basedOn}`)),
    enabled: basedOn !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const words = useStepWords(session, base.data?.grids ?? NO_GRIDS)
  const refusalWords = useRefusalWords()
  const [onlyMine, setOnlyMine] = useState(false)
  const [limit, setLimit] = useState(PAGE)
  const lines = useMemo(() => historyLines(log), [log])
  const shown = onlyMine ? lines.filter(({ mine }) => mine) : lines

  function goTo({ action }: HistoryLine): void {
    const place = stepPlace(action, (id) => log.find((line) => line.action.id === id)?.action ?? null)
    if (place === null) return
    const look = 'grids' in place ? lookAtGrids(plan.snapshot, place.grids) : lookAtPositions(place.positions)
    if (look !== null) session.stage.lookAt(look)
    if ('grids' in place) session.stage.select(place.grids.filter((key) => hasGrid(key)))
  }
  function hasGrid(key: string): boolean {
    return plan.snapshot.grids.some((grid) => grid.key === key)
  }
  function stopped(done: number, line: HistoryLine, refusal: Refused): void {
    const why = refusalWords(refusal, session.state().plan.snapshot.grids)
    void message.error(t('undoStopped', { n: done, at: line.step, why }))
    goTo(line)
  }
  function takeBack(line: HistoryLine): void {
    if (line.action.id === undo?.action.id) {
      const refusal = session.undo()
      if (refusal !== null) stopped(0, line, refusal)
      return
    }
    const outcome = session.act({ type: 'revert', id: session.newId(), action: line.action.id })
    if (isRefusal(outcome)) stopped(0, line, outcome)
  }
  /** Takes one's own steps after a step back, the latest first, until one cannot be. */
  function takeBackTo(step: number): void {
    const steps = new Map(lines.map((line) => [line.action.id, line]))
    for (let done = 0; ; done++) {
      const line = steps.get(session.state().undo?.action.id ?? '')
      if (line === undefined || line.step <= step) {
        void message.success(t('undoneTo', { n: step, of: done }))
        return
      }
      const refusal = session.undo()
      if (refusal !== null) {
        stopped(done, line, refusal)
        return
      }
    }
  }

  if (log.length === 0) return <p className="panel-none">{t('none')}</p>
  return (
    <section className="history-panel" aria-label={t('title')}>
      <div className="history-head">
        <Checkbox checked={onlyMine} onChange={(event) => setOnlyMine(event.target.checked)}>
          {t('onlyMine')}
        </Checkbox>
      </div>
      <ol className="history-rows" reversed>
        {shown.slice(0, limit).map((line) => {
          const after = ownAfter(lines, line.step)
          const mayUndo =
            detail.rights.edit &&
            line.mine &&
            !line.taken &&
            (plan.changes.has(line.action.id) || line.action.id === undo?.action.id)
          return (
            <HistoryRow
              key={line.action.id}
              line={line}
              what={words(line.action)}
              onGo={() => goTo(line)}
              {...(mayUndo ? { onUndo: () => takeBack(line) } : {})}
              {...(detail.rights.edit && after.length > 1 ? { onUndoTo: () => takeBackTo(line.step) } : {})}
            />
          )
        })}
      </ol>
      {shown.length > limit ? (
        <button type="button" className="more" onClick={() => setLimit(limit + PAGE)}>
          {t('more', { n: Math.min(PAGE, shown.length - limit) })}
        </button>
      ) : null}
    </section>
  )
}
