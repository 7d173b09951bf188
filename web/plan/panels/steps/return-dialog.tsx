import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { giveBack } from '../../../client/plan-steps.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useTroubleWords } from '../../../staff/trouble-view.tsx'
import { CommentFields } from '../comments/comment-fields.tsx'
import { NOTHING_SAID, toSend } from '../comments/remark.ts'
import { useDraft } from '../use-draft.ts'
import { useStep } from './use-step.ts'

interface Props {
  readonly session: DraftSession
  readonly open: boolean
  readonly onClose: () => void
  readonly onComments: () => void
}

/** Gives a plan back to be drawn on, with a remark; further remarks are pinned in the panel of comments. */
export function ReturnDialog({ session, open, onClose, onComments }: Props) {
  const { t } = useTranslation('planSteps')
  const { detail } = useDraft(session)
  const { busy, trouble, take } = useStep(session)
  const words = useTroubleWords()
  const [remark, setRemark] = useState(NOTHING_SAID)
  const [picking, setPicking] = useState(false)

  async function back() {
    const comments = [toSend(remark)]
    const answer = await take(() => giveBack(detail.id, { comments }))
    if (!answer.ok) return
    setRemark(NOTHING_SAID)
    onClose()
    onComments()
  }
  return (
    <Modal
      // Out of the way while the reviewer points at the map.
      open={open && !picking}
      focusable={{ focusTriggerAfterClose: !picking }}
      title={t('returnTitle', { name: detail.name })}
      okText={t('return')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: remark.text.trim() === '' }}
      onOk={() => void back()}
      onCancel={onClose}
      destroyOnHidden
      width={480}
    >
      <p className="soft">{t('returnMore')}</p>
      <CommentFields
        session={session}
        remark={remark}
        onChange={setRemark}
        onPicking={setPicking}
        label={t('remark')}
      />
      {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
    </Modal>
  )
}
