import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../../editor/draft-session.ts'
import { CommentsPanel } from './comments/comments-panel.tsx'
import { DifferencePanel } from './difference/difference-panel.tsx'
import { FindingsPanel } from './findings/findings-panel.tsx'
import { HistoryPanel } from './history/history-panel.tsx'
import type { Tallies } from './tree/tally.ts'

/** What the right of the table shows. */
export type SideTab = 'findings' | 'difference' | 'history' | 'comments'

interface Props {
  readonly session: DraftSession
  readonly tallies: Tallies | null
  readonly tab: SideTab
  readonly onTab: (tab: SideTab) => void
  readonly overlaid: boolean
  readonly onOverlay: (overlaid: boolean) => void
}

/** The right of the table: findings, comparison, history and comments, one at a time. */
export function SidePanel({ session, tallies, tab, onTab, overlaid, onOverlay }: Props) {
  const { t } = useTranslation('planBar')
  return (
    <Tabs
      className="side-panel"
      size="small"
      activeKey={tab}
      onChange={(key) => onTab(key as SideTab)}
      destroyOnHidden
      items={[
        {
          key: 'findings',
          label: t('findings'),
          children: <FindingsPanel session={session} tallies={tallies} />,
        },
        {
          key: 'difference',
          label: t('difference'),
          children: <DifferencePanel session={session} overlaid={overlaid} onOverlay={onOverlay} />,
        },
        { key: 'history', label: t('history'), children: <HistoryPanel session={session} /> },
        { key: 'comments', label: t('comments'), children: <CommentsPanel session={session} /> },
      ]}
    />
  )
}
