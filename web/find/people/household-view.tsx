import { MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseholdDetail } from '#contract/households.ts'
import { household } from '../../client/households.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { BackButton } from './back-button.tsx'
import type { Doing } from './doing.ts'
import { HouseholdHead } from './household-head.tsx'
import { HouseholdSheet } from './household-sheet.tsx'
import { MemberList } from './member-list.tsx'
import { householdKey } from './people-queries.ts'
import { SameDwelling } from './same-dwelling.tsx'
import { VisitPanel } from './visit-panel.tsx'

interface Props {
  readonly id: string
  readonly onBack: () => void
  readonly onHousehold: (id: string) => void
  /** The household is closed, or moved out of sight. */
  readonly onGone: () => void
}

/** One household: its door, its members masked until a reason is given, its visits, and what may be changed. */
export function HouseholdView({ id, onBack, ...ways }: Props) {
  const detail = useQuery({ queryKey: householdKey(id), queryFn: () => unwrap(household(id)) })
  if (detail.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (detail.isError && detail.data === undefined)
    return (
      <>
        <BackButton onBack={onBack} />
        <TroubleView error={detail.error} retry={() => void detail.refetch()} />
      </>
    )
  return (
    <section className="household" aria-label={detail.data.address}>
      <BackButton onBack={onBack} />
      <Opened detail={detail.data} {...ways} />
    </section>
  )
}

function Opened({
  detail,
  onHousehold,
  onGone,
}: Pick<Props, 'onHousehold' | 'onGone'> & { detail: HouseholdDetail }) {
  const { t } = useTranslation('household')
  const [doing, setDoing] = useState<Doing>({ kind: 'menu' })
  const [open, setOpen] = useState(false)
  const { mayEdit } = detail
  function start(next: Doing) {
    setDoing(next)
    setOpen(true)
  }
  return (
    <>
      <HouseholdHead detail={detail} />
      <MemberList detail={detail} onDo={mayEdit ? start : null} />
      {mayEdit ? (
        <Button block icon={<PlusOutlined aria-hidden />} onClick={() => start({ kind: 'member-add' })}>
          {t('addMember')}
        </Button>
      ) : (
        <p className="fine">{t('readOnly')}</p>
      )}
      <SameDwelling detail={detail} onHousehold={onHousehold} />
      <VisitPanel
        household={detail.id}
        beside={
          mayEdit ? (
            <Button
              className="change-button"
              icon={<MoreOutlined aria-hidden />}
              onClick={() => start({ kind: 'menu' })}
            >
              {t('change')}
            </Button>
          ) : null
        }
      />
      <HouseholdSheet
        detail={detail}
        doing={doing}
        open={open}
        onDo={setDoing}
        onClose={() => setOpen(false)}
        onHousehold={onHousehold}
        onGone={onGone}
      />
    </>
  )
}
