import { DownOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanFinding } from '#contract/plans.ts'
import type { Action } from '#plan/actions/action.ts'
import { actionOnLattice } from '#plan/actions/positions.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useExemptionWords } from '../exemption-words.ts'
import { useStepWords } from '../history/use-step-words.ts'
import type { Tallies } from '../tree/tally.ts'
import { useAct } from '../use-act.ts'
import { useDraft } from '../use-draft.ts'
import { ExemptDialog } from './exempt-dialog.tsx'
import { FixPreview } from './fix-preview.tsx'

interface Props {
  readonly session: DraftSession
  readonly tallies: Tallies | null
  readonly finding: PlanFinding
  readonly onSettled: () => void
}

/** What can be done about a finding: its fixes, each seen before it is done, or saying that it may stay. */
export function FindingWaysOut({ session, tallies, finding, onSettled }: Props) {
  const { t } = useTranslation('planFindings')
  const { rights } = useDraft(session).detail
  const words = useStepWords(session)
  const exemption = useExemptionWords()
  const act = useAct(session)
  const [previewed, setPreviewed] = useState<Action | null>(null)
  const [exempting, setExempting] = useState(false)
  useEffect(() => () => session.stage.preview([]), [session])

  function preview(action: Action | null): void {
    setPreviewed(action)
    session.stage.preview(action === null ? [] : [action])
  }
  function mend(action: Action): void {
    preview(null)
    act(action)
  }

  if (!rights.edit) return null
  const exemptions = finding.fixes.filter(isExemption)
  const others = finding.fixes.filter((fix) => !isExemption(fix))
  return (
    <div className="ways-out">
      {others.map((fix) => {
        const action = actionOnLattice({ ...fix, id: session.newId() })
        const what = words(action)
        return (
          <div key={fix.id} className="way-out">
            <Button size="small" onClick={() => mend(action)}>
              {what}
            </Button>
            <Button
              size="small"
              type="text"
              icon={<EyeOutlined aria-hidden />}
              aria-label={t('previewOf', { what })}
              title={t('previewOf', { what })}
              onClick={() => preview(action)}
            />
          </div>
        )
      })}
      {exemptions.length === 0 ? null : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: exemptions.map(({ id, reason }) => ({ key: id, label: exemption(reason ?? '') })),
            onClick: ({ key }) => {
              const fix = exemptions.find(({ id }) => id === key)
              if (fix !== undefined) mend(actionOnLattice({ ...fix, id: session.newId() }))
            },
          }}
        >
          <Button size="small">
            {t('exemptGround')} <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      )}
      {finding.fixes.length === 0 ? <p className="soft">{t('noFix')}</p> : null}
      <Button size="small" type="text" onClick={() => setExempting(true)}>
        {t('exempt')}
      </Button>
      {previewed === null ? null : (
        <FixPreview
          session={session}
          tallies={tallies}
          action={previewed}
          onDo={() => mend(previewed)}
          onLeave={() => preview(null)}
        />
      )}
      <ExemptDialog
        session={session}
        finding={finding}
        open={exempting}
        onClose={() => setExempting(false)}
        onDone={onSettled}
      />
    </div>
  )
}

type Fix = PlanFinding['fixes'][number]

function isExemption(fix: Fix): fix is Fix & { type: 'exempt' } {
  return fix.type === 'exempt'
}
