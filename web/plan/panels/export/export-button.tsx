import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { ExportDialog } from './export-dialog.tsx'

/** Opens the dialog in which the plan is taken along as a file. */
export function ExportButton({ session }: { session: DraftSession }) {
  const { t } = useTranslation('planExport')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} title={t('more')} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <ExportDialog session={session} open={open} onClose={() => setOpen(false)} />
    </>
  )
}
