import { useTranslation } from 'react-i18next'
import type { HouseholdDetail } from '#contract/households.ts'

interface Props {
  readonly detail: HouseholdDetail
  readonly onHousehold: (id: string) => void
}

/** The other households behind the same door. */
export function SameDwelling({ detail: { sameDwelling, room }, onHousehold }: Props) {
  const { t } = useTranslation(['household', 'people'])
  if (sameDwelling.length === 0) return null
  return (
    <section aria-label={t('sameDwelling')}>
      <h3 className="panel-title">{t('sameDwelling')}</h3>
      <ul className="rows">
        {sameDwelling.map(({ id, head }) => (
          <li key={id}>
            <button type="button" className="row" onClick={() => onHousehold(id)}>
              <strong>{head === null ? t('noName') : t('people:headOf', { name: head })}</strong>
              <span>{room}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
