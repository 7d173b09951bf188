import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useDifference } from '../difference/use-difference.ts'

/** “37 户、5 栋楼换网格；2 名网格员交接”, of the plan against the one in force. */
export function ChangeSum({ session }: { session: DraftSession }) {
  const { t } = useTranslation('planSteps')
  const { data, isPending } = useDifference(session, undefined)
  if (isPending) return <Skeleton active title={false} paragraph={{ rows: 1 }} />
  if (data === undefined) return <p className="soft">{t('noSum')}</p>
  const staff = new Set(data.staff.map((each) => each.staff)).size
  return (
    <p className="change-sum">
      {data.households + data.grids.length === 0
        ? t('sumNothing')
        : t('sum', { households: data.households, buildings: data.buildings, staff })}
    </p>
  )
}
