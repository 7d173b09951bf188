import { useTranslation } from 'react-i18next'
import type { DoorMatches } from '#contract/lookup.ts'

/** What an address was read as, part by part, and the words nothing could be made of. */
export function UnderstoodLine({ understood, left }: Pick<DoorMatches, 'understood' | 'left'>) {
  const { t } = useTranslation('find')
  if (understood.length === 0 && left.length === 0) return null
  return (
    <p className="understood">
      {understood.length > 0 ? (
        <span>
          {t('understood')} <strong>{understood.map(({ text }) => text).join(' · ')}</strong>
        </span>
      ) : null}
      {left.length > 0 ? (
        <span className="understood-left">{t('notUnderstood', { words: left.join('、') })}</span>
      ) : null}
    </p>
  )
}
