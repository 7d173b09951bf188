import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { NewTag } from '#contract/household-changes.ts'
import type { HouseholdDetail, Member } from '#contract/households.ts'
import { addTag } from '../../../client/household-changes.ts'
import { townTime } from '../../../text/town-time.ts'
import { useNeeds } from '../need-words.ts'
import { Choice } from './choice.tsx'
import { ColleagueChoice } from './colleague-choice.tsx'
import { SheetForm } from './sheet-form.tsx'
import { useSaving } from './use-saving.ts'

type Values = Omit<NewTag, 'id' | 'helper'> & { readonly helper: string }

const PLACES = {
  'unknown-need': 'kind',
  'bad-period': 'until',
  'unknown-colleague': 'helper',
  'day-ahead': 'since',
} as const

interface Props {
  readonly detail: HouseholdDetail
  readonly member: Member
  readonly onSaved: (detail: HouseholdDetail) => void
}

/** Records a service need with purpose, ground, period and helper; it ends by itself after a year unless said otherwise. */
export function NeedForm({ detail, member, onSaved }: Props) {
  const { t } = useTranslation('peopleForm')
  const { kinds } = useNeeds()
  const [form] = Form.useForm<Values>()
  const [id] = useState(() => v7())
  const saving = useSaving(detail.id)
  const { day } = townTime(new Date())

  async function submit({ helper, ...values }: Values) {
    const tag = {
      ...values,
      id,
      purpose: values.purpose.trim(),
      basis: values.basis.trim(),
      helper: helper || null,
    }
    const saved = await saving.save(() => addTag(member.id, tag))
    if (saved) onSaved(saved)
  }

  return (
    <SheetForm
      form={form}
      initial={{ kind: '', purpose: '', basis: '', since: day, until: yearAfter(day), helper: '' }}
      saving={saving}
      places={PLACES}
      submit={t('save')}
      onSubmit={(values) => void submit(values)}
    >
      <p className="form-note">{t('needMore')}</p>
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: t('needKind') }]}>
        <Choice options={[{ value: '', label: t('needKind') }, ...kinds]} />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={t('purpose')}
        extra={t('purposeHint')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('needPurpose') }]}
      >
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item
        name="basis"
        label={t('basis')}
        extra={t('basisHint')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('needBasis') }]}
      >
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item name="since" label={t('from')} rules={[{ required: true, message: t('needDay') }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="until" label={t('until')} rules={[{ required: true, message: t('needDay') }]}>
        <Input type="date" min={day} />
      </Form.Item>
      <Form.Item name="helper" label={`${t('helper')}${t('optional')}`}>
        <ColleagueChoice nobody={t('helperNobody')} />
      </Form.Item>
    </SheetForm>
  )
}

/** The same day a year later; a leap day becomes the 28th. */
function yearAfter(day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)), day.slice(4)]
  return `${year + 1}${rest === '-02-29' ? '-02-28' : rest}`
}
