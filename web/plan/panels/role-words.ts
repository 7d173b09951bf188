import { useTranslation } from 'react-i18next'

const KNOWN = [
  'head',
  'cadre',
  'lead',
  'full-time-worker',
  'part-time-worker',
  'micro-worker',
  'building-head',
  'contact-member',
  'group-head',
  'police',
  'adviser',
  'property-manager',
] as const

/** The name of a role by its code; a role that an office added itself comes named already. */
export function useRoleWords(): (role: string) => string {
  const { t } = useTranslation('plan')
  return (role) => {
    const known = KNOWN.find((code) => code === role)
    return known === undefined ? role : t(`role-${known}`)
  }
}
