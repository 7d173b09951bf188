import { Alert, Modal, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { submit } from '../../../client/plan-steps.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useTroubleWords } from '../../../staff/trouble-view.tsx'
import { useFindings } from '../findings/use-findings.ts'
import { useDraft } from '../use-draft.ts'
import { useStep } from './use-step.ts'

interface Props {
  readonly session: DraftSession
  readonly open: boolean
  readonly onClose: () => void
}

/** Hands a draft in; says first what would still stand in the way of publishing it. */
export function SubmitDialog({ session, open, onClose }: Props) {
  const { t } = useTranslation('planSteps')
  const { detail, unsaved } = useDraft(session)
  const { findings } = useFindings(session)
  const { busy, trouble, take } = useStep(session)
  const words = useTroubleWords()
  const left = findings?.filter(({ severity, accepted }) => severity === 'blocking' && accepted === undefined)

  async function hand() {
    const answer = await take(() => submit(detail.id))
    if (answer.ok) onClose()
  }
  return (
    <Modal
      open={open}
      title={t('submitTitle', { name: detail.name })}
      okText={t('submit')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: unsaved > 0 }}
      onOk={() => void hand()}
      onCancel={onClose}
      destroyOnHidden
      width={480}
    >
      <p>{t('submitMore')}</p>
      {left === undefined ? <Skeleton active title={false} paragraph={{ rows: 2 }} /> : null}
      {left === undefined ? null : (
        <Alert
          showIcon
          type={left.length > 0 ? 'warning' : 'success'}
          title={left.length > 0 ? t('blockingLeft', { n: left.length }) : t('noBlocking')}
        />
      )}
      {unsaved > 0 ? <Alert showIcon type="warning" title={t('notSaved', { n: unsaved })} /> : null}
      {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
    </Modal>
  )
}
