import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartUnit, StaffMember } from '#contract/staff.ts'
import { removeUnit } from '../../client/admin-chart.ts'
import { usePostWords } from '../posts/use-post-words.ts'
import { tabPath } from '../tabs.ts'
import { useChange } from '../use-change.ts'
import type { Branch } from './branches.ts'
import { peopleOf } from './people-of.ts'

/** What can be done from a unit of the chart. */
export interface ChartHands {
  readonly onAdd: (parent: ChartUnit) => void
  readonly onEdit: (unit: ChartUnit) => void
  readonly onFill: (unit: ChartUnit) => void
}

interface Props {
  readonly branch: Branch
  readonly staff: readonly StaffMember[]
  readonly hands: ChartHands
}

/** How many people of a unit are named before one asks for all. */
const FEW = 8

/** A unit of the chart with its people, and those below it, which can be folded away. */
export function BranchView({ branch, staff, hands }: Props) {
  const { t } = useTranslation('adminChart')
  const [open, setOpen] = useState(true)
  const { unit, below } = branch
  return (
    <li className="chart-branch">
      <div className="chart-unit" data-empty={unit.posts === 0}>
        {below.length > 0 ? (
          <Button
            type="text"
            size="small"
            aria-expanded={open}
            aria-label={t(open ? 'fold' : 'unfold', { name: unit.name })}
            icon={open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
            onClick={() => setOpen(!open)}
          />
        ) : (
          <span className="chart-leaf" aria-hidden />
        )}
        <div className="chart-words">
          <p>
            <span className="flag" data-kind={unit.kind === 'committee' ? 'public' : 'plain'}>
              {t(`kind-${unit.kind}`)}
            </span>
            <strong>{unit.name}</strong>
            {unit.coversGrid === null ? null : (
              <span className="soft-line">
                {t('covers', { grid: unit.coversGrid.name ?? unit.coversGrid.code ?? '' })}
              </span>
            )}
          </p>
          <People unit={unit} staff={staff} />
        </div>
        {unit.mayEdit ? <UnitButtons unit={unit} hands={hands} /> : null}
      </div>
      {open && below.length > 0 ? (
        <ul className="chart">
          {below.map((each) => (
            <BranchView key={each.unit.id} branch={each} staff={staff} hands={hands} />
          ))}
        </ul>
      ) : null}
    </li>
  )
}

function People({ unit, staff }: { unit: ChartUnit; staff: readonly StaffMember[] }) {
  const { t } = useTranslation('adminChart')
  const words = usePostWords()
  const [all, setAll] = useState(false)
  const people = peopleOf(unit.id, staff)
  const shown = all ? people : people.slice(0, FEW)
  if (unit.posts === 0)
    return (
      <p className="chart-people">
        <span className="flag" data-kind="empty">
          ■ {t('nobody')}
        </span>
      </p>
    )
  return (
    <p className="chart-people">
      {shown.map(({ member, post }) => (
        <a key={post.id} className="chart-person" href={`${tabPath('staff')}&staff=${member.id}`}>
          {member.name} <span>{words.role(post.role)}</span>
        </a>
      ))}
      {people.length > FEW ? (
        <button type="button" className="chart-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('fewer') : t('andMore', { n: unit.posts - FEW })}
        </button>
      ) : null}
    </p>
  )
}

function UnitButtons({ unit, hands }: { unit: ChartUnit; hands: ChartHands }) {
  const { t } = useTranslation(['adminChart', 'admin'])
  const { modal } = App.useApp()
  const change = useChange()
  const stuck = unit.children > 0 || unit.posts > 0

  function remove() {
    modal.confirm({
      title: t('removeTitle', { name: unit.name }),
      content: t('removeMore'),
      okText: t('admin:remove'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: async () => {
        await change(removeUnit(unit.id), t('removed', { name: unit.name }))
      },
    })
  }

  return (
    <span className="chart-do">
      <Button size="small" onClick={() => hands.onFill(unit)}>
        {t('fill')}
      </Button>
      <Button size="small" onClick={() => hands.onAdd(unit)}>
        {t('addBelow')}
      </Button>
      <Button size="small" onClick={() => hands.onEdit(unit)}>
        {t('admin:edit')}
      </Button>
      <Button size="small" danger disabled={stuck} title={stuck ? t('stuck') : ''} onClick={remove}>
        {t('admin:remove')}
      </Button>
    </span>
  )
}
