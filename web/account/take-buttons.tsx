import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ExportFormat, ExportRequest } from '#contract/protection.ts'
import { takeList } from '../client/exports.ts'
import { useTroubleWords } from '../staff/trouble-view.tsx'
import { saveFile } from './save-file.ts'

/** Takes a full list somebody agreed to: once, in one of two formats. */
export function TakeButtons({ wish }: { wish: ExportRequest }) {
  const { t } = useTranslation('account')
  const { modal, message } = App.useApp()
  const words = useTroubleWords()
  const queries = useQueryClient()
  if (wish.state !== 'approved') return null

  async function take(format: ExportFormat) {
    const answer = await takeList(wish.id, format)
    if (answer.ok) saveFile(answer.value)
    else void message.error(words(answer.trouble))
    await queries.invalidateQueries({ queryKey: ['people'] })
  }

  const ask = (format: ExportFormat) =>
    modal.confirm({
      title: t('takeTitle'),
      content: t('takeMore'),
      okText: t('take', { format: t(`format-${format}`) }),
      cancelText: t('cancel'),
      onOk: () => take(format),
    })

  return (
    <>
      <Button onClick={() => ask('xlsx')}>{t('take', { format: t('format-xlsx') })}</Button>
      <Button onClick={() => ask('csv')}>{t('take', { format: t('format-csv') })}</Button>
    </>
  )
}
