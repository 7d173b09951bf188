import { Alert, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { withdraw } from '../../../client/plan-steps.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useTroubleWords } from '../../../staff/trouble-view.tsx'
import { useDraft } from '../use-draft.ts'
import { useStep } from './use-step.ts'

interface Props {
  readonly session: DraftSession
  readonly open: boolean
  readonly onClose: () => void
}

/** Takes a scheduled plan back before its day. */
export function WithdrawDialog({ session, open, onClose }: Props) {
  const { t } = useTranslation('planSteps')
  const { detail } = useDraft(session)
  const { busy, trouble, take } = useStep(session)
  const words = useTroubleWords()

  async function takeBack() {
    const answer = await take(() => withdraw(detail.id))
    if (answer.ok) onClose()
  }
  return (
    <Modal
      open={open}
      title={t('withdrawTitle', { name: detail.name })}
      okText={t('withdraw')}
      okButtonProps={{ danger: true }}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => void takeBack()}
      onCancel={onClose}
      destroyOnHidden
      width={460}
    >
      <p>{t('withdrawMore', { day: detail.effectiveFrom ?? '' })}</p>
      {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
    </Modal>
  )
}
