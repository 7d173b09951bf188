import { App, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HouseholdClose, HouseholdGone } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'
import { closeHousehold } from '../../../client/household-changes.ts'
import { townTime } from '../../../text/town-time.ts'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

const REASONS = ['moved-away', 'demolished', 'mistake'] as const

type Values = Partial<Pick<HouseholdClose, 'why'>> & { readonly on: string }

interface Props {
  readonly detail: HouseholdDetail
  readonly onSaved: (gone: HouseholdGone) => void
}

/** Closes a household for a reason and from a day on; asks before it is done. */
export function CloseForm({ detail, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const { modal } = App.useApp()
  const [form] = Form.useForm<Values>()
  const saving = useSaving(detail.id)
  const { day } = townTime(new Date())

  async function submit({ why, on }: Values) {
    if (why === undefined) return
    const sure = await modal.confirm({
      title: t('closeSure', { address: detail.address }),
      content: t('closeSureMore', { n: detail.people.length }),
      okText: t('closeIt'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
    })
    if (!sure) return
    const gone = await saving.save((version) => closeHousehold(detail.id, { version, why, on }))
    if (gone) onSaved(gone)
  }

  return (
    <SheetForm
      form={form}
      initial={{ on: day }}
      saving={saving}
      places={{ 'day-ahead': 'on' }}
      submit={t('closeIt')}
      danger
      onSubmit={(values) => void submit(values)}
    >
      <p className="form-note">{t('closeMore')}</p>
      <Form.Item name="why" label={t('closeWhy')} rules={[{ required: true, message: t('needReason') }]}>
        <Radio.Group className="reasons">
          {REASONS.map((why) => (
            <Radio key={why} value={why}>
              {t(`why_${why}`)}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item name="on" label={t('closeOn')} rules={[{ required: true, message: t('needDay') }]}>
        <Input type="date" max={day} />
      </Form.Item>
    </SheetForm>
  )
}
