import { useTranslation } from 'react-i18next'
import type { ExportRequest } from '#contract/protection.ts'
import { townTime } from '../text/town-time.ts'

const COLOUR = {
  waiting: 'soon',
  approved: 'public',
  refused: 'empty',
  taken: 'plain',
  lapsed: 'plain',
} as const

/** What is said of a wish for a full list: how it stands, and what happened to it. */
export function useWishWords() {
  const { t } = useTranslation('account')
  const moment = (at: string) => {
    const { day, clock } = townTime(new Date(at))
    return `${day} ${clock}`
  }
  return {
    colour: ({ state }: ExportRequest) => COLOUR[state],
    state: ({ state }: ExportRequest) => t(`wish-${state}`),
    story({ askedBy, askedAt, decidedBy, decidedAt, takenAt, until, state }: ExportRequest): string {
      return [
        t('wishAsked', { who: askedBy, at: moment(askedAt) }),
        decidedAt === null ? null : t('wishDecided', { who: decidedBy ?? '', at: moment(decidedAt) }),
        takenAt === null ? null : t('wishTaken', { at: moment(takenAt) }),
        state === 'approved' && until !== null ? t('wishUntil', { at: moment(until) }) : null,
      ]
        .filter(Boolean)
        .join(' · ')
    },
  }
}
