import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { importTarget } from '#contract/import-jobs.ts'
import { templateFile } from '../../client/imports.ts'

/** One card for each thing that can be brought in, with empty tables to fill. */
export function TemplateCards() {
  const { t, i18n } = useTranslation('adminImports')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <section aria-labelledby="import-templates">
      <h3 id="import-templates">{t('templates')}</h3>
      <p className="soft">{t('templatesMore')}</p>
      <ul className="template-cards">
        {importTarget.options.map((target) => (
          <li key={target}>
            <b>{t(`target-${target}`)}</b>
            <span className="soft-line">{t(`targetMore-${target}`)}</span>
            {target === 'grids' ? null : (
              <span className="admin-row">
                {(['xlsx', 'csv'] as const).map((format) => (
                  <Button
                    key={format}
                    size="small"
                    href={templateFile(target, format, language)}
                    download
                    aria-label={t('templateOf', { what: t(`target-${target}`), format: t(format) })}
                  >
                    {t(format)}
                  </Button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
