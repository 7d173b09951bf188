import { useTranslation } from 'react-i18next'
import type { Refused } from '#plan/actions/refusal.ts'
import type { Grid } from '#plan/snapshot.ts'

/** Why an action was refused, in a sentence that names the grid it is about. */
export function useRefusalWords(): (refusal: Refused, grids: readonly Grid[]) => string {
  const { t } = useTranslation('refusal')
  return ({ refused, grid }, grids) =>
    t(refused, { grid: grids.find(({ key }) => key === grid)?.name ?? t('thisGrid') })
}
