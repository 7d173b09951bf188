import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action } from '#plan/actions/action.ts'
import type { Grid, Snapshot } from '#plan/snapshot.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useExemptionWords } from '../exemption-words.ts'
import { useDraft } from '../use-draft.ts'
import { stepWords } from './step-words.ts'

/** Says what an action does, with names of grids as they are, or were before they went. `older`: grids of the plan it began as. */
export function useStepWords(
  session: DraftSession,
  older: Snapshot['grids'] = [],
): (action: Action) => string {
  const { t } = useTranslation(['planHistory', 'plan'])
  const exemption = useExemptionWords()
  const { plan, detail, log } = useDraft(session)
  return useMemo(() => {
    const { grids, communities } = plan.snapshot
    const names = new Map<string, string>()
    const learn = (list: readonly Pick<Grid, 'key' | 'code' | 'name'>[]) => {
      for (const { key, code, name } of list) {
        names.set(key, name)
        if (code !== null) names.set(code, name)
      }
    }
    learn(older)
    for (const { grids: changed } of plan.changes.values()) learn([...changed.before, ...changed.after])
    learn(grids)
    const actions = new Map(log.map(({ action }) => [action.id, action]))
    const say = (action: Action): string => {
      const { key, values } = stepWords(action, {
        grid: (ref) => names.get(ref) ?? t('goneGrid'),
        community: (code) => communities.find((each) => each.code === code)?.name ?? code,
        exemption,
        level: (level) => detail.levels[level - 1] ?? String(level),
        list: (list) => list.join(t('and')),
        step: (id) => {
          const step = actions.get(id)
          return step === undefined ? t('goneStep') : say(step)
        },
      })
      return t(key, values)
    }
    return say
  }, [plan, detail.levels, log, older, t, exemption])
}
