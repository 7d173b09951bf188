import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Reasons why ground need not be held (`data/codes/exemption-reasons.json`). */
const EXEMPTIONS = ['water', 'road', 'farmland', 'elsewhere', 'construction'] as const

/** A reason by its code; one that an office added itself is said as it is. */
export function useExemptionWords(): (reason: string) => string {
  const { t } = useTranslation('plan')
  return useCallback(
    (reason) => {
      const known = EXEMPTIONS.find((code) => code === reason)
      return known === undefined ? reason : t(`exempt-${known}`)
    },
    [t],
  )
}
