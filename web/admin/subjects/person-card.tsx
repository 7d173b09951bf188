import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubjectFile } from '#contract/protection.ts'
import { phoneWords } from '../../text/phone.ts'
import { PersonDialog } from './person-dialog.tsx'
import { useSubjectWords } from './use-subject-words.ts'

type Person = SubjectFile['people'][number]

interface Props {
  readonly file: SubjectFile
  readonly person: Person
  readonly onFile: (file: SubjectFile) => void
}

/** What is held about one member, in full. */
export function PersonCard({ file, person, onFile }: Props) {
  const { t } = useTranslation(['adminSubjects', 'people'])
  const words = useSubjectWords()
  const [mending, setMending] = useState(false)
  const { name, sex, birthYear, phone, relation, residence, guardian, tags } = person
  const guarding = file.people.find(({ id }) => id === guardian)
  return (
    <section className="subject-person" aria-label={name}>
      <h4>
        {name}{' '}
        <Button size="small" className="no-print" onClick={() => setMending(true)}>
          {t('correct')}
        </Button>
      </h4>
      <p>
        {[
          relation,
          sex === null ? null : t(`people:${sex}`),
          birthYear === null ? null : t('people:born', { year: birthYear }),
          t(`residence-${residence}`),
          phone === null ? t('people:noPhone') : phoneWords(phone),
          guardian === null ? null : t('guardian', { name: guarding?.name ?? t('elsewhere') }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {tags.length === 0 ? null : (
        <ul className="subject-lines">
          {tags.map(({ kind, purpose, basis, since, until, recordedBy, helper }) => (
            <li key={`${kind} ${since}`}>
              <strong>{words.tag(kind)}</strong> {t('tagFor', { purpose, basis })}{' '}
              {t('tagSpan', { since, until, by: recordedBy })}
              {helper === null ? '' : t('tagHelper', { name: helper })}
            </li>
          ))}
        </ul>
      )}
      <PersonDialog
        file={file}
        person={person}
        open={mending}
        onFile={onFile}
        onClose={() => setMending(false)}
      />
    </section>
  )
}
