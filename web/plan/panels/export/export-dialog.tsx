import { Alert, App, Form, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PlanExportQuery, planExport } from '#contract/exports-geo.ts'
import { sourceFormat } from '#contract/import-files.ts'
import { UNITS_PER_DEGREE } from '#geometry/position.ts'
import { saveFile } from '../../../account/save-file.ts'
import { planFile } from '../../../client/plan-export.ts'
import type { Trouble } from '../../../client/request.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useTroubleWords } from '../../../staff/trouble-view.tsx'
import { useDraft } from '../use-draft.ts'
import { CrsSelect } from './crs-select.tsx'

interface Props {
  readonly session: DraftSession
  readonly open: boolean
  readonly onClose: () => void
}

const FIRST: PlanExportQuery = { what: 'grids', format: 'geopackage', crs: 'EPSG:4490' }

/** What of the plan, in which format and reference system; then it is saved as a file. */
export function ExportDialog({ session, open, onClose }: Props) {
  const { t } = useTranslation('planExport')
  const words = useTroubleWords()
  const { message } = App.useApp()
  const { detail, unsaved } = useDraft(session)
  const [wish, setWish] = useState(FIRST)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const change = (part: Partial<PlanExportQuery>) => {
    setTrouble(null)
    setWish((before) => ({ ...before, ...part }))
  }
  const { what, format, level } = wish
  // KML has one reference system; what was chosen for other formats is kept for them.
  const crs = format === 'kml' ? 'EPSG:4326' : wish.crs

  async function save() {
    setBusy(true)
    const answer = await planFile(detail.id, {
      what,
      format,
      crs,
      level: what === 'grids' ? level : undefined,
    })
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.trouble)
    saveFile(answer.value)
    setTrouble(null)
    void message.success(t('saved', { name: answer.value.name }))
    onClose()
  }

  return (
    <Modal
      open={open}
      title={t('title', { name: detail.name })}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={onClose}
      destroyOnHidden
      width={640}
    >
      <Form layout="vertical" requiredMark={false} onFinish={() => void save()}>
        <Form.Item label={t('what')} extra={t(`what-${what}-more`)}>
          <Radio.Group
            aria-label={t('what')}
            optionType="button"
            value={what}
            onChange={({ target }) => change({ what: target.value })}
            options={planExport.options.map((value) => ({ value, label: t(`what-${value}`) }))}
          />
        </Form.Item>
        {what === 'grids' && detail.levels.length > 1 ? (
          <Form.Item label={t('level')} htmlFor="export-level">
            <Select
              id="export-level"
              value={level ?? 0}
              onChange={(value) => change({ level: value === 0 ? undefined : value })}
              options={[
                { value: 0, label: t('allLevels') },
                ...detail.levels.map((label, i) => ({ value: i + 1, label })),
              ]}
            />
          </Form.Item>
        ) : null}
        <Form.Item label={t('format')} htmlFor="export-format" extra={t(`format-${format}-more`)}>
          <Select
            id="export-format"
            value={format}
            onChange={(value) => change({ format: value })}
            options={sourceFormat.options.map((value) => ({ value, label: t(`format-${value}`) }))}
          />
        </Form.Item>
        <CrsSelect
          id="export-crs"
          lon={detail.origin[0] / UNITS_PER_DEGREE}
          value={crs}
          disabled={format === 'kml'}
          onChange={(value) => change({ crs: value })}
        />
      </Form>
      {unsaved > 0 ? <Alert type="warning" showIcon title={t('unsaved', { n: unsaved })} /> : null}
      {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
    </Modal>
  )
}
