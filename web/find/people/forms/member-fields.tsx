import { Checkbox, Form, Input, Radio } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member } from '#contract/households.ts'
import { townTime } from '../../../text/town-time.ts'
import { Choice } from './choice.tsx'
import { isChildBorn, type MemberValues, PHONE, RELATIONS } from './member-values.ts'

const FIRST_YEAR = 1880

interface Props {
  /** Who is edited; null for somebody new. */
  readonly member: Member | null
  /** Grown-ups through whom a child can be reached. */
  readonly grownUps: readonly Member[]
}

/** The fields of a member; a child has a guardian where others have a number. */
export function MemberFields({ member, grownUps }: Props) {
  const { t } = useTranslation(['peopleForm', 'people', 'household'])
  const relations = useId()
  const { day } = townTime(new Date())
  const thisYear = Number(day.slice(0, 4))
  const typedYear: MemberValues['birthYear'] = Form.useWatch('birthYear') ?? ''
  const dropped: boolean = Form.useWatch('dropPhone') ?? false
  const child = isChildBorn(typedYear, day)
  return (
    <>
      <Form.Item
        name="name"
        label={t('name')}
        extra={member ? t('nameKept', { name: member.name }) : null}
        rules={member ? [] : [{ required: true, whitespace: true, message: t('needName') }]}
      >
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
      <Form.Item
        name="relation"
        label={t('relation')}
        rules={[{ required: true, whitespace: true, message: t('needRelation') }]}
      >
        <Input autoComplete="off" maxLength={10} list={relations} />
      </Form.Item>
      <datalist id={relations}>
        {RELATIONS.map((relation) => (
          <option key={relation} value={relation} />
        ))}
      </datalist>
      <Form.Item name="sex" label={t('sex')}>
        <Radio.Group className="side-by-side">
          <Radio value="female">{t('people:female')}</Radio>
          <Radio value="male">{t('people:male')}</Radio>
          <Radio value="">{t('sexUnknown')}</Radio>
        </Radio.Group>
      </Form.Item>
      <Form.Item
        name="birthYear"
        label={t('birthYear')}
        rules={[
          {
            validator: (_, year: string) =>
              year === '' || (/^\d{4}$/.test(year) && Number(year) >= FIRST_YEAR && Number(year) <= thisYear)
                ? Promise.resolve()
                : Promise.reject(new Error(t('wrongYear', { year: thisYear }))),
          },
        ]}
      >
        <Input inputMode="numeric" autoComplete="off" maxLength={4} placeholder={t('birthYearHint')} />
      </Form.Item>
      {child ? (
        <>
          <p className="form-note">{t('noChildPhone')}</p>
          <Form.Item name="guardian" label={t('guardian')}>
            <Choice
              options={[
                { value: '', label: t('guardianHead') },
                ...grownUps.map(({ id, name, relation }) => ({ value: id, label: `${name} · ${relation}` })),
              ]}
            />
          </Form.Item>
        </>
      ) : (
        <>
          <Form.Item
            name="phone"
            label={t('phone')}
            extra={member?.phone ? t('phoneKept', { phone: member.phone }) : null}
            rules={[{ pattern: PHONE, message: t('wrongPhone') }]}
          >
            <Input type="tel" autoComplete="off" maxLength={20} disabled={dropped} />
          </Form.Item>
          {member?.phone ? (
            <Form.Item name="dropPhone" valuePropName="checked">
              <Checkbox>{t('dropPhone')}</Checkbox>
            </Form.Item>
          ) : null}
        </>
      )}
      <Form.Item name="residence" label={t('residence')}>
        <Radio.Group className="reasons">
          {(['here', 'registered-elsewhere', 'lives-elsewhere'] as const).map((residence) => (
            <Radio key={residence} value={residence}>
              {t(`household:${residence}`)}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
    </>
  )
}
