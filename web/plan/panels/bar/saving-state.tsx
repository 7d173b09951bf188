import {
  CheckCircleOutlined,
  CloudUploadOutlined,
  DisconnectOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useTroubleWords } from '../../../staff/trouble-view.tsx'
import { useDraft } from '../use-draft.ts'

const SIGN = {
  saved: CheckCircleOutlined,
  saving: CloudUploadOutlined,
  offline: DisconnectOutlined,
  clash: WarningOutlined,
} as const

/** Where what was drawn stands: always in view, always in words. */
export function SavingState({ session }: { session: DraftSession }) {
  const { t } = useTranslation('planBar')
  const { saving, unsaved, trouble } = useDraft(session)
  const words = useTroubleWords()
  const Sign = SIGN[saving]
  const more = trouble === null || saving !== 'offline' ? undefined : words(trouble)
  return (
    <span className="saving" data-saving={saving} role="status" title={more}>
      <Sign aria-hidden /> {t(saving, { n: unsaved })}
    </span>
  )
}
