import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartUnit, StaffMember } from '#contract/staff.ts'
import { wholeChart } from '../../client/admin-chart.ts'
import { unwrap } from '../../client/unwrap.ts'
import { townTime } from '../../text/town-time.ts'
import { Answered } from '../answered.tsx'
import { AppointDialog } from '../posts/appoint-dialog.tsx'
import { useStaff } from '../staff/use-staff.ts'
import { ADMIN } from '../use-change.ts'
import { BranchView, type ChartHands } from './branch-view.tsx'
import { branchesOf } from './branches.ts'
import { UnitDialog, type UnitTask } from './unit-dialog.tsx'

/** The organisation chart (架构图) as a tree, with the people in it; a unit without anybody stands out. */
export function ChartSection({ jurisdiction }: { jurisdiction: string }) {
  const { t } = useTranslation(['adminChart', 'admin'])
  const [task, setTask] = useState<UnitTask | null>(null)
  const [filling, setFilling] = useState<ChartUnit | null>(null)
  const chart = useQuery({ queryKey: [...ADMIN, 'chart'], queryFn: () => unwrap(wholeChart()) })
  const staff = useStaff('')
  const hands: ChartHands = {
    onAdd: (parent) => setTask({ kind: 'add', parent }),
    onEdit: (unit) => setTask({ kind: 'edit', unit }),
    onFill: setFilling,
  }
  return (
    <>
      <div className="admin-head">
        <h2>{t('admin:tab-chart')}</h2>
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setTask({ kind: 'add', parent: null })}
        >
          {t('addTop')}
        </Button>
      </div>
      <Answered query={chart}>
        {({ units }) =>
          units.length === 0 ? (
            <p className="admin-none">{t('noUnits')}</p>
          ) : (
            <>
              <p className="admin-total" role="status">
                {t('summary', { n: units.length, empty: units.filter(({ posts }) => posts === 0).length })}
              </p>
              <ul className="chart">
                {branchesOf(units).map((branch) => (
                  <BranchView
                    key={branch.unit.id}
                    branch={branch}
                    staff={staff.data?.staff ?? NOBODY}
                    hands={hands}
                  />
                ))}
              </ul>
            </>
          )
        }
      </Answered>
      <UnitDialog task={task} jurisdiction={jurisdiction} onClose={() => setTask(null)} />
      <AppointDialog
        open={filling !== null}
        today={townTime(new Date()).day}
        {...(filling === null ? {} : { at: { kind: 'chart', id: filling.id, name: filling.name } })}
        onClose={() => setFilling(null)}
      />
    </>
  )
}

const NOBODY: readonly StaffMember[] = []
