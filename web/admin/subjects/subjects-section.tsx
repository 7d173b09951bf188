import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DoorMatch } from '#contract/lookup.ts'
import type { SubjectErased, SubjectFile } from '#contract/protection.ts'
import { lookup } from '../../client/lookup.ts'
import { unwrap } from '../../client/unwrap.ts'
import { Answered } from '../answered.tsx'
import { DoorRooms } from './door-rooms.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { SubjectPage } from './subject-page.tsx'

/** A room somebody stands for, with the words it was found by. */
export interface AskedRoom {
  readonly household: string
  readonly words: string
}

/**
 * A resident asks what is held about the household: from the address to the room, then a reason, then everything on one
 * page. What was opened lives in this component alone and is gone when the section is left.
 */
export function SubjectsSection() {
  const { t } = useTranslation(['adminSubjects', 'admin'])
  const [q, setQ] = useState('')
  const [asked, setAsked] = useState('')
  const [door, setDoor] = useState<DoorMatch | null>(null)
  const [room, setRoom] = useState<AskedRoom | null>(null)
  const [file, setFile] = useState<SubjectFile | null>(null)
  const [erased, setErased] = useState<SubjectErased | null>(null)
  const found = useQuery({
    queryKey: ['lookup', asked],
    queryFn: () => unwrap(lookup(asked)),
    enabled: asked !== '',
  })

  function search(event: FormEvent) {
    event.preventDefault()
    setErased(null)
    setDoor(null)
    setAsked(q.trim())
  }

  if (file !== null)
    return (
      <SubjectPage
        file={file}
        onFile={setFile}
        onErased={(gone) => {
          setFile(null)
          setDoor(null)
          setErased(gone)
        }}
        onBack={() => setFile(null)}
      />
    )
  return (
    <>
      <div className="admin-head">
        <h2>{t('admin:tab-subjects')}</h2>
      </div>
      <p className="soft subjects-lead">{t('lead')}</p>
      {erased === null ? null : <Erased erased={erased} />}
      <search>
        <form className="admin-tools" onSubmit={search}>
          <Input
            type="search"
            aria-label={t('address')}
            placeholder={t('addressHint')}
            autoComplete="off"
            maxLength={60}
            value={q}
            onChange={({ target }) => setQ(target.value)}
            className="admin-search"
          />
          <Button type="primary" htmlType="submit" disabled={q.trim() === ''}>
            {t('findDoor')}
          </Button>
        </form>
      </search>
      {asked === '' ? null : door === null ? (
        <Answered query={found}>
          {({ matches }) =>
            matches.length === 0 ? (
              <p className="admin-none">{t('noDoor')}</p>
            ) : (
              <ul className="subject-doors">
                {matches.map((match) => (
                  <li key={`${match.building} ${match.unit ?? ''}`}>
                    <button type="button" onClick={() => setDoor(match)}>
                      {match.address}
                    </button>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      ) : (
        <DoorRooms door={door} onBack={() => setDoor(null)} onRoom={setRoom} />
      )}
      <OpenDialog room={room} onClose={() => setRoom(null)} onOpened={setFile} />
    </>
  )
}

function Erased({ erased: { erased, auditSeq } }: { erased: SubjectErased }) {
  const { t } = useTranslation('adminSubjects')
  const total = Object.values(erased).reduce((sum, n) => sum + n, 0)
  return (
    <section className="subject-erased" role="status">
      <h3>{t('erasedTitle', { n: total, seq: auditSeq })}</h3>
      <p>
        {Object.entries(erased)
          .filter(([, n]) => n > 0)
          .map(([what, n]) => t('erasedOf', { what: t(rowsKey(what), { defaultValue: what }), n }))
          .join(t('comma'))}
      </p>
      <p className="soft">{t('erasedMore')}</p>
    </section>
  )
}

/** The word for a table's rows; tables without one are named as they are. */
function rowsKey(table: string): 'rows-household' {
  return `rows-${table}` as 'rows-household'
}
