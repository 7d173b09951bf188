import { LeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DoorMatch } from '#contract/lookup.ts'
import { doorsOf } from '../../client/subjects.ts'
import { unwrap } from '../../client/unwrap.ts'
import { Answered } from '../answered.tsx'
import { ADMIN } from '../use-change.ts'
import { byUnit } from './by-unit.ts'
import type { AskedRoom } from './subjects-section.tsx'

interface Props {
  readonly door: DoorMatch
  readonly onBack: () => void
  readonly onRoom: (room: AskedRoom) => void
}

/** The rooms behind a door, floor by floor from the top; nobody is named. */
export function DoorRooms({ door, onBack, onRoom }: Props) {
  const { t } = useTranslation(['adminSubjects', 'admin'])
  const rooms = useQuery({
    queryKey: [...ADMIN, 'doors', door.building, door.unit],
    queryFn: () => unwrap(doorsOf(door.building, door.unit)),
  })
  return (
    <section className="subject-rooms" aria-label={door.address}>
      <Button type="text" icon={<LeftOutlined aria-hidden />} onClick={onBack}>
        {t('admin:back')}
      </Button>
      <h3>{door.address}</h3>
      <p className="soft">{t('chooseRoom')}</p>
      <Answered query={rooms}>
        {({ doors }) =>
          doors.length === 0 ? (
            <p className="admin-none">{t('noRooms')}</p>
          ) : (
            byUnit(doors).map(({ unit, rooms: behind }) => (
              <div key={unit ?? ''}>
                {unit === null ? null : <h4>{unit}</h4>}
                <ul className="room-list">
                  {behind.map(({ household, room, floor, closed }) => (
                    <li key={household}>
                      <button
                        type="button"
                        data-closed={closed}
                        onClick={() =>
                          onRoom({
                            household,
                            words: [door.address, door.unit ? null : unit, room].filter(Boolean).join(' '),
                          })
                        }
                      >
                        {room}
                        <span className="soft-line">
                          {closed ? t('closed') : floor === null ? '' : t('floor', { n: floor })}
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            ))
          )
        }
      </Answered>
    </section>
  )
}
