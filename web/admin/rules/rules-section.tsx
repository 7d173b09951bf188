import { useTranslation } from 'react-i18next'
import { Aliases } from './aliases.tsx'
import { OfficeSettings } from './office-settings.tsx'
import { VisitRules } from './visit-rules.tsx'

/** How often households are visited, how the office works, and what else compounds are called. */
export function RulesSection() {
  const { t } = useTranslation('admin')
  return (
    <>
      <div className="admin-head">
        <h2>{t('tab-rules')}</h2>
      </div>
      <div className="rules">
        <VisitRules />
        <OfficeSettings />
        <Aliases />
      </div>
    </>
  )
}
