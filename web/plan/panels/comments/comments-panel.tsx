import { Alert, Button, Checkbox, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanComment } from '#contract/plans.ts'
import { toDegrees } from '#geometry/position.ts'
import { labelPoint } from '#plan/label-point.ts'
import { comment, resolveComment } from '../../../client/plan-steps.ts'
import type { Trouble } from '../../../client/request.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { TroubleView, useTroubleWords } from '../../../staff/trouble-view.tsx'
import { facesUnder } from '../ground-mark.ts'
import { lookAtGrids } from '../look-at.ts'
import { useDraft } from '../use-draft.ts'
import { CommentFields } from './comment-fields.tsx'
import { CommentRow } from './comment-row.tsx'
import { NOTHING_SAID, toSend } from './remark.ts'
import { useComments } from './use-comments.ts'

/** 批注: what reviewers and planners said, pinned to grids and places, until it is done. */
export function CommentsPanel({ session }: { session: DraftSession }) {
  const { t } = useTranslation('planComments')
  const { detail, plan } = useDraft(session)
  const { comments, error, again } = useComments(session)
  const words = useTroubleWords()
  const [done, setDone] = useState(false)
  const [remark, setRemark] = useState(NOTHING_SAID)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = (comments ?? []).filter(({ resolved }) => done || !resolved)

  useEffect(() => {
    const pins = (comments ?? []).filter(({ resolved }) => !resolved)
    session.stage.mark(
      'comments',
      pins.flatMap((each) => {
        const at = pinOf(session, each)
        return at === null ? [] : [{ id: each.id, at, kind: 'comment' as const, chosen: each.id === chosen }]
      }),
    )
  }, [session, comments, chosen])
  useEffect(
    () => () => {
      session.stage.mark('comments', [])
      session.stage.picked(null)
    },
    [session],
  )

  function goTo(each: PlanComment): void {
    setChosen(each.id)
    if (each.position !== null) session.stage.lookAt({ position: each.position, zoom: 17.5 })
    else if (each.grid !== null) {
      const look = lookAtGrids(plan.snapshot, [each.grid])
      if (look !== null) session.stage.lookAt(look)
      session.stage.select([each.grid])
    }
  }
  async function send() {
    setBusy(true)
    const answer = await comment(detail.id, toSend(remark))
    setBusy(false)
    setTrouble(answer.ok ? null : answer.trouble)
    if (answer.ok) setRemark(NOTHING_SAID)
    again()
  }
  async function resolve(each: PlanComment) {
    const answer = await resolveComment(detail.id, each.id)
    setTrouble(answer.ok ? null : answer.trouble)
    again()
  }

  if (comments === undefined)
    return error === null ? (
      <Skeleton active className="panel-wait" />
    ) : (
      <div className="panel-wait">
        <TroubleView error={error} retry={again} />
      </div>
    )
  return (
    <section className="comments-panel" aria-label={t('title')}>
      {comments.some(({ resolved }) => resolved) ? (
        <div className="history-head">
          <Checkbox checked={done} onChange={(event) => setDone(event.target.checked)}>
            {t('showDone')}
          </Checkbox>
        </div>
      ) : null}
      {shown.length === 0 ? <p className="panel-none">{t('none')}</p> : null}
      <ul className="comment-rows">
        {shown.map((each) => (
          <CommentRow
            key={each.id}
            comment={each}
            about={plan.snapshot.grids.find(({ key }) => key === each.grid)?.name ?? null}
            chosen={each.id === chosen}
            onGo={() => goTo(each)}
            onResolve={() => void resolve(each)}
          />
        ))}
      </ul>
      <div className="comment-new">
        <CommentFields session={session} remark={remark} onChange={setRemark} label={t('say')} />
        <Button
          type="primary"
          size="small"
          loading={busy}
          disabled={remark.text.trim() === ''}
          onClick={() => void send()}
        >
          {t('send')}
        </Button>
        {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
      </div>
    </section>
  )
}

/** Where a comment's pin stands, in degrees: its own place, or inside the ground of its grid. */
function pinOf(session: DraftSession, { position, grid }: PlanComment): readonly [number, number] | null {
  if (position !== null || grid === null) return position
  const held = facesUnder(session.state().plan.snapshot, grid)
  return held.length === 0 ? null : toDegrees(labelPoint(held.map(({ polygon }) => polygon)))
}
