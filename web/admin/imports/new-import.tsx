import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportJob } from '#contract/import-jobs.ts'
import { CommunityField } from '../community-field.tsx'
import { DropZone } from './drop-zone.tsx'
import { UploadList } from './upload-list.tsx'
import { useUploads } from './use-uploads.ts'

interface Props {
  readonly community: string | null
  readonly onCommunity: (code: string | null) => void
  readonly onDone: (job: ImportJob) => void
}

/** Where files go in: for which community, by drop or button, and what never goes in. */
export function NewImport({ community, onCommunity, onDone }: Props) {
  const { t } = useTranslation('adminImports')
  const sending = useUploads(community, null, onDone)
  const busy = sending.uploads.length > 0
  return (
    <section className="import-part" aria-labelledby="new-import">
      <h3 id="new-import">{t('newImport')}</h3>
      {busy ? (
        <UploadList sending={sending} />
      ) : (
        <>
          <Form.Item layout="vertical" label={t('community')} htmlFor="import-community">
            <CommunityField id="import-community" value={community} onChange={onCommunity} />
          </Form.Item>
          <DropZone notYet={community === null ? t('communityFirst') : ''} onFiles={sending.start} />
        </>
      )}
      <p className="import-never" role="note">
        <b>{t('neverTaken')}</b> {t('neverTakenMore')}
      </p>
    </section>
  )
}
