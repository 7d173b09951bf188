import { type KeyboardEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../../editor/draft-session.ts'
import type { Comparing } from '../compare/use-comparing.ts'
import { CommentsPanel } from './comments/comments-panel.tsx'
import { DifferencePanel } from './difference/difference-panel.tsx'
import { FindingsPanel } from './findings/findings-panel.tsx'
import { HistoryPanel } from './history/history-panel.tsx'
import type { Tallies } from './tree/tally.ts'

/** What the right of the table shows. */
const TABS = ['findings', 'difference', 'history', 'comments'] as const
export type SideTab = (typeof TABS)[number]

interface Props {
  readonly session: DraftSession
  readonly tallies: Tallies | null
  readonly tab: SideTab
  readonly onTab: (tab: SideTab) => void
  readonly comparing: Comparing
}

/** The right of the table: findings, comparison, history and comments, one at a time. */
export function SidePanel({ session, tallies, tab, onTab, comparing }: Props) {
  const { t } = useTranslation('planBar')
  const id = useId()

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length]!
    onTab(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }

  return (
    <div className="side-panel">
      <div role="tablist" className="side-tabs" aria-label={t('panels')} onKeyDown={onKeyDown}>
        {TABS.map((each) => (
          <button
            key={each}
            id={`${id}-${each}`}
            type="button"
            role="tab"
            className="side-tab"
            aria-selected={each === tab}
            aria-controls={`${id}-panel`}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => onTab(each)}
          >
            {t(each)}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" className="side-content" aria-labelledby={`${id}-${tab}`}>
        {tab === 'findings' ? <FindingsPanel session={session} tallies={tallies} /> : null}
        {tab === 'difference' ? <DifferencePanel session={session} comparing={comparing} /> : null}
        {tab === 'history' ? <HistoryPanel session={session} /> : null}
        {tab === 'comments' ? <CommentsPanel session={session} /> : null}
      </div>
    </div>
  )
}
