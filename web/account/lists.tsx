import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { MaskedExport } from '#contract/protection.ts'
import type { Session } from '#contract/session.ts'
import { askForList, listWishes, maskedList } from '../client/exports.ts'
import { unwrap } from '../client/unwrap.ts'
import { TroubleView, useTroubleWords } from '../staff/trouble-view.tsx'
import { saveFile } from './save-file.ts'
import { TakeButtons } from './take-buttons.tsx'
import { useWishWords } from './use-wish-words.ts'

const KEY = ['people', 'my-lists']

/** Lists of the households of a grid: masked at once, in full once somebody else agreed. */
export function Lists({ grids }: { grids: Session['grids'] }) {
  const { t } = useTranslation('account')
  const { message } = App.useApp()
  const words = useTroubleWords()
  const [grid, setGrid] = useState(grids[0]?.code ?? '')
  const [busy, setBusy] = useState<MaskedExport['format'] | null>(null)

  async function save(format: MaskedExport['format']) {
    setBusy(format)
    const answer = await maskedList({ grid, format })
    setBusy(null)
    if (answer.ok) saveFile(answer.value)
    else void message.error(words(answer.trouble))
  }

  return (
    <section aria-labelledby="lists-title">
      <h3 id="lists-title">{t('lists')}</h3>
      <p className="soft">{t('listsMore')}</p>
      <Select
        aria-label={t('listGrid')}
        className="my-grid"
        value={grid}
        onChange={setGrid}
        options={grids.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
      />
      <div className="my-buttons">
        {(['xlsx', 'csv', 'geopackage', 'kml'] as const).map((format) => (
          <Button key={format} loading={busy === format} onClick={() => void save(format)}>
            {t('masked', { format: t(`format-${format}`) })}
          </Button>
        ))}
      </div>
      <Ask grid={grid} />
      <Wishes />
    </section>
  )
}

function Ask({ grid }: { grid: string }) {
  const { t } = useTranslation('account')
  const { message } = App.useApp()
  const words = useTroubleWords()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ reason: string }>()
  const [asked, setAsked] = useState(0)
  const [busy, setBusy] = useState(false)
  // The id of one wish: pressed twice over a bad line, it is asked once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new id after each wish is the point
  const id = useMemo(() => v7(), [asked, grid])

  async function send({ reason }: { reason: string }) {
    setBusy(true)
    const answer = await askForList({ id, grid, reason: reason.trim() })
    setBusy(false)
    if (!answer.ok) return form.setFields([{ name: 'reason', errors: [words(answer.trouble)] }])
    setAsked(asked + 1)
    form.resetFields()
    void message.success(t('wishSent'))
    await queries.invalidateQueries({ queryKey: KEY })
  }

  return (
    <Form<{ reason: string }>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => void send(values)}
    >
      <Form.Item
        name="reason"
        label={t('full')}
        extra={t('fullMore')}
        rules={[{ required: true, whitespace: true, min: 4, message: t('needWhy') }]}
      >
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {t('askFull')}
      </Button>
    </Form>
  )
}

function Wishes() {
  const { t } = useTranslation('account')
  const words = useWishWords()
  const list = useQuery({ queryKey: KEY, queryFn: () => unwrap(listWishes()), staleTime: 0 })
  if (list.isError) return <TroubleView error={list.error} retry={() => void list.refetch()} />
  const own = list.data?.exports.filter((wish) => wish.own) ?? []
  return own.length === 0 ? null : (
    <ul className="my-wishes">
      {own.map((wish) => (
        <li key={wish.id}>
          <p>
            <strong>{wish.grid?.name ?? t('gridGone')}</strong>{' '}
            <span className="flag" data-kind={words.colour(wish)}>
              {words.state(wish)}
            </span>
          </p>
          <p className="soft-line">{words.story(wish)}</p>
          <TakeButtons wish={wish} />
        </li>
      ))}
    </ul>
  )
}
