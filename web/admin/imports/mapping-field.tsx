import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ColumnMapping, ImportField, ImportTarget } from '#contract/import-jobs.ts'
import { useJobWords } from './use-job-words.ts'
import { columnsLeft } from './wish-draft.ts'

interface Props {
  readonly target: ImportTarget
  readonly fields: readonly ImportField[]
  readonly columns: readonly string[]
  readonly mapping: ColumnMapping
  readonly onChange: (mapping: ColumnMapping) => void
}

/** Headers of columns that tell of people, whom households do not take along. */
const PEOPLE = /户主|姓名|电话|手机|name|phone/i

/** Which column means what. Columns that nothing is taken from are listed, so that nobody misses them later. */
export function MappingField({ target, fields, columns, mapping, onChange }: Props) {
  const { t } = useTranslation('adminImports')
  const words = useJobWords()
  const left = columnsLeft(columns, mapping)
  return (
    <fieldset className="wish-part" id="import-mapping" tabIndex={-1}>
      <legend>{t('mapping')}</legend>
      <p className="soft-line">{t('mappingMore')}</p>
      <ul className="wish-mapping">
        {fields.map((field) => {
          const id = `import-field-${field.field}`
          const column = mapping[field.field] ?? null
          return (
            <li key={field.field} data-lack={field.required && column === null}>
              <label htmlFor={id}>
                <b>{words.field(field)}</b>
                {field.required ? <span className="wish-required">{t('required')}</span> : null}
                <span className="soft-line block">
                  {words.hint(field)}
                  {field.example === '' ? '' : ` ${t('example', { example: field.example })}`}
                </span>
              </label>
              <Select
                id={id}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                value={column}
                placeholder={t('noColumn')}
                onChange={(chosen: string | undefined) =>
                  onChange({ ...mapping, [field.field]: chosen ?? null })
                }
                options={columns.map((value) => ({ value, label: value }))}
              />
            </li>
          )
        })}
      </ul>
      <p className="wish-left">
        {left.length === 0 ? t('allTaken') : t('notTaken', { columns: left.join('、') })}
        {target === 'households' && left.some((column) => PEOPLE.test(column)) ? t('peopleLater') : null}
      </p>
    </fieldset>
  )
}
