import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HouseholdSummary } from '#contract/households.ts'
import { householdsOfBuilding } from '../../client/households.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { crossSection, type UnitSection } from './by-building.ts'

/** A building in cross-section: each unit's floors from the top down, a button for each household in sight. */
export function BuildingView({ id, onHousehold }: { id: string; onHousehold: (id: string) => void }) {
  const { t } = useTranslation('people')
  const list = useQuery({
    queryKey: ['people', 'building', id],
    queryFn: () => unwrap(householdsOfBuilding(id)),
  })
  if (list.isPending) return <Skeleton active paragraph={{ rows: 4 }} />
  if (list.isError) return <TroubleView error={list.error} retry={() => void list.refetch()} />
  const { households } = list.data
  const [first] = households
  if (first === undefined) return <p className="notice">{t('unseen')}</p>
  return (
    <section aria-label={first.buildingName}>
      <h2 className="panel-title">
        {first.compoundName ? `${first.compoundName} · ` : ''}
        {first.buildingName} · {t('households', { n: households.length })}
      </h2>
      <Legend households={households} />
      <div className="section">
        {crossSection(households).map((section) => (
          <Unit key={section.unit ?? ''} section={section} onHousehold={onHousehold} />
        ))}
      </div>
    </section>
  )
}

function Unit({ section, onHousehold }: { section: UnitSection; onHousehold: (id: string) => void }) {
  const { t } = useTranslation('people')
  return (
    <div className="unit">
      <h3>{section.unit ?? t('noUnit')}</h3>
      {section.floors.map(({ floor, households }) => (
        <div key={floor ?? 'unknown'} className="floor">
          <span className="floor-name">{floor === null ? t('floorUnknown') : t('floor', { n: floor })}</span>
          {households.map(({ id, room, occupancy, head }) => (
            <button
              key={id}
              type="button"
              className="door"
              data-occupancy={occupancy}
              aria-label={`${room} ${t(occupancy)} ${head ?? ''}`}
              onClick={() => onHousehold(id)}
            >
              {room}
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}

function Legend({ households }: { households: readonly HouseholdSummary[] }) {
  const { t } = useTranslation('people')
  const present = (['living', 'away', 'rented', 'empty'] as const).filter((kind) =>
    households.some(({ occupancy }) => occupancy === kind),
  )
  return (
    <p className="legend">
      {present.map((kind) => (
        <span key={kind}>
          <i className="door-key" data-occupancy={kind} aria-hidden /> {t(kind)}
        </span>
      ))}
    </p>
  )
}
