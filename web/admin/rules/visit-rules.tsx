import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { VisitRules as Rules, VisitRule } from '#contract/visits.ts'
import { addVisitRule, allVisitRules, endVisitRule } from '../../client/admin-rules.ts'
import { unwrap } from '../../client/unwrap.ts'
import { Answered } from '../answered.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { useSubjectWords } from '../subjects/use-subject-words.ts'
import { ADMIN, useChange, useRefresh } from '../use-change.ts'

/** Kinds of service need a rule may ask for (`data/codes/welfare-tag-kinds.json`). */
const NEEDS = ['elder-alone', 'disability', 'child-left-behind', 'low-income', 'long-illness'] as const

/** How often whom: the rules in force and those that ended. */
export function VisitRules() {
  const { t } = useTranslation(['adminRules', 'admin'])
  const [adding, setAdding] = useState(false)
  const rules = useQuery({ queryKey: [...ADMIN, 'visit-rules'], queryFn: () => unwrap(allVisitRules()) })
  return (
    <section className="rule-block" aria-labelledby="visit-rules-title">
      <div className="admin-head">
        <h3 id="visit-rules-title">{t('visitRules')}</h3>
        <Button onClick={() => setAdding(true)}>{t('addRule')}</Button>
      </div>
      <Answered query={rules}>{(data) => <RuleList rules={data} />}</Answered>
      <RuleDialog open={adding} onClose={() => setAdding(false)} />
    </section>
  )
}

function RuleList({ rules: { rules, defaults } }: { rules: Rules }) {
  const { t } = useTranslation(['adminRules', 'admin'])
  const { modal } = App.useApp()
  const words = useSubjectWords()
  const change = useChange()

  const end = ({ id, name }: VisitRule) =>
    modal.confirm({
      title: t('endRuleTitle', { name }),
      content: t('endRuleMore'),
      okText: t('endRule'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: () => change(endVisitRule(id!), t('admin:saved')),
    })

  return (
    <>
      {defaults ? <p className="soft">{t('defaultRules')}</p> : null}
      <ul className="rule-list">
        {rules.map((rule) => (
          <li key={rule.id ?? rule.name} data-ended={rule.endedOn !== null}>
            <span>
              {/* The program's own rules have no name but what they say. */}
              {rule.id === null ? null : <strong className="block">{rule.name}</strong>}
              <span className="soft-line">
                {rule.tagKind === null
                  ? t('everyHousehold')
                  : t('withNeed', { need: words.tag(rule.tagKind) })}
                {t('comma')}
                {t('everyDays', { n: rule.everyDays })}
                {rule.endedOn === null ? '' : t('endedOn', { day: rule.endedOn })}
              </span>
            </span>
            {rule.id === null || rule.endedOn !== null ? null : (
              <Button size="small" danger onClick={() => end(rule)}>
                {t('endRule')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

interface Values {
  readonly name: string
  readonly tagKind: string
  readonly everyDays: number
}

function RuleDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['adminRules', 'admin'])
  const words = useSubjectWords()
  const refresh = useRefresh()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new id for each opening is the point
  const id = useMemo(() => v7(), [open])

  async function send({ name, tagKind, everyDays }: Values) {
    const answer = await addVisitRule({ id, name: name.trim(), tagKind: tagKind || null, everyDays })
    await refresh()
    return answer
  }

  return (
    <FormDialog<Values>
      open={open}
      title={t('addRule')}
      okText={t('admin:add')}
      initial={{ name: '', tagKind: '', everyDays: 365 }}
      width={440}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          <p className="soft">{t('firstRuleMore')}</p>
          <Form.Item
            name="name"
            label={t('ruleName')}
            rules={[{ required: true, whitespace: true, message: t('admin:need') }]}
          >
            <Input maxLength={40} placeholder={t('ruleNameHint')} autoComplete="off" />
          </Form.Item>
          <Form.Item name="tagKind" label={t('whom')}>
            <Select
              options={[
                { value: '', label: t('everyHousehold') },
                ...NEEDS.map((value) => ({ value, label: t('withNeed', { need: words.tag(value) }) })),
              ]}
            />
          </Form.Item>
          <Form.Item
            name="everyDays"
            label={t('howOften')}
            rules={[{ required: true, message: t('admin:need') }]}
          >
            <InputNumber min={1} max={3660} precision={0} suffix={t('daysUnit')} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
