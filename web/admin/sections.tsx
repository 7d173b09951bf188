import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/session.ts'
import { listWishes } from '../client/exports.ts'
import { staffWarnings } from '../client/staff.ts'
import { unwrap } from '../client/unwrap.ts'
import { AccountsSection } from './accounts/accounts-section.tsx'
import { AuditSection } from './audit/audit-section.tsx'
import { staleBoards } from './boards/board-standing.ts'
import { BoardsSection } from './boards/boards-section.tsx'
import { useBoards } from './boards/use-boards.ts'
import { ChartSection } from './chart/chart-section.tsx'
import { DoorsSection } from './doors/doors-section.tsx'
import { ExportsSection } from './exports/exports-section.tsx'
import { ImportsSection } from './imports/imports-section.tsx'
import { RetentionSection } from './retention/retention-section.tsx'
import { RulesSection } from './rules/rules-section.tsx'
import { StaffSection } from './staff/staff-section.tsx'
import { SubjectsSection } from './subjects/subjects-section.tsx'
import { type Tab, tabPath } from './tabs.ts'
import { UnstaffedSection } from './unstaffed/unstaffed-section.tsx'
import { ADMIN } from './use-change.ts'
import { useTab } from './use-tab.ts'

interface Props {
  readonly session: Session
  readonly tabs: readonly Tab[]
}

/** The sections an account is given, one shown at a time; numbers say where somebody waits. */
export function Sections({ session, tabs }: Props) {
  const { t } = useTranslation('admin')
  const { tab, go } = useTab(tabs)
  const waiting = useWaiting()
  const row = useRef<HTMLElement>(null)
  // On a phone the row is longer than the window: the section one came to by its address is moved into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the section is what it follows
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [tab])
  return (
    <div className="admin-body">
      <nav ref={row} className="admin-tabs" aria-label={t('sections')}>
        {tabs.map((each) => (
          <a
            key={each}
            href={tabPath(each)}
            aria-current={each === tab ? 'page' : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return
              event.preventDefault()
              go(each)
            }}
          >
            {t(`tab-${each}`)}
            {waiting[each] ? (
              <b className="admin-count">
                {waiting[each]} <span className="unseen">{t('waiting')}</span>
              </b>
            ) : null}
          </a>
        ))}
      </nav>
      <section className="admin-section" aria-label={t(`tab-${tab}`)} data-section={tab}>
        {shown(tab, session)}
      </section>
    </div>
  )
}

function shown(tab: Tab, session: Session): ReactNode {
  const isAdmin = session.capacity === 'admin'
  switch (tab) {
    case 'staff':
      return <StaffSection mayChange={isAdmin} />
    case 'chart':
      return <ChartSection jurisdiction={session.jurisdiction} />
    case 'unstaffed':
      return <UnstaffedSection mayChange={isAdmin} />
    case 'boards':
      return <BoardsSection session={session} />
    case 'doors':
      return <DoorsSection session={session} />
    case 'imports':
      return <ImportsSection />
    case 'accounts':
      return <AccountsSection jurisdiction={session.jurisdiction} />
    case 'subjects':
      return <SubjectsSection />
    case 'audit':
      return <AuditSection wholeChain={isAdmin} />
    case 'retention':
      return <RetentionSection />
    case 'exports':
      return <ExportsSection />
    case 'rules':
      return <RulesSection />
  }
}

/** How many grids stand empty, boards are stale, and lists wait for a decision of the caller. */
function useWaiting(): Partial<Record<Tab, number>> {
  const warned = useQuery({ queryKey: [...ADMIN, 'warnings'], queryFn: () => unwrap(staffWarnings()) })
  const boards = useBoards()
  const wishes = useQuery({ queryKey: [...ADMIN, 'exports'], queryFn: () => unwrap(listWishes()) })
  return {
    unstaffed: warned.data?.unstaffed.length ?? 0,
    boards: staleBoards(boards.data?.boards ?? []).length,
    exports:
      wishes.data?.exports.filter(({ state, mayDecide }) => mayDecide && state === 'waiting').length ?? 0,
  }
}
