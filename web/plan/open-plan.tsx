import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/session.ts'
import { actionsSince } from '../client/actions.ts'
import { planById } from '../client/plans.ts'
import { unwrap } from '../client/unwrap.ts'
import { createDraftSession, type DraftSession } from '../editor/draft-session.ts'
import { createEditor, type Editor } from '../editor/editor.ts'
import { TroubleView } from '../staff/trouble-view.tsx'
import { draftPorts } from './draft-ports.ts'
import { Table } from './table.tsx'

/** Reads a plan and its history, and opens the table on it. */
export function OpenPlan({ id, account }: { id: string; account: Session }) {
  const { t } = useTranslation('planTools')
  const opening = useQuery({
    queryKey: ['people', 'open-plan', id],
    queryFn: async () => {
      const detail = await unwrap(planById(id))
      return { detail, log: (await unwrap(actionsSince(id, 0))).actions }
    },
    // The session follows the plan from here on; what it began with is never read again.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const [open, setOpen] = useState<{ session: DraftSession; editor: Editor } | null>(null)
  const { data } = opening
  const { username } = account
  useEffect(() => {
    if (data === undefined) return
    const session = createDraftSession({ ...data, account: username, ports: draftPorts(id, username) })
    const editor = createEditor(session)
    setOpen({ session, editor })
    return () => {
      editor.close()
      session.close()
    }
  }, [data, id, username])

  if (open !== null) return <Table session={open.session} editor={open.editor} />
  return (
    <main id="main" className="plan-list-main">
      {opening.isError ? (
        <>
          <TroubleView error={opening.error} retry={() => void opening.refetch()} />
          <p>
            <a href="/plan">{t('backToList')}</a>
          </p>
        </>
      ) : (
        <Skeleton active className="plan-wait" paragraph={{ rows: 10 }} aria-label={t('opening')} />
      )}
    </main>
  )
}
