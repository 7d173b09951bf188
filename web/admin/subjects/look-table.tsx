import { useTranslation } from 'react-i18next'
import type { SubjectFile } from '#contract/protection.ts'
import { useSubjectWords } from './use-subject-words.ts'

interface Props {
  readonly looks: SubjectFile['looks']
  readonly people: SubjectFile['people']
}

/** Who looked at the household or did something at its door, when and why: all of it, to be printed. */
export function LookTable({ looks, people }: Props) {
  const { t } = useTranslation(['adminSubjects', 'adminAudit'])
  const words = useSubjectWords()
  const nameOf = (person: string | null) => people.find(({ id }) => id === person)?.name ?? ''
  return (
    // A table wider than a phone is moved with the keys as well as with the thumb.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled box must be reachable by keys
    <section className="table-box" tabIndex={0} aria-label={t('looks', { n: looks.length })}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('adminAudit:at')}</th>
            <th>{t('adminAudit:who')}</th>
            <th>{t('adminAudit:what')}</th>
            <th>{t('whom')}</th>
            <th>{t('adminAudit:why')}</th>
          </tr>
        </thead>
        <tbody>
          {looks.map(({ seq, at, staff, username, verb, reason, note, person }) => (
            <tr key={seq}>
              <td>{words.moment(at)}</td>
              <td>{staff ?? username ?? t('program')}</td>
              <td>{words.verb(verb)}</td>
              <td>{nameOf(person)}</td>
              <td>{[reason === null ? null : words.reason(reason), note].filter(Boolean).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
