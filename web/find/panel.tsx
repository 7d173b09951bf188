import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Located } from '#contract/locate.ts'
import type { DoorMatch } from '#contract/lookup.ts'
import { TroubleError } from '../client/unwrap.ts'
import { TroubleView } from '../staff/trouble-view.tsx'
import { useSession } from '../staff/use-session.ts'
import { AnswerView } from './answer-view.tsx'
import { HandoverCard } from './handover/handover-card.tsx'
import { MatchList } from './match-list.tsx'
import { NearDoors } from './near-doors.tsx'
import { answersNeeds } from './needs/need-queries.ts'
import { NeedsView } from './needs/needs-view.tsx'
import { BuildingView } from './people/building-view.tsx'
import { GridHouseholds } from './people/grid-households.tsx'
import { HouseholdMatches } from './people/household-matches.tsx'
import { HouseholdView } from './people/household-view.tsx'
import { MyGrids } from './people/my-grids.tsx'
import { MyHouseholds } from './people/my-households.tsx'
import { VisitReport } from './reports/visit-report.tsx'
import { Patrols } from './round/patrols.tsx'
import { RoundView } from './round/round-view.tsx'
import type { RoundTable } from './round/use-round.ts'
import type { Found } from './search-box.tsx'
import type { Place } from './use-place.ts'

interface Props {
  readonly place: Place
  readonly answer: UseQueryResult<Located>
  /** The deepest grid at the place is divided further elsewhere. */
  readonly hasDeeper: boolean
  /** What the words in the search box may mean. */
  readonly found: Found | null
  /** An address down to the room that led here. */
  readonly meant: string | null
  readonly onChoose: (door: DoorMatch, found?: Found) => void
  readonly go: (next: Partial<Place>) => void
  readonly here: ReactNode
  readonly round: RoundTable
  /** Moves the map to a place. */
  readonly onLook: (position: readonly [number, number]) => void
}

/** What stands beside (on a phone: under) the map: one thing at a time, the most wanted first. */
export function Panel({ place, answer, hasDeeper, found, meant, onChoose, go, here, round, onLook }: Props) {
  const { session } = useSession()
  const sees = session?.capacity === 'worker'
  if (found)
    return (
      <MatchList found={found} onChoose={onChoose} here={here}>
        {sees && found.sent ? (
          <HouseholdMatches q={found.q} onHousehold={(household) => go({ household })} />
        ) : null}
      </MatchList>
    )
  if (sees && place.household)
    return (
      <HouseholdView
        key={place.household}
        id={place.household}
        onBack={() => history.back()}
        onHousehold={(household) => go({ ...place, household })}
        onGone={() => go({ ...place, household: null })}
      />
    )
  if (sees && place.view === 'round')
    return <RoundView round={round} onLook={onLook} onHousehold={(household) => go({ household })} />
  if (sees && place.view === 'reports') return <VisitReport />
  if (session && answersNeeds(session) && place.view === 'needs') return <NeedsView session={session} />
  if (place.at)
    return (
      <>
        <Answered
          answer={answer}
          hasDeeper={hasDeeper}
          atDoor={
            place.accuracyM === null ? null : (
              <NearDoors at={place.at} accuracyM={place.accuracyM} onDoor={onChoose} />
            )
          }
        >
          {sees && meant ? (
            <HouseholdMatches q={meant} onHousehold={(household) => go({ ...place, household })} />
          ) : null}
          {sees && place.building ? (
            <BuildingView id={place.building} onHousehold={(household) => go({ ...place, household })} />
          ) : null}
        </Answered>
        {here}
      </>
    )
  if (sees && place.grid) return <GridHouseholds code={place.grid} go={go} />
  return (
    <>
      <Start />
      {here}
      {sees ? <HandoverCard /> : null}
      {sees && session.assignedHouseholds > 0 ? (
        <MyHouseholds onHousehold={(household) => go({ household })} />
      ) : null}
      {session ? <MyGrids session={session} onGrid={(grid) => go({ grid })} /> : null}
      {sees ? <Patrols /> : null}
    </>
  )
}

type Answering = Pick<Props, 'answer' | 'hasDeeper'> & {
  readonly atDoor: ReactNode
  readonly children: ReactNode
}

function Start() {
  const { t } = useTranslation(['find', 'site'])
  const { unreached, ask } = useSession()
  if (unreached)
    return (
      <div className="start" role="status">
        <p className="start-first">{t('unreached')}</p>
        <p>{t('unreachedMore')}</p>
        <Button block className="start-again" onClick={() => void ask()}>
          {t('site:retry')}
        </Button>
      </div>
    )
  return (
    <div className="start">
      <p className="start-first">{t('start')}</p>
      <p>{t('startMore')}</p>
    </div>
  )
}

function Answered({ answer, hasDeeper, atDoor, children }: Answering) {
  const { t } = useTranslation('find')
  if (answer.isPending) return <Skeleton active title={{ width: '60%' }} paragraph={{ rows: 4 }} />
  if (answer.data)
    return (
      <AnswerView located={answer.data} hasDeeper={hasDeeper} atDoor={atDoor}>
        {children}
      </AnswerView>
    )
  const { error } = answer
  const outside = error instanceof TroubleError && error.trouble.code === 'outside-jurisdiction'
  if (!outside) return <TroubleView error={error} retry={() => void answer.refetch()} />
  return (
    <div className="start">
      <p className="start-first">{t('outside')}</p>
      <p>{t('outsideMore')}</p>
    </div>
  )
}
