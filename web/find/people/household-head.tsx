import { PhoneFilled } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HouseholdDetail } from '#contract/households.ts'
import { gridByCode } from '../../client/grids.ts'
import { unwrap } from '../../client/unwrap.ts'
import { phoneWords } from '../../text/phone.ts'
import { ApartMark, OccupancyMark } from './occupancy-mark.tsx'

/** Where the household lives, how, since when, in whose grid, and who keeps contact with it. */
export function HouseholdHead({ detail }: { detail: HouseholdDetail }) {
  const { t } = useTranslation(['household', 'people'])
  const { address, occupancy, people, grid, since, inDwelling, apart } = detail
  return (
    <>
      <h2 className="household-title">{address}</h2>
      <p className="household-line">
        <OccupancyMark occupancy={occupancy} />
        <span>{t('people:members', { n: people.length })}</span>
        {apart ? <ApartMark /> : null}
        {inDwelling > 1 ? <span>{t('people:shares', { n: inDwelling })}</span> : null}
        {since === null ? null : <span>{t('since', { day: since })}</span>}
        {grid === null ? null : <span>{grid.name}</span>}
      </p>
      <Contact detail={detail} />
    </>
  )
}

function Contact({ detail: { contact, grid, mayEdit } }: { detail: HouseholdDetail }) {
  const { t } = useTranslation('household')
  const phone = usePublishedPhone(grid?.code ?? null, contact?.name ?? null)
  if (contact === null) return mayEdit ? <p className="fine">{t('contactNone')}</p> : null
  return (
    <p className="person contact">
      <span>
        {t('contact')} <strong>{contact.name}</strong>{' '}
        <span className="soft-inline">{t('contactSince', { day: contact.since })}</span>
      </span>
      {phone === null ? null : (
        <a
          href={`tel:${phone}`}
          aria-label={t('callContact', { name: contact.name, phone: phoneWords(phone) })}
        >
          <PhoneFilled aria-hidden /> {phoneWords(phone)}
        </a>
      )}
    </p>
  )
}

/** The number a colleague of the grid agreed to publish; null where there is none. */
function usePublishedPhone(grid: string | null, name: string | null): string | null {
  const { data } = useQuery({
    queryKey: ['grid', grid],
    queryFn: () => unwrap(gridByCode(grid!)),
    enabled: grid !== null && name !== null,
  })
  const namesakes = data?.staff.filter((person) => person.name === name && person.phone !== undefined) ?? []
  return namesakes[0]?.phone ?? null
}
