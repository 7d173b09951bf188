import { LeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubjectErased, SubjectFile } from '#contract/protection.ts'
import { townTime } from '../../text/town-time.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { HouseholdDialog } from './household-dialog.tsx'
import { LookTable } from './look-table.tsx'
import { PersonCard } from './person-card.tsx'
import { useSubjectWords } from './use-subject-words.ts'

interface Props {
  readonly file: SubjectFile
  readonly onFile: (file: SubjectFile) => void
  readonly onErased: (erased: SubjectErased) => void
  readonly onBack: () => void
}

/** Everything that is held about a household and who looked at it, to read together, print, mend and erase. */
export function SubjectPage({ file, onFile, onErased, onBack }: Props) {
  const { t } = useTranslation(['adminSubjects', 'admin'])
  const { modal } = App.useApp()
  const words = useSubjectWords()
  const [mending, setMending] = useState(false)
  const [erasing, setErasing] = useState(false)
  const { household, people, contacts, visits, history, looks, auditSeq } = file

  function leave() {
    modal.confirm({
      title: t('leaveTitle'),
      content: t('leaveMore'),
      okText: t('leave'),
      cancelText: t('stay'),
      onOk: onBack,
    })
  }

  return (
    <article className="subject">
      <div className="admin-head no-print">
        <Button icon={<LeftOutlined aria-hidden />} onClick={leave}>
          {t('finish')}
        </Button>
        <span className="admin-row">
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
          <Button danger onClick={() => setErasing(true)}>
            {t('erase')}
          </Button>
        </span>
      </div>
      <header>
        <h2>{words.address(household)}</h2>
        <p className="soft">{t('fileOf', { day: townTime(new Date()).day, seq: auditSeq })}</p>
      </header>
      <Block
        title={t('dwelling')}
        tool={
          <Button size="small" className="no-print" onClick={() => setMending(true)}>
            {t('correct')}
          </Button>
        }
      >
        <dl className="facts">
          {words.dwelling(household).map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Block>
      <Block title={t('people', { n: people.length })}>
        {people.length === 0 ? <p className="soft">{t('nobodyHeld')}</p> : null}
        {people.map((person) => (
          <PersonCard key={person.id} file={file} person={person} onFile={onFile} />
        ))}
      </Block>
      <Block title={t('contacts')}>
        {contacts.length === 0 ? <p className="soft">{t('none')}</p> : null}
        <ul className="plain-list">
          {contacts.map(({ name, since }) => (
            <li key={`${name} ${since}`}>{t('contactSince', { name, day: since })}</li>
          ))}
        </ul>
      </Block>
      <Block title={t('visits', { n: visits.length })}>
        {visits.length === 0 ? <p className="soft">{t('none')}</p> : null}
        <ul className="subject-lines">
          {visits.map(({ id, at, outcome, note, by }) => (
            <li key={id}>
              <time dateTime={at}>{words.moment(at)}</time> {by} · {words.outcome(outcome)}
              {note === null ? null : <q>{note}</q>}
            </li>
          ))}
        </ul>
      </Block>
      <Block title={t('history', { n: history.length })}>
        {history.length === 0 ? <p className="soft">{t('none')}</p> : null}
        <ul className="subject-lines">
          {history.map(({ at, kind, by }) => (
            <li key={`${at} ${kind}`}>
              <time dateTime={at}>{words.moment(at)}</time> {by ?? t('program')} · {words.event(kind)}
            </li>
          ))}
        </ul>
      </Block>
      <Block title={t('looks', { n: looks.length })}>
        <LookTable looks={looks} people={people} />
      </Block>
      <HouseholdDialog file={file} open={mending} onFile={onFile} onClose={() => setMending(false)} />
      <EraseDialog file={file} open={erasing} onErased={onErased} onClose={() => setErasing(false)} />
    </article>
  )
}

function Block({ title, tool, children }: { title: string; tool?: ReactNode; children: ReactNode }) {
  return (
    <section className="subject-block" aria-label={title}>
      <h3>
        {title} {tool}
      </h3>
      {children}
    </section>
  )
}
