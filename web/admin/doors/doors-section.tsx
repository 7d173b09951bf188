import './doors.css'
import { SearchOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/session.ts'
import { doorsByAddress } from '../../client/door-codes.ts'
import { unwrap } from '../../client/unwrap.ts'
import { Answered } from '../answered.tsx'
import { ADMIN } from '../use-change.ts'
import { DoorRow } from './door-row.tsx'
import { PlaceSheets } from './place-sheets.tsx'

/** As many entrances as the server tells of at once. */
const MOST = 50

/** The codes on the doors (门码): sheets of a whole place to print, and single entrances by their address. */
export function DoorsSection({ session }: { session: Session }) {
  const { t } = useTranslation('admin')
  return (
    <>
      <div className="admin-head">
        <h2>{t('tab-doors')}</h2>
      </div>
      <div className="doors">
        {session.capacity === 'admin' ? <DoorSearch /> : null}
        <PlaceSheets />
      </div>
    </>
  )
}

function DoorSearch() {
  const { t } = useTranslation('adminDoors')
  const [q, setQ] = useState('')
  const wanted = useDeferredValue(q.trim())
  const found = useQuery({
    queryKey: [...ADMIN, 'doors', wanted],
    queryFn: () => unwrap(doorsByAddress(wanted)),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
  return (
    <section aria-labelledby="doors-title">
      <h3 id="doors-title">{t('oneDoor')}</h3>
      <search className="admin-tools">
        <Input
          type="search"
          allowClear
          aria-label={t('searchDoor')}
          placeholder={t('searchLike')}
          prefix={<SearchOutlined aria-hidden />}
          maxLength={60}
          value={q}
          onChange={({ target }) => setQ(target.value)}
          className="admin-search"
        />
      </search>
      {wanted === '' ? (
        <p className="admin-none">{t('typeAddress')}</p>
      ) : (
        <Answered query={found}>
          {({ doors }) =>
            doors.length === 0 ? (
              <p className="admin-none">{t('noDoor', { q: wanted })}</p>
            ) : (
              <>
                <p className="admin-total" role="status">
                  {t(doors.length < MOST ? 'found' : 'foundFirst', { n: doors.length })}
                </p>
                <ul className="door-rows">
                  {doors.map((door) => (
                    <DoorRow key={door.unit} door={door} />
                  ))}
                </ul>
              </>
            )
          }
        </Answered>
      )}
    </section>
  )
}
