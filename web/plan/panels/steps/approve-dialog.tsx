import { Alert, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { approve } from '../../../client/plan-steps.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useTroubleWords } from '../../../staff/trouble-view.tsx'
import { useDraft } from '../use-draft.ts'
import { ChangeSum } from './change-sum.tsx'
import { useStep } from './use-step.ts'

interface Props {
  readonly session: DraftSession
  readonly open: boolean
  readonly onClose: () => void
}

/** Says that a plan may be published, with what it changes in sight. */
export function ApproveDialog({ session, open, onClose }: Props) {
  const { t } = useTranslation('planSteps')
  const { detail } = useDraft(session)
  const { busy, trouble, take } = useStep(session)
  const words = useTroubleWords()

  async function agree() {
    const answer = await take(() => approve(detail.id))
    if (answer.ok) onClose()
  }
  return (
    <Modal
      open={open}
      title={t('approveTitle', { name: detail.name })}
      okText={t('approve')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => void agree()}
      onCancel={onClose}
      destroyOnHidden
      width={480}
    >
      <p>{t('approveMore')}</p>
      <ChangeSum session={session} />
      {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
    </Modal>
  )
}
