import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PlanFinding } from '#contract/plans.ts'
import { useFindingWords } from '../../../coverage/use-finding-words.ts'
import { blockingByRule, type Reasons } from './acceptances.ts'

/** So many of a rule are listed one by one; a reason for all of them is always possible. */
const LISTED = 20

interface Props {
  readonly findings: readonly PlanFinding[]
  readonly reasons: Reasons
  readonly onChange: (reasons: Reasons) => void
}

/** Blocking findings with the reasons why they may stay: one for all of a rule, another where one differs. */
export function AcceptanceList({ findings, reasons, onChange }: Props) {
  const { t } = useTranslation(['planSteps', 'finding'])
  const words = useFindingWords()
  return (
    <>
      {blockingByRule(findings).map(({ rule, findings: group }) => (
        <fieldset key={rule} className="acceptance">
          <legend data-kind="blocking">
            ■ {t(`finding:${rule}`)} {group.length}
          </legend>
          <Input
            value={reasons.byRule[rule] ?? ''}
            maxLength={2000}
            placeholder={t('reasonForAll', { n: group.length })}
            aria-label={`${t(`finding:${rule}`)} ${t('reasonForAll', { n: group.length })}`}
            onChange={(event) =>
              onChange({ ...reasons, byRule: { ...reasons.byRule, [rule]: event.target.value } })
            }
          />
          {group.length < 2 ? null : (
            <details>
              <summary>{t('oneByOne')}</summary>
              <ul className="acceptance-rows">
                {group.slice(0, LISTED).map((finding) => (
                  <li key={finding.key}>
                    <span>{words.facts(finding) || words.title(finding)}</span>
                    <Input
                      size="small"
                      value={reasons.byKey[finding.key] ?? ''}
                      maxLength={2000}
                      placeholder={reasons.byRule[rule] || t('reason')}
                      aria-label={`${t('reason')}: ${words.facts(finding)}`}
                      onChange={(event) =>
                        onChange({
                          ...reasons,
                          byKey: { ...reasons.byKey, [finding.key]: event.target.value },
                        })
                      }
                    />
                  </li>
                ))}
                {group.length > LISTED ? <li>{t('andMore', { n: group.length - LISTED })}</li> : null}
              </ul>
            </details>
          )}
        </fieldset>
      ))}
    </>
  )
}
