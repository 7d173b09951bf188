import { AimOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { VisitAct } from '../people/visit-act.tsx'
import { covers, useVisitWords } from '../people/visit-words.ts'
import type { SeenStop } from './use-round.ts'

interface Props {
  readonly stop: SeenStop
  readonly of: number
  readonly onLook: (position: readonly [number, number]) => void
  readonly onHousehold: (household: string) => void
  /** Keeps this stop in view while its visit may be undone. */
  readonly onStay: (household: string) => void
  /** Goes on to the next, unless another was chosen. */
  readonly onLeave: (household: string) => void
}

/** The door that is next, large: where, why and since when, the way there, the household, and the visit itself. */
export function StopCard({ stop, of, onLook, onHousehold, onStay, onLeave }: Props) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const covered = stop.outcome !== null && covers(stop.outcome)
  const rule = words.rule({ ...stop, name: stop.rule })
  return (
    <article className="stop-card" aria-label={t('nextStop')} data-household={stop.household}>
      <p className="stop-card-n">
        {stop.outcome === null ? t('nextStop') : t('chosenStop', { n: stop.n })}{' '}
        <span>{t('stopOf', { n: stop.n, of })}</span>
      </p>
      <p className="stop-card-where">
        <span>{stop.address}</span> {stop.unit}
        {stop.room}
      </p>
      <p className="stop-card-why">
        {stop.head ? <strong>{stop.head}</strong> : null}
        {covered ? null : (
          <span data-late={stop.overdueDays > 0}>
            {stop.overdueDays > 0 ? '▲ ' : ''}
            {words.due(stop.dueOn)}
          </span>
        )}
        <span>{rule}</span>
        <span>{stop.lastVisit === null ? t('never') : `${t('lastVisit')} ${words.ago(stop.lastVisit)}`}</span>
        {stop.outcome === null ? null : (
          <span>
            {covered
              ? `✓ ${t('done')} · ${words.outcome(stop.outcome)}`
              : t('tried', { what: words.outcome(stop.outcome) })}
          </span>
        )}
      </p>
      <div className="stop-card-ways">
        <Button icon={<AimOutlined aria-hidden />} onClick={() => onLook(stop.position)}>
          {t('goThere')}
        </Button>
        <Button onClick={() => onHousehold(stop.household)}>{t('household')}</Button>
      </div>
      <VisitAct
        household={stop.household}
        onMade={() => onStay(stop.household)}
        onSettled={() => onLeave(stop.household)}
      />
    </article>
  )
}
