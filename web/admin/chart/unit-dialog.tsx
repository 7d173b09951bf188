import { Form, Input, InputNumber, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { type ChartUnit, chartKind } from '#contract/staff.ts'
import { addUnit, changeUnit } from '../../client/admin-chart.ts'
import { FormDialog } from '../form-dialog.tsx'
import { ChartField } from '../posts/chart-field.tsx'
import { GridField, JurisdictionField } from '../posts/place-field.tsx'
import { useRefresh } from '../use-change.ts'

/** What the dialogue is open for. */
export type UnitTask =
  | { readonly kind: 'add'; readonly parent: ChartUnit | null }
  | { readonly kind: 'edit'; readonly unit: ChartUnit }

interface Props {
  /** Null while closed. */
  readonly task: UnitTask | null
  /** The administrator's own, where a unit at the top begins. */
  readonly jurisdiction: string
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly kind: ChartUnit['kind']
  readonly jurisdiction?: string
  readonly parent?: string | null
  readonly coversGrid?: string | null
  readonly ordinal?: number | null
}

/** A unit of the chart, new or known; its parent says where it stands, so this is how it is moved. */
export function UnitDialog({ task, jurisdiction, onClose }: Props) {
  const { t } = useTranslation(['adminChart', 'admin'])
  const refresh = useRefresh()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new id for each opening is the point
  const id = useMemo(() => v7(), [task])
  const unit = task?.kind === 'edit' ? task.unit : null
  const above = task?.kind === 'add' ? task.parent : null

  async function send(values: Values) {
    const what = {
      name: values.name.trim(),
      kind: values.kind,
      parent: values.parent ?? null,
      coversGrid: values.coversGrid ?? null,
      ...(typeof values.ordinal === 'number' ? { ordinal: values.ordinal } : {}),
    }
    const place = values.jurisdiction ?? above?.jurisdiction.code ?? jurisdiction
    const answer = await (unit === null
      ? addUnit({ id, jurisdiction: place, ...what })
      : changeUnit(unit.id, what))
    await refresh()
    return answer
  }

  return (
    <FormDialog<Values>
      open={task !== null}
      title={unit === null ? t(above === null ? 'addTop' : 'addTo', { name: above?.name ?? '' }) : unit.name}
      okText={t(unit === null ? 'admin:add' : 'admin:save')}
      initial={{
        name: unit?.name ?? '',
        kind: unit?.kind ?? (above === null ? 'committee' : 'group'),
        parent: unit?.parent ?? above?.id ?? null,
        coversGrid: unit?.coversGrid?.code ?? null,
        ordinal: unit?.ordinal ?? null,
      }}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          <Form.Item
            name="name"
            label={t('unitName')}
            rules={[{ required: true, whitespace: true, message: t('admin:need') }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="kind" label={t('kind')}>
            <Select options={chartKind.options.map((value) => ({ value, label: t(`kind-${value}`) }))} />
          </Form.Item>
          {unit === null && above === null ? (
            <Form.Item
              name="jurisdiction"
              label={t('jurisdiction')}
              rules={[{ required: true, message: t('admin:needChoice') }]}
            >
              <JurisdictionField />
            </Form.Item>
          ) : null}
          <Form.Item name="parent" label={t('above')} extra={t('aboveMore')}>
            <ChartField {...(unit === null ? {} : { but: unit.id })} />
          </Form.Item>
          <Form.Item name="coversGrid" label={t('coversGrid')}>
            <GridField />
          </Form.Item>
          <Form.Item name="ordinal" label={t('ordinal')} extra={t('ordinalMore')}>
            <InputNumber min={0} max={9999} precision={0} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
