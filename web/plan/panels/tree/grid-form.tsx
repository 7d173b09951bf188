import { Form, Input, InputNumber, Modal, Radio, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Grid, GridKey, GridKind } from '#plan/snapshot.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useAct } from '../use-act.ts'
import { useDraft } from '../use-draft.ts'
import { describedBy, type GridValues } from './described-by.ts'

interface Props {
  readonly session: DraftSession
  readonly grid: Grid
  readonly open: boolean
  readonly onClose: () => void
}

/** What a grid is called, of what kind and size it should be, and under which grid it belongs. */
export function GridForm({ session, grid, open, onClose }: Props) {
  const { t } = useTranslation(['planGrid', 'plan', 'site'])
  const { plan } = useDraft(session)
  const act = useAct(session)
  const [form] = Form.useForm<GridValues>()
  const banded = Form.useWatch('banded', form)
  const { grids } = plan.snapshot
  const parents = grids.filter(
    ({ level, community }) => level === grid.level - 1 && community === grid.community,
  )

  function save(values: GridValues): void {
    const parent: GridKey | undefined = values.parent
    const description = describedBy(grid, values)
    const described =
      description === null || act({ type: 'describe', id: session.newId(), grid: grid.key, ...description })
    const moved =
      parent === undefined ||
      parent === grid.parent ||
      act({ type: 'reparent', id: session.newId(), grid: grid.key, parent })
    if (described && moved) onClose()
  }

  return (
    <Modal
      open={open}
      title={t('editTitle', { name: grid.name })}
      okText={t('save')}
      cancelText={t('plan:cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
      width={460}
    >
      <Form<GridValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: grid.name,
          kind: grid.kind,
          urban: grid.urban,
          banded: grid.band !== null,
          min: grid.band?.min ?? 0,
          max: grid.band?.max ?? 0,
          ...(grid.parent === null ? {} : { parent: grid.parent }),
        }}
        onFinish={save}
      >
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('plan:needName') }]}
        >
          <Input maxLength={40} autoFocus />
        </Form.Item>
        <Form.Item name="kind" label={t('kind')}>
          <Radio.Group
            options={(['general', 'dedicated'] as const).map((kind: GridKind) => ({
              value: kind,
              label: t(`site:${kind}`),
            }))}
          />
        </Form.Item>
        <div className="grid-form-row">
          <Form.Item name="urban" label={t('urban')} valuePropName="checked">
            <Switch size="small" />
          </Form.Item>
          <Form.Item name="banded" label={t('banded')} valuePropName="checked">
            <Switch size="small" />
          </Form.Item>
        </div>
        <div className="grid-form-row" hidden={!banded}>
          <Form.Item name="min" label={t('min')}>
            <InputNumber min={0} max={100_000} precision={0} />
          </Form.Item>
          <Form.Item
            name="max"
            label={t('max')}
            dependencies={['min']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, max: number) =>
                  !getFieldValue('banded') || max >= (getFieldValue('min') as number)
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('maxBelowMin'))),
              }),
            ]}
          >
            <InputNumber min={0} max={100_000} precision={0} />
          </Form.Item>
        </div>
        {grid.level === 1 ? null : (
          <Form.Item name="parent" label={t('parent')} extra={t('parentMore')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={parents.map(({ key, name }) => ({ value: key, label: name }))}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
