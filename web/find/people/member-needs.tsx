import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Member } from '#contract/households.ts'
import type { Doing } from './doing.ts'
import { useNeeds } from './need-words.ts'

/** Service needs of a member (民生台账): what for, on what ground, how long, who helps. */
export function MemberNeeds({ member, onDo }: { member: Member; onDo: ((doing: Doing) => void) | null }) {
  const { t } = useTranslation('household')
  const needs = useNeeds()
  if (member.tags.length === 0) return null
  return (
    <ul className="needs" aria-label={t('need')}>
      {member.tags.map((need) => (
        <li key={need.id} className="need">
          <div>
            <p>
              <strong>{needs.words(need.kind)}</strong> {need.purpose}
            </p>
            <p className="need-more">
              {t('needBasis', { basis: need.basis })} ·{' '}
              {t('needSince', { since: need.since, until: need.until })}
              {need.helper ? ` · ${t('needHelper', { name: need.helper.name })}` : ''}
            </p>
          </div>
          {onDo ? (
            <Button
              autoInsertSpace={false}
              aria-label={t('endNeedOf', { name: member.name, kind: needs.words(need.kind) })}
              onClick={() => onDo({ kind: 'end-need', member, need })}
            >
              {t('endNeed')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
