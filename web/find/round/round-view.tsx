import { CheckOutlined } from '@ant-design/icons'
import { Segmented, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { useVisitWords } from '../people/visit-words.ts'
import { Patrols } from './patrols.tsx'
import { RoundStart } from './round-start.tsx'
import { StopCard } from './stop-card.tsx'
import type { RoundTable, SeenStop } from './use-round.ts'

const LIMITS = [10, 20, 40, 60]

interface Props {
  readonly round: RoundTable
  /** Moves the map to a place. */
  readonly onLook: (position: readonly [number, number]) => void
  readonly onHousehold: (household: string) => void
}

/** Today's round: how far it is, the next door with all one can do there, the others in walking order, patrols. */
export function RoundView({ round, onLook, onHousehold }: Props) {
  const { t } = useTranslation('visits')
  const { query, stops, next } = round
  return (
    <section aria-label={t('round')}>
      <h2 className="round-title">{t('round')}</h2>
      {query.isPending ? <Skeleton active paragraph={{ rows: 5 }} /> : null}
      {query.isError && !query.data ? (
        <TroubleView error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.data ? (
        <>
          <Progress done={round.done} due={round.due} />
          {stops.length === 0 ? (
            <div className="start">
              <p className="start-first">{t('nothingDue')}</p>
              <p>{t('nothingDueMore')}</p>
            </div>
          ) : null}
          {next ? (
            <StopCard
              key={next.household}
              stop={next}
              of={stops.length}
              onLook={onLook}
              onHousehold={onHousehold}
              onStay={round.choose}
              onLeave={round.leave}
            />
          ) : null}
          {stops.length > 0 ? (
            <>
              <RoundStart round={round} walkM={query.data.walkM} />
              <h3 className="panel-title">{t('stops')}</h3>
              <ol className="rows stops">
                {stops.map((stop) => (
                  <li key={stop.household}>
                    <StopRow
                      stop={stop}
                      chosen={stop.household === next?.household}
                      onChoose={() => {
                        round.choose(stop.household)
                        onLook(stop.position)
                      }}
                    />
                  </li>
                ))}
              </ol>
              <HowMany round={round} />
            </>
          ) : null}
        </>
      ) : null}
      <Patrols />
    </section>
  )
}

function Progress({ done, due }: { done: number; due: number }) {
  const { t } = useTranslation('visits')
  if (done + due === 0) return null
  return (
    <div className="round-progress">
      <p role="status">{due === 0 ? t('roundDone', { done }) : t('roundProgress', { done, due })}</p>
      <i aria-hidden>
        <i style={{ width: `${(100 * done) / (done + due)}%` }} />
      </i>
    </div>
  )
}

function StopRow({ stop, chosen, onChoose }: { stop: SeenStop; chosen: boolean; onChoose: () => void }) {
  const words = useVisitWords()
  const { t } = useTranslation('visits')
  const { n, outcome, address, unit, room, head, overdueDays } = stop
  const covered = outcome === 'met' || outcome === 'phone'
  return (
    <button type="button" className="stop" aria-current={chosen} onClick={onChoose}>
      <span className="stop-n" data-state={covered ? 'done' : 'ahead'}>
        {covered ? <CheckOutlined aria-label={t('done')} /> : n}
      </span>
      <span className="stop-words">
        <strong>
          {address} {unit}
          {room}
        </strong>
        <span>
          {[
            head,
            outcome === null
              ? null
              : covered
                ? words.outcome(outcome)
                : t('tried', { what: words.outcome(outcome) }),
            covered ? null : words.due(stop.dueOn),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {covered || overdueDays === 0 ? null : (
          <span className="unseen">{words.rule({ ...stop, name: stop.rule })}</span>
        )}
      </span>
    </button>
  )
}

function HowMany({ round }: { round: RoundTable }) {
  const { t } = useTranslation('visits')
  if (round.stops.length < LIMITS[0]! && round.limit === 20) return null
  return (
    <div className="round-limit">
      <span id="how-many">{t('howMany')}</span>
      <Segmented
        aria-labelledby="how-many"
        value={round.limit}
        onChange={round.setLimit}
        options={LIMITS.map((n) => ({ value: n, label: t('stopsN', { n }) }))}
      />
    </div>
  )
}
