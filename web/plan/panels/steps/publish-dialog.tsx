import { Alert, App, Input, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { publish } from '../../../client/plan-steps.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useTroubleWords } from '../../../staff/trouble-view.tsx'
import { townTime } from '../../../text/town-time.ts'
import { useFindings } from '../findings/use-findings.ts'
import { useDraft } from '../use-draft.ts'
import { AcceptanceList } from './acceptance-list.tsx'
import { acceptances, NO_REASONS, type Reasons } from './acceptances.ts'
import { ChangeSum } from './change-sum.tsx'
import { RebaseOffer } from './rebase-offer.tsx'
import { useSuggestedDay } from './suggested-day.ts'
import { useStep } from './use-step.ts'

interface Props {
  readonly session: DraftSession
  readonly open: boolean
  readonly onClose: () => void
  readonly onPublished: () => void
}

/** Freezes an approved plan for a day: what it changes, what stays open and why, and from when it holds. */
export function PublishDialog({ session, open, onClose, onPublished }: Props) {
  const { t } = useTranslation('planSteps')
  const { message } = App.useApp()
  const { detail } = useDraft(session)
  const { findings, retry } = useFindings(session)
  const { busy, trouble, take } = useStep(session)
  const words = useTroubleWords()
  const suggested = useSuggestedDay(detail.root.code)
  const [chosenDay, setDay] = useState<string | null>(null)
  const day = chosenDay ?? suggested
  const [note, setNote] = useState('')
  const [reasons, setReasons] = useState<Reasons>(NO_REASONS)
  const { accept, without } = acceptances(findings ?? [], reasons)

  async function go() {
    const answer = await take(() =>
      publish(detail.id, { effectiveFrom: day, note: note.trim() || null, accept: [...accept] }),
    )
    if (!answer.ok) {
      if (answer.trouble.code === 'findings-not-accepted') retry()
      return
    }
    const { codes, activated, effectiveFrom } = answer.value
    void message.success(t(activated ? 'inForceNow' : 'publishedFor', { day: effectiveFrom, codes }))
    onPublished()
  }
  return (
    <Modal
      open={open}
      title={t('publishTitle', { name: detail.name })}
      okText={t('publish')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: findings === undefined || without > 0 || day === '' }}
      onOk={() => void go()}
      onCancel={onClose}
      width={640}
    >
      <ChangeSum session={session} />
      <div className="publish-fields">
        <label htmlFor="publish-day">{t('day')}</label>
        <Input
          id="publish-day"
          type="date"
          value={day}
          min={townTime(new Date()).day}
          onChange={(event) => setDay(event.target.value)}
        />
        <label htmlFor="publish-note">{t('note')}</label>
        <Input.TextArea
          id="publish-note"
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {findings === undefined ? <Skeleton active title={false} paragraph={{ rows: 3 }} /> : null}
      {findings !== undefined && accept.length + without > 0 ? (
        <>
          <p className="publish-open" role="status">
            {without > 0 ? t('stillWithout', { n: without, of: accept.length + without }) : t('allReasons')}
          </p>
          <AcceptanceList findings={findings} reasons={reasons} onChange={setReasons} />
        </>
      ) : null}
      {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
      {trouble?.code === 'not-based-on-latest' ? <RebaseOffer session={session} /> : null}
    </Modal>
  )
}
