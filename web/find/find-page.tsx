import './people/people.css'
import './find.css'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DoorMatch } from '#contract/lookup.ts'
import { gridByCode, gridsOfLevel } from '../client/grids.ts'
import { locate } from '../client/locate.ts'
import { doorByToken } from '../client/lookup.ts'
import { unwrap } from '../client/unwrap.ts'
import { boundsOf } from '../map/bounds.ts'
import { type Focus, MapView } from '../map/map-view.tsx'
import type { Tap } from '../map/town-map.ts'
import { Header } from '../staff/header.tsx'
import { OfflineNotice } from '../staff/offline-notice.tsx'
import { TroubleView } from '../staff/trouble-view.tsx'
import { useSession } from '../staff/use-session.ts'
import { tokenIn } from './door-code.ts'
import { HereButton } from './here-button.tsx'
import { answersNeeds } from './needs/need-queries.ts'
import { useOffline } from './offline.ts'
import { Panel } from './panel.tsx'
import { VisitStrip } from './people/visit-strip.tsx'
import { FindTabs } from './round/find-tabs.tsx'
import { useRound } from './round/use-round.ts'
import { ScanButton } from './scan-button.tsx'
import { type Found, SearchBox } from './search-box.tsx'
import { type Place, usePlace } from './use-place.ts'

/** Zoom at which a building and the borders around it are seen together. */
const NEAR = 17

/** Whose grid a place is in and whom to call; for signed-in workers, on to building, household and members. */
export function FindPage() {
  const { t } = useTranslation(['find', 'site'])
  const { session } = useSession()
  useOffline(session)
  const opensBuildings = session?.capacity === 'worker'
  const { place, go } = usePlace()
  const [found, setFound] = useState<Found | null>(null)
  // An address down to the room: at its door a worker is shown the household as well.
  const [meant, setMeant] = useState<string | null>(null)
  const [focus, setFocus] = useState<Focus | null>(place.at && { position: place.at, zoom: NEAR })

  const town = useQuery({ queryKey: ['grids', 1], queryFn: () => unwrap(gridsOfLevel(1)) })
  const answer = useQuery({
    queryKey: ['locate', place.at, place.accuracyM],
    queryFn: () => unwrap(locate(place.at!, place.accuracyM ?? undefined)),
    enabled: place.at !== null,
  })
  const code = place.grid ?? answer.data?.chain.at(-1)?.code ?? null
  const grid = useQuery({
    queryKey: ['grid', code],
    queryFn: () => unwrap(gridByCode(code!)),
    enabled: code !== null,
  })

  const tapped = useCallback(
    ({ position, building }: Tap) => {
      setFound(null)
      setMeant(null)
      go({ at: position, building })
    },
    [go],
  )
  const chosen = useCallback(
    (door: DoorMatch, sent?: Found) => {
      setFound(null)
      setMeant(sent && tellsRoom(sent) ? sent.q : null)
      setFocus({ position: door.position, zoom: NEAR })
      go({ at: door.position, building: opensBuildings ? door.building : null })
    },
    [go, opensBuildings],
  )
  useArrivalByCode(chosen)
  const open = useCallback(
    (next: Partial<Place>) => {
      setFound(null)
      if (next.at && !next.household) setFocus({ position: next.at, zoom: NEAR })
      go(next)
    },
    [go],
  )
  useEffect(() => {
    if (place.grid === null || grid.data?.id !== place.grid) return
    const bounds = boundsOf(grid.data.geometry.coordinates)
    if (bounds) setFocus({ bounds })
  }, [place.grid, grid.data])

  // Another search begins at its first line, however far the last answer was read.
  const panel = useRef<HTMLDivElement>(null)
  const asked = found?.q
  useEffect(() => {
    if (asked !== undefined) panel.current?.scrollTo(0, 0)
  }, [asked])

  const round = useRound(opensBuildings && place.view === 'round')
  useEffect(() => {
    if (round.bounds) setFocus({ bounds: round.bounds })
  }, [round.bounds])

  const bounds = town.data && boundsOf(town.data.features.map((feature) => feature.geometry.coordinates))
  return (
    <div className="find">
      <Header here="/find" title={t('site:find')} />
      <OfflineNotice />
      <VisitStrip onHousehold={(household) => open({ household })} />
      <main id="main" className="find-main">
        <h1 className="unseen">{t('title')}</h1>
        <div className="find-search">
          <SearchBox onFound={setFound} onOne={chosen}>
            <ScanButton onDoor={chosen} />
          </SearchBox>
        </div>
        <section className="find-map" aria-label={t('site:map')}>
          {town.isError ? <TroubleView error={town.error} retry={() => void town.refetch()} /> : null}
          {bounds ? (
            <MapView
              bounds={bounds}
              plan={answer.data?.plan.id ?? 'in-force'}
              buildings={opensBuildings}
              label={`${t('site:map')}。${t('site:mapKeys')}`}
              words={{
                zoomIn: t('site:zoomIn'),
                zoomOut: t('site:zoomOut'),
                wholeTown: t('site:wholeTown'),
              }}
              chosen={code === null ? null : (grid.data?.geometry ?? null)}
              building={place.building}
              place={markOf(place.at, place.accuracyM)}
              round={round.onMap}
              focus={focus}
              onTap={tapped}
              withoutMap={t('site:noMap')}
            />
          ) : null}
        </section>
        <div ref={panel} className="find-panel" aria-live="polite">
          <Panel
            place={place}
            answer={answer}
            hasDeeper={place.grid === null && (grid.data?.children.length ?? 0) > 0}
            found={found}
            meant={meant}
            onChoose={chosen}
            go={open}
            round={round}
            onLook={(position) => setFocus({ position, zoom: NEAR + 1 })}
            here={
              <HereButton
                onHere={(position, accuracyM) => {
                  setFound(null)
                  setFocus({ position, zoom: NEAR })
                  go({ at: position, accuracyM })
                }}
              />
            }
          />
        </div>
      </main>
      {session && answersNeeds(session) ? (
        <FindTabs
          session={session}
          view={place.view}
          onView={(view) => {
            setFound(null)
            open({ view })
          }}
        />
      ) : null}
    </div>
  )
}

/** Somebody scanned a door with the phone's own camera and came here by `?door=TOKEN`: goes to that door. */
function useArrivalByCode(onDoor: (door: DoorMatch) => void) {
  const tell = useRef(onDoor)
  tell.current = onDoor
  useEffect(() => {
    const token = tokenIn(new URLSearchParams(location.search).get('door') ?? '')
    if (token === null) return
    void doorByToken(token).then((answer) => {
      if (answer.ok) tell.current(answer.value)
    })
  }, [])
}

function tellsRoom({ understood }: Found): boolean {
  return understood.some(({ part }) => part === 'room')
}

function markOf(at: readonly [number, number] | null, accuracyM: number | null) {
  if (at === null) return null
  return accuracyM === null ? { position: at } : { position: at, accuracyM }
}
