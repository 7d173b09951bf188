import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DoorMatch } from '#contract/lookup.ts'
import { doorsNear } from '../client/lookup.ts'
import { unwrap } from '../client/unwrap.ts'

interface Props {
  /** Where the phone believes to be, `[lon, lat]` in degrees, and how sure it is, in metres. */
  readonly at: readonly [number, number]
  readonly accuracyM: number
  readonly onDoor: (door: DoorMatch) => void
}

/** Says how sure the phone is and asks at which door one stands; an answer replaces the guess by the door itself. */
export function NearDoors({ at, accuracyM, onDoor }: Props) {
  const { t } = useTranslation('find')
  const near = useQuery({
    queryKey: ['doors', at, accuracyM],
    queryFn: () => unwrap(doorsNear(at, accuracyM)),
  })
  const doors = near.data?.doors ?? []
  const [first] = doors
  return (
    <section className="at-door" aria-label={t('accuracy', { m: Math.ceil(accuracyM) })}>
      <p>
        {t('accuracy', { m: Math.ceil(accuracyM) })}
        {first ? t('areYouAt', { door: first.address }) : near.isSuccess ? t('noDoorNear') : ''}
      </p>
      <ul>
        {doors.slice(0, 4).map((door) => (
          <li key={`${door.building} ${door.unit}`}>
            <button type="button" onClick={() => onDoor(door)}>
              <span>{door.address}</span>
              <span className="soft-inline">{t('distance', { m: Math.round(door.distanceM) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
