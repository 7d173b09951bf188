import { useTranslation } from 'react-i18next'
import type { SubjectFile } from '#contract/protection.ts'
import { townTime } from '../../text/town-time.ts'

/** What a subject's file says of a dwelling, a moment, a visit, an event and a look, in the reader's language. */
export function useSubjectWords() {
  const { t } = useTranslation(['adminSubjects', 'adminAudit', 'people'])
  /** Codes of open lists: the word for those that have one here, else the code itself. */
  const coded = (prefix: 'outcome' | 'event' | 'closed', code: string) =>
    t(`${prefix}-${code}` as 'outcome-met', { defaultValue: code })

  return {
    moment(at: string): string {
      const { day, clock } = townTime(new Date(at))
      return `${day} ${clock}`
    },
    address: ({ compound, building, unit, room }: SubjectFile['household']) =>
      [compound, building, unit, room].filter(Boolean).join(' '),
    outcome: (code: string) => coded('outcome', code),
    event: (code: string) => coded('event', code),
    tag: (kind: string) =>
      t(`people:tag_${kind.replaceAll('-', '_')}` as 'people:tag_disability', { defaultValue: kind }),
    verb: (verb: string) => t(`adminAudit:verb-${verb}` as 'adminAudit:verb-reveal', { defaultValue: verb }),
    reason: (reason: string) =>
      t(`adminAudit:why-${reason}` as 'adminAudit:why-visit', { defaultValue: reason }),
    /** Name and value of everything that is held about the dwelling. */
    dwelling(household: SubjectFile['household']): [string, string][] {
      const { floor, occupancy, since, closedOn, closedWhy, sourceCode, position, grid } = household
      const facts: [string, string | null][] = [
        [t('factFloor'), floor === null ? null : String(floor)],
        [t('factOccupancy'), t(`people:${occupancy}`)],
        [t('factSince'), since],
        [t('factGrid'), grid === null ? null : `${grid.name} ${grid.code}`],
        [t('factPosition'), position === null ? null : position.map((n) => n.toFixed(6)).join(', ')],
        [t('factSource'), sourceCode],
        [t('factClosed'), closedOn === null ? null : `${closedOn} ${coded('closed', closedWhy ?? '')}`],
      ]
      return facts.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]))
    },
  }
}
