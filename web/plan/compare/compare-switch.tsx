import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Comparing, Way } from './use-comparing.ts'

/** How the plan in force is shown on the map: not at all, its borders on top, or side by side. */
export function CompareSwitch({ comparing: { way, show, end } }: { comparing: Comparing }) {
  const { t } = useTranslation('planDifference')
  return (
    <fieldset className="compare-switch">
      <legend>{t('onMap')}</legend>
      <Segmented<Way | 'none'>
        block
        size="small"
        value={way ?? 'none'}
        onChange={(chosen) => (chosen === 'none' ? end() : show(chosen))}
        options={[
          { value: 'none', label: t('notShown') },
          { value: 'overlay', label: t('overlay') },
          { value: 'swipe', label: t('swipe') },
        ]}
      />
    </fieldset>
  )
}
