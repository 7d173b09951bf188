import { useQueries, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Post, Warnings } from '#contract/staff.ts'
import { gridsOfLevel } from '../../client/grids.ts'
import { locate } from '../../client/locate.ts'
import { staffWarnings } from '../../client/staff.ts'
import { unwrap } from '../../client/unwrap.ts'
import { boundsOf } from '../../map/bounds.ts'
import { type Focus, MapView } from '../../map/map-view.tsx'
import { Answered } from '../answered.tsx'
import { AppointDialog } from '../posts/appoint-dialog.tsx'
import { usePostWords } from '../posts/use-post-words.ts'
import { ADMIN } from '../use-change.ts'
import { drawnEmpty } from './drawn-empty.ts'
import { WarningList } from './warning-list.tsx'

type Empty = Warnings['unstaffed'][number]

/** Grids nobody answers for, on the map and as a list, and the posts that soon leave one empty. */
export function UnstaffedSection({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation(['adminWarnings', 'admin'])
  const warned = useQuery({ queryKey: [...ADMIN, 'warnings'], queryFn: () => unwrap(staffWarnings()) })
  return (
    <>
      <div className="admin-head">
        <h2>{t('admin:tab-unstaffed')}</h2>
      </div>
      <Answered query={warned}>{(data) => <Warned warned={data} mayChange={mayChange} />}</Answered>
    </>
  )
}

function Warned({ warned, mayChange }: { warned: Warnings; mayChange: boolean }) {
  const { t } = useTranslation(['adminWarnings', 'site'])
  const words = usePostWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const [focus, setFocus] = useState<Focus | null>(null)
  const [filling, setFilling] = useState<Empty | null>(null)
  const [following, setFollowing] = useState<Post | null>(null)
  const levels = useQueries({
    queries: ([1, 2, 3] as const).map((level) => ({
      queryKey: ['grids', level],
      queryFn: () => unwrap(gridsOfLevel(level)),
    })),
  })
  const whole = levels.every(({ data }) => data !== undefined)
  const [first, second, third] = levels.map(({ data }) => data)
  const grids = useMemo(
    () => [first, second, third].flatMap((some) => some?.features ?? []),
    [first, second, third],
  )
  const bounds = useMemo(() => boundsOf(grids.map(({ geometry }) => geometry.coordinates)), [grids])
  const drawn = useMemo(() => drawnEmpty(warned.unstaffed, grids, chosen), [warned.unstaffed, grids, chosen])
  const plan = usePlanOf(grids[0]?.properties.label)

  function show({ key, code }: Empty) {
    setChosen(key)
    const shape = grids.find(({ properties }) => properties.code === code)
    const box = shape && boundsOf(shape.geometry.coordinates)
    if (box) setFocus({ bounds: box })
  }

  return (
    <div className="warned">
      <div className="warned-list">
        <section aria-labelledby="unstaffed-title">
          <h3 id="unstaffed-title">
            {t('unstaffed')}{' '}
            <b className="admin-count" data-none={warned.unstaffed.length === 0}>
              {warned.unstaffed.length}
            </b>
          </h3>
          {warned.unstaffed.length === 0 ? <p className="admin-none">{t('allStaffed')}</p> : null}
          <ul className="warned-rows">
            {warned.unstaffed.map((grid) => (
              <li key={`${grid.key} ${grid.role?.code ?? ''}`} data-chosen={grid.key === chosen}>
                <button type="button" className="warned-open" onClick={() => show(grid)}>
                  <strong>
                    <span className="alarm" aria-hidden>
                      ■
                    </span>{' '}
                    {grid.name}
                  </strong>
                  <span className="soft-line">
                    {t(`site:level${grid.level as 1 | 2 | 3}`)} {grid.code} ·{' '}
                    {grid.role === null ? t('anybody') : t('missing', { role: words.role(grid.role) })}
                  </span>
                </button>
                {mayChange ? (
                  <Button type="primary" size="small" onClick={() => setFilling(grid)}>
                    {t('appoint')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
        <WarningList warned={warned} mayChange={mayChange} onFollow={setFollowing} />
      </div>
      <section className="warned-map" aria-label={t('site:map')}>
        {bounds && whole && plan ? (
          <MapView
            bounds={bounds}
            plan={plan}
            buildings={false}
            label={t('site:map')}
            words={{ zoomIn: t('site:zoomIn'), zoomOut: t('site:zoomOut'), wholeTown: t('site:wholeTown') }}
            findings={drawn}
            focus={focus}
            withoutMap={t('site:noMap')}
          />
        ) : null}
      </section>
      <AppointDialog
        open={filling !== null}
        today={warned.day}
        role={filling?.role?.code ?? null}
        {...(filling === null ? {} : { at: { kind: 'grid', id: filling.key, name: filling.name } })}
        onClose={() => setFilling(null)}
      />
      <AppointDialog
        open={following !== null}
        today={warned.day}
        role={following?.role.code ?? null}
        {...(following === null
          ? {}
          : {
              at: {
                kind: following.scope.kind,
                id: following.scope.id,
                name: words.place(following.scope),
              },
            })}
        onClose={() => setFollowing(null)}
      />
    </div>
  )
}

/** Id of the plan in force, which names the map's tiles: any place of it says so. */
function usePlanOf(label: readonly number[] | undefined): string | null {
  const [lon, lat] = label ?? []
  const answer = useQuery({
    queryKey: ['locate', lon, lat],
    queryFn: () => unwrap(locate([lon!, lat!])),
    enabled: lon !== undefined && lat !== undefined,
  })
  return answer.data?.plan.id ?? null
}
