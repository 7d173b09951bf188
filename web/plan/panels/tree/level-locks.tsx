import { LockFilled, UnlockOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Level } from '#plan/snapshot.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useDraft } from '../use-draft.ts'
import { useLock } from './use-lock.ts'

/** One button a level: while pressed, no border of a grid of that level moves. */
export function LevelLocks({ session }: { session: DraftSession }) {
  const { t } = useTranslation('plan')
  const { detail } = useDraft(session)
  const lock = useLock(session)
  return (
    <fieldset className="level-locks">
      <legend className="unseen">{t('lockLevels')}</legend>
      {detail.levels.map((name, i) => {
        const level = (i + 1) as Level
        const locked = lock.levels.includes(level)
        return (
          <button
            key={name}
            type="button"
            className="level-lock"
            aria-pressed={locked}
            title={t(locked ? 'unlockLevel' : 'lockLevel', { level: name })}
            disabled={!detail.rights.edit}
            onClick={() => lock.toggleLevel(level)}
          >
            {locked ? <LockFilled aria-hidden /> : <UnlockOutlined aria-hidden />} {name}
          </button>
        )
      })}
    </fieldset>
  )
}
