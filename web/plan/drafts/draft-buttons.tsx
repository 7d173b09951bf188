import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanSummary } from '#contract/plans.ts'
import { discardDraft } from '../../client/plan-drafts.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { RenameDialog } from './rename-dialog.tsx'

interface Props {
  readonly plan: PlanSummary
  readonly onStartFrom?: (plan: PlanSummary) => void
}

/** What may be done with a plan in the list: rename or discard a draft, start a draft from a published plan. */
export function DraftButtons({ plan, onStartFrom }: Props) {
  const { t } = useTranslation('plan')
  const { modal, message } = App.useApp()
  const words = useTroubleWords()
  const queries = useQueryClient()
  const [naming, setNaming] = useState(false)

  function discard() {
    modal.confirm({
      title: t('discardTitle', { name: plan.name }),
      content: t('discardMore', { n: plan.revision }),
      okText: t('discard'),
      okButtonProps: { danger: true },
      cancelText: t('keep'),
      async onOk() {
        const answer = await discardDraft(plan.id)
        if (!answer.ok) void message.error(words(answer.trouble))
        else void message.success(t('discarded', { name: plan.name }))
        await queries.invalidateQueries({ queryKey: ['people', 'plans'] })
      },
    })
  }

  if (plan.state === 'published')
    return onStartFrom === undefined ? null : (
      <Button size="small" onClick={() => onStartFrom(plan)}>
        {t('startFrom')}
      </Button>
    )
  return (
    <span className="drafts-do">
      <Button size="small" onClick={() => setNaming(true)}>
        {t('rename')}
      </Button>
      <Button size="small" danger onClick={discard}>
        {t('discard')}
      </Button>
      <RenameDialog plan={plan} open={naming} onClose={() => setNaming(false)} />
    </span>
  )
}
