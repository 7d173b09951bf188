import { SwapOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { AccountButton } from '../../../staff/account-button.tsx'
import { StandingTag } from '../../drafts/standing-tag.tsx'
import { ExportButton } from '../export/export-button.tsx'
import { useDraft } from '../use-draft.ts'
import { SavingState } from './saving-state.tsx'
import { StepButtons } from './step-buttons.tsx'

interface Props {
  readonly session: DraftSession
  readonly comparing: boolean
  readonly onCompare: () => void
  /** Opens the panel of comments. */
  readonly onComments: () => void
}

/** What is being drawn, where it stands, and what may be done with the whole of it. */
export function PlanBar({ session, comparing, onCompare, onComments }: Props) {
  const { t, i18n } = useTranslation(['planBar', 'site'])
  const { detail, revision } = useDraft(session)
  const { name, root } = detail
  useEffect(() => {
    document.title = `${name} · ${t('site:name')}`
  }, [name, t])
  return (
    <header className="plan-bar">
      <a className="skip" href="#main">
        {t('site:skip')}
      </a>
      <a className="plan-bar-home" href="/plan" aria-label={t('allPlans')} title={t('allPlans')}>
        <img src="/mark.svg" alt="" width="28" height="28" />
      </a>
      <h1 className="plan-bar-name" title={`${root.name} · ${name}`}>
        <span className="plan-bar-root">{root.name}</span>
        <span className="plan-bar-draft">{t('draft', { name })}</span>
      </h1>
      <StandingTag plan={detail} />
      <SavingState session={session} />
      <span className="plan-bar-revision">{t('revision', { n: revision })}</span>
      <span className="plan-bar-do">
        <Button
          icon={<SwapOutlined aria-hidden />}
          aria-pressed={comparing}
          type={comparing ? 'primary' : 'default'}
          ghost={comparing}
          onClick={onCompare}
        >
          {t('compare')}
        </Button>
        <ExportButton session={session} />
        <StepButtons session={session} onComments={onComments} />
      </span>
      <button
        type="button"
        className="header-language"
        lang={i18n.language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => void i18n.changeLanguage(i18n.language === 'en' ? 'zh-CN' : 'en')}
      >
        {t('site:otherLanguage')}
      </button>
      <AccountButton />
    </header>
  )
}
