import './building.css'
import { useQuery } from '@tanstack/react-query'
import { Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseholdSummary } from '#contract/households.ts'
import { householdsOfBuilding } from '../../client/households.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { useSession } from '../../staff/use-session.ts'
import { BuildingList } from './building-list.tsx'
import { BuildingSection } from './building-section.tsx'
import { crossSection, type Door } from './doors.ts'
import { HouseholdRow } from './household-row.tsx'
import { useKeptChoice } from './kept-choice.ts'
import { ApartMark, OccupancyMark } from './occupancy-mark.tsx'
import { OpenHousehold } from './open-household.tsx'
import { Sheet } from './sheet.tsx'

/** A building's households in sight, cut open floor by floor or as a list; which of them is remembered. */
export function BuildingView({ id, onHousehold }: { id: string; onHousehold: (id: string) => void }) {
  const { t } = useTranslation('people')
  const [shape, setShape] = useKeptChoice('building', ['section', 'list'])
  const { session } = useSession()
  // Whom only households are assigned to does not register others.
  const answersForPlace = (session?.grids.length ?? 0) > 0
  const [door, setDoor] = useState<Door | null>(null)
  const list = useQuery({
    queryKey: ['people', 'building', id],
    queryFn: () => unwrap(householdsOfBuilding(id)),
  })
  if (list.isPending) return <Skeleton active paragraph={{ rows: 4 }} />
  if (list.isError) return <TroubleView error={list.error} retry={() => void list.refetch()} />
  const { households } = list.data
  const [first] = households
  if (first === undefined)
    return (
      <>
        <p className="notice">{t('unseen')}</p>
        {answersForPlace ? <OpenHousehold address="" onHousehold={onHousehold} /> : null}
      </>
    )
  const name = `${first.compoundName ?? ''}${first.buildingName}`
  return (
    <section aria-label={first.buildingName}>
      <div className="building-head">
        <h2 className="panel-title">
          {first.compoundName ? `${first.compoundName} · ` : ''}
          {first.buildingName} · {t('households', { n: households.length })}
        </h2>
        <Segmented
          aria-label={t('shape')}
          value={shape}
          onChange={setShape}
          options={[
            { value: 'section', label: t('asSection') },
            { value: 'list', label: t('asList') },
          ]}
        />
      </div>
      {shape === 'list' ? (
        <BuildingList households={households} onHousehold={onHousehold} />
      ) : (
        <>
          <Legend households={households} />
          <BuildingSection
            section={crossSection(households)}
            onDoor={(chosen) =>
              chosen.households.length === 1 ? onHousehold(chosen.households[0].id) : setDoor(chosen)
            }
          />
        </>
      )}
      {answersForPlace ? <OpenHousehold address={name} onHousehold={onHousehold} /> : null}
      <Sheet
        title={door ? t('doorSeveral', { room: door.room, n: door.households.length }) : ''}
        open={door !== null}
        onClose={() => setDoor(null)}
      >
        <ul className="rows">
          {door?.households.map((household) => (
            <li key={household.id}>
              <HouseholdRow
                title={household.head ?? t('noHead')}
                household={household}
                sharing={1}
                onOpen={onHousehold}
              />
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  )
}

function Legend({ households }: { households: readonly HouseholdSummary[] }) {
  const present = (['living', 'away', 'rented', 'empty'] as const).filter((kind) =>
    households.some(({ occupancy }) => occupancy === kind),
  )
  return (
    <p className="legend">
      {present.map((kind) => (
        <OccupancyMark key={kind} occupancy={kind} />
      ))}
      {households.some(({ apart }) => apart) ? <ApartMark /> : null}
    </p>
  )
}
