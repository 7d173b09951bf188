import { useQuery } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ImportField, type ImportJob, type ImportWish, importTarget } from '#contract/import-jobs.ts'
import { fieldsOf } from '../../client/imports.ts'
import { unwrap } from '../../client/unwrap.ts'
import { Answered } from '../answered.tsx'
import { LackList } from '../lack-list.tsx'
import { CrsField } from './crs-field.tsx'
import { GridFields } from './grid-fields.tsx'
import { LayersField } from './layers-field.tsx'
import { MappingField } from './mapping-field.tsx'
import { ShiftField } from './shift-field.tsx'
import { IMPORTS } from './use-job.ts'
import {
  type Beginning,
  columnsOf,
  lacksOf,
  layersOf,
  type WishLack,
  wishFor,
  withGuesses,
} from './wish-draft.ts'

interface Props {
  readonly job: ImportJob
  readonly wish: ImportWish
  readonly beginning: Beginning
  readonly onChange: (wish: ImportWish) => void
  readonly onCheck: (wish: ImportWish) => void
  readonly busy: boolean
  /** Whether it was checked before. */
  readonly again: boolean
}

/** Which field of the form a lack is about. */
const FIELDS: Readonly<Record<WishLack, string>> = {
  layers: 'import-layers',
  'same-layer': 'import-layers',
  columns: 'import-mapping',
  'plan-name': 'import-plan-name',
  'level-names': 'import-level-0',
}

/** How a file is to be understood: what it becomes, from which layers and columns, in which reference system. */
export function WishForm(props: Props) {
  const { t } = useTranslation('adminImports')
  const { job, wish, beginning, onChange } = props
  const fields = useQuery({
    queryKey: [...IMPORTS, 'fields', wish.target],
    queryFn: () => unwrap(fieldsOf(wish.target)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className="import-wish">
      <fieldset className="wish-part">
        <legend>{t('target')}</legend>
        <Radio.Group
          className="wish-targets"
          aria-label={t('target')}
          value={wish.target}
          onChange={({ target }) => onChange(wishFor(job, target.value, beginning))}
          optionType="button"
          options={importTarget.options.map((value) => ({ value, label: t(`target-${value}`) }))}
        />
        <p className="soft-line">{t(`targetMore-${wish.target}`)}</p>
      </fieldset>
      <Answered query={fields}>{(data) => <OfTarget {...props} fields={data.fields} />}</Answered>
    </div>
  )
}

function OfTarget({
  job,
  wish,
  onChange,
  onCheck,
  busy,
  again,
  fields,
}: Props & { readonly fields: readonly ImportField[] }) {
  const { t } = useTranslation('adminImports')
  const [lacks, setLacks] = useState<readonly WishLack[]>([])
  const columns = columnsOf(job, wish)
  // Columns that are called as a field is are taken for it, until somebody says otherwise.
  const whole = { ...wish, mapping: withGuesses(wish.mapping, fields, columns) }
  const put = (what: Partial<ImportWish>) => onChange({ ...whole, ...what })
  const onMap = layersOf(job).some(
    ({ number, head }) => wish.layers.includes(number) && head.kind !== 'table',
  )
  // A table may hold coordinates in columns of its own.
  const hasPositions = onMap || fields.some(({ field }) => /^(lon|x|easting)$/i.test(field))

  function check() {
    const missing = lacksOf(whole, fields)
    setLacks(missing)
    const [first] = missing
    if (first === undefined) onCheck(whole)
    else document.getElementById(FIELDS[first])?.focus()
  }

  return (
    <>
      <LayersField job={job} wish={whole} onChange={onChange} />
      {whole.plan === null ? null : <GridFields wish={whole} onChange={onChange} />}
      {hasPositions ? (
        <fieldset className="wish-part">
          <legend>{t('whereTitle')}</legend>
          <CrsField job={job} wish={whole} onCrs={(crs) => put({ crs })} />
          <ShiftField
            shift={whole.shift}
            suggested={again ? 'none' : (job.wish?.shift ?? 'none')}
            onChange={(shift) => put({ shift })}
          />
        </fieldset>
      ) : null}
      <MappingField
        target={whole.target}
        fields={fields}
        columns={columns}
        mapping={whole.mapping}
        onChange={(mapping) => put({ mapping })}
      />
      {lacks.length === 0 ? null : (
        <LackList
          title={t('missing')}
          lacks={lacks.map((lack) => ({ words: t(`wish-${lack}`), field: FIELDS[lack] }))}
        />
      )}
      <div className="admin-row">
        <Button type="primary" loading={busy} onClick={check}>
          {t(again ? 'checkAgain' : 'check')}
        </Button>
        <span className="soft-line wish-beside">{t('checkMore')}</span>
      </div>
    </>
  )
}
