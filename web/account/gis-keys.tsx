import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewGisKey, OpenSession } from '#contract/session.ts'
import { endSession, makeGisKey, mySessions } from '../client/session.ts'
import { unwrap } from '../client/unwrap.ts'
import { useTroubleWords } from '../staff/trouble-view.tsx'
import { townTime } from '../text/town-time.ts'
import { copyText } from './copy-text.ts'
import { SESSIONS_KEY } from './session-list.tsx'

const DAYS = [30, 90, 365] as const

/** Keys by which a GIS program reads /ogc as me: made, told once, listed with their ends, and taken back. */
export function GisKeys({ username }: { username: string }) {
  const { t } = useTranslation('account')
  const [made, setMade] = useState<string | null>(null)
  const list = useQuery({ queryKey: SESSIONS_KEY, queryFn: () => unwrap(mySessions()), staleTime: 0 })
  const keys = list.data?.sessions.filter(({ gis }) => gis) ?? []
  return (
    <section aria-labelledby="gis-title">
      <h3 id="gis-title">{t('gis')}</h3>
      <p className="soft">{t('gisMore')}</p>
      {keys.length === 0 ? null : (
        <ul className="my-sessions">
          {keys.map((key) => (
            <Key key={key.id} session={key} />
          ))}
        </ul>
      )}
      {made === null ? (
        <MakeKey onMade={setMade} />
      ) : (
        <MadeKey made={made} username={username} onDone={() => setMade(null)} />
      )}
    </section>
  )
}

function Key({ session: { id, device, createdAt, seenAt, expiresAt } }: { session: OpenSession }) {
  const { t } = useTranslation('account')
  const { modal, message } = App.useApp()
  const words = useTroubleWords()
  const queries = useQueryClient()

  async function end() {
    const answer = await endSession(id)
    if (answer.ok) void message.success(t('gisEnded'))
    else void message.error(words(answer.trouble))
    await queries.invalidateQueries({ queryKey: SESSIONS_KEY })
  }

  function confirm() {
    modal.confirm({
      title: t('gisEndTitle', { name: device }),
      content: t('gisEndMore'),
      okText: t('gisEnd'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: end,
    })
  }

  const day = (at: string) => townTime(new Date(at)).day
  const used = seenAt !== createdAt
  return (
    <li>
      <span>
        <strong>{device}</strong>
        <span className="soft-line block">{t('gisUntil', { day: day(expiresAt) })}</span>
        <span className="soft-line block">{used ? t('seen', { at: day(seenAt) }) : t('gisUnused')}</span>
      </span>
      <Button onClick={confirm}>
        {t('gisEnd')} <span className="unseen">{device}</span>
      </Button>
    </li>
  )
}

function MakeKey({ onMade }: { onMade: (key: string) => void }) {
  const { t } = useTranslation('account')
  const words = useTroubleWords()
  const queries = useQueryClient()
  const [form] = Form.useForm<NewGisKey>()
  const [busy, setBusy] = useState(false)

  async function send(wanted: NewGisKey) {
    setBusy(true)
    const answer = await makeGisKey({ ...wanted, label: wanted.label.trim() })
    setBusy(false)
    if (!answer.ok) return form.setFields([{ name: 'label', errors: [words(answer.trouble)] }])
    onMade(answer.value.key)
    await queries.invalidateQueries({ queryKey: SESSIONS_KEY })
  }

  return (
    <Form<NewGisKey>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ label: 'QGIS', days: 90 }}
      onFinish={(wanted) => void send(wanted)}
    >
      <Form.Item
        name="label"
        label={t('gisLabel')}
        rules={[{ required: true, whitespace: true, message: t('gisNeedLabel') }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="days" label={t('gisDays')}>
        <Select options={DAYS.map((days) => ({ value: days, label: t('gisDay', { n: days }) }))} />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {t('gisMake')}
      </Button>
    </Form>
  )
}

interface MadeProps {
  readonly made: string
  readonly username: string
  readonly onDone: () => void
}

/** The key this once, and where in QGIS each part goes. */
function MadeKey({ made, username, onDone }: MadeProps) {
  const { t } = useTranslation('account')
  const { message } = App.useApp()

  async function copy() {
    if (await copyText(made)) void message.success(t('copied'))
    else void message.warning(t('notCopied'))
  }

  return (
    <div className="gis-made" role="status">
      <p>
        <strong>{t('gisOnce')}</strong>
      </p>
      <p>
        <code className="gis-key">{made}</code>
      </p>
      <p>{t('gisSteps')}</p>
      <dl>
        <dt>{t('gisUrl')}</dt>
        <dd>
          <code>{`${location.origin}/ogc`}</code>
        </dd>
        <dt>{t('gisUser')}</dt>
        <dd>
          <code>{username}</code>
        </dd>
        <dt>{t('password')}</dt>
        <dd>{t('gisPassword')}</dd>
      </dl>
      <div className="my-buttons">
        <Button onClick={onDone}>{t('gisDone')}</Button>
        <Button type="primary" onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
    </div>
  )
}
