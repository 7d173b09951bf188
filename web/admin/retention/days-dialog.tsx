import { Form, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Retention } from '#contract/protection.ts'
import { keepFor } from '../../client/retention.ts'
import { FormDialog } from '../form-dialog.tsx'
import { useRefresh } from '../use-change.ts'

interface Props {
  /** Null while closed. */
  readonly item: Retention['items'][number] | null
  readonly onClose: () => void
}

interface Values {
  readonly how: 'standard' | 'own'
  readonly days: number
}

/** How long something is kept: as the program proposes, or for days of one's own. */
export function DaysDialog({ item, onClose }: Props) {
  const { t } = useTranslation(['adminRetention', 'admin'])
  const refresh = useRefresh()

  async function send({ how, days }: Values) {
    const answer = await keepFor({ what: item!.what, days: how === 'standard' ? null : days })
    await refresh()
    return answer
  }

  return (
    <FormDialog<Values>
      open={item !== null}
      title={item === null ? '' : t(`what-${item.what}`)}
      okText={t('admin:save')}
      initial={{
        how: item === null || item.days === item.standard ? 'standard' : 'own',
        days: item?.days ?? 365,
      }}
      width={420}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          <p className="soft">{t('daysMore')}</p>
          <Form.Item name="how" label={t('days')}>
            <Radio.Group className="reasons">
              <Radio value="standard">{t('standard', { n: item?.standard ?? 0 })}</Radio>
              <Radio value="own">{t('own')}</Radio>
            </Radio.Group>
          </Form.Item>
          <Form.Item name="days" label={t('ownDays')} rules={[{ required: true, message: t('admin:need') }]}>
            <InputNumber min={1} max={36_600} precision={0} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
