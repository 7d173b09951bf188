import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CorrectPerson, SubjectFile } from '#contract/protection.ts'
import { correctPerson } from '../../client/subjects.ts'
import { FormDialog } from '../form-dialog.tsx'

interface Props {
  readonly file: SubjectFile
  readonly person: SubjectFile['people'][number]
  readonly open: boolean
  readonly onFile: (file: SubjectFile) => void
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly sex: 'female' | 'male' | ''
  readonly birthYear: number | null
  readonly phone: string
  readonly relation: string
  readonly residence: NonNullable<CorrectPerson['residence']>
  readonly note?: string
}

/** Mends what is wrong about a member. */
export function PersonDialog({ file, person, open, onFile, onClose }: Props) {
  const { t } = useTranslation(['adminSubjects', 'adminStaff', 'admin', 'people'])

  async function send({ name, sex, birthYear, phone, relation, residence, note = '' }: Values) {
    const answer = await correctPerson(file.household.id, person.id, {
      name: name.trim(),
      sex: sex === '' ? null : sex,
      birthYear,
      phone: phone.trim() === '' ? null : phone.trim(),
      relation: relation.trim(),
      residence,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    if (answer.ok) onFile(answer.value)
    return answer
  }

  const need = [{ required: true, whitespace: true, message: t('admin:need') }]
  return (
    <FormDialog<Values>
      open={open}
      title={t('correctPerson', { name: person.name })}
      okText={t('correctDo')}
      initial={{
        name: person.name,
        sex: person.sex ?? '',
        birthYear: person.birthYear,
        phone: person.phone ?? '',
        relation: person.relation,
        residence: person.residence,
      }}
      fieldOf={{ 'child-has-phone': 'phone' }}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          <Form.Item name="name" label={t('admin:name')} rules={need}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <div className="two-fields">
            <Form.Item name="relation" label={t('factRelation')} rules={need}>
              <Input maxLength={20} autoComplete="off" />
            </Form.Item>
            <Form.Item name="sex" label={t('factSex')}>
              <Select
                options={[
                  { value: '', label: t('notSaid') },
                  { value: 'female', label: t('people:female') },
                  { value: 'male', label: t('people:male') },
                ]}
              />
            </Form.Item>
            <Form.Item name="birthYear" label={t('factBirthYear')}>
              <InputNumber min={1880} max={2200} precision={0} />
            </Form.Item>
            <Form.Item name="residence" label={t('factResidence')}>
              <Select
                options={(['here', 'registered-elsewhere', 'lives-elsewhere'] as const).map((value) => ({
                  value,
                  label: t(`residence-${value}`),
                }))}
              />
            </Form.Item>
          </div>
          <Form.Item
            name="phone"
            label={t('adminStaff:phone')}
            rules={[{ pattern: /^\s*\+?[\d -]{5,20}\s*$/, message: t('adminStaff:phoneWrong') }]}
          >
            <Input inputMode="tel" autoComplete="off" maxLength={21} />
          </Form.Item>
          <NoteField />
        </>
      )}
    </FormDialog>
  )
}

/** How it is known that it was wrong; goes into the audit, apart from the chain. */
export function NoteField() {
  const { t } = useTranslation('adminSubjects')
  return (
    <Form.Item name="note" label={t('correctNote')} extra={t('correctNoteMore')}>
      <Input.TextArea rows={2} maxLength={200} />
    </Form.Item>
  )
}
