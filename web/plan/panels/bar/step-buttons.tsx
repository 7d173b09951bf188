import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { ApproveDialog } from '../steps/approve-dialog.tsx'
import { HandoverDialog } from '../steps/handover-dialog.tsx'
import { PublishDialog } from '../steps/publish-dialog.tsx'
import { ReturnDialog } from '../steps/return-dialog.tsx'
import { SubmitDialog } from '../steps/submit-dialog.tsx'
import { WithdrawDialog } from '../steps/withdraw-dialog.tsx'
import { useDraft } from '../use-draft.ts'
import { type Step, stepsOf } from './steps-of.ts'

interface Props {
  readonly session: DraftSession
  readonly onComments: () => void
}

/** The steps of a plan that this account may take now, the way forward first. */
export function StepButtons({ session, onComments }: Props) {
  const { t } = useTranslation('planBar')
  const { detail } = useDraft(session)
  const [step, setStep] = useState<Step | null>(null)
  const shut = { session, onClose: () => setStep(null) }
  return (
    <>
      {stepsOf(detail).map((each, i) => (
        <Button key={each} type={i === 0 ? 'primary' : 'default'} onClick={() => setStep(each)}>
          {t(each)}
        </Button>
      ))}
      <SubmitDialog {...shut} open={step === 'submit'} />
      <ApproveDialog {...shut} open={step === 'approve'} />
      <ReturnDialog {...shut} open={step === 'return' || step === 'take-back'} onComments={onComments} />
      <PublishDialog {...shut} open={step === 'publish'} onPublished={() => setStep('handover')} />
      <WithdrawDialog {...shut} open={step === 'withdraw'} />
      <HandoverDialog {...shut} open={step === 'handover'} />
    </>
  )
}
