import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountReach } from '#contract/accounts.ts'
import { reachOf } from '../../client/accounts.ts'
import { unwrap } from '../../client/unwrap.ts'
import { townTime } from '../../text/town-time.ts'
import { Answered } from '../answered.tsx'
import { usePostWords } from '../posts/use-post-words.ts'
import { ADMIN } from '../use-change.ts'

/** What an account sees today, and on any day one chooses: grids with counts, nobody named. */
export function ReachPreview({ account }: { account: string }) {
  const { t } = useTranslation('adminAccounts')
  const today = townTime(new Date()).day
  const [on, setOn] = useState(today)
  const reach = useQuery({
    queryKey: [...ADMIN, 'reach', account, on],
    queryFn: () => unwrap(reachOf(account, on)),
    enabled: on !== '',
    placeholderData: keepPreviousData,
  })
  return (
    <section className="reach" aria-labelledby="reach-title">
      <h3 id="reach-title">{t('whatItSees')}</h3>
      <div className="reach-day">
        <label htmlFor="reach-on">{t('onDay')}</label>
        <Input id="reach-on" type="date" value={on} onChange={({ target }) => setOn(target.value)} />
        <Button disabled={on === today} onClick={() => setOn(today)}>
          {t('today')}
        </Button>
      </div>
      <Answered query={reach}>{(data) => <Reach reach={data} />}</Answered>
    </section>
  )
}

function Reach({ reach }: { reach: AccountReach }) {
  const { t } = useTranslation(['adminAccounts', 'site'])
  const words = usePostWords()
  const { grids, assigned, posts, nothing, plans } = reach
  const households = grids.reduce((sum, grid) => sum + grid.households, 0)
  return (
    <>
      {nothing === null ? (
        <p className="reach-sum">
          <strong>{households}</strong> {t('householdsByPlace', { n: grids.length })}
          {assigned > 0 ? (
            <>
              {' + '}
              <strong>{assigned}</strong> {t('householdsAssigned')}
            </>
          ) : null}
        </p>
      ) : (
        <p className="admin-none">{nothing.message}</p>
      )}
      {plans
        .filter(({ scheduled }) => scheduled)
        .map(({ id, name, effectiveFrom }) => (
          <p key={id} className="soft">
            {t('byScheduled', { name, day: effectiveFrom })}
          </p>
        ))}
      {grids.length === 0 ? null : (
        <ul className="reach-grids">
          {grids.map(({ code, name, level, households: n }) => (
            <li key={code}>
              <span>
                {name}{' '}
                <span className="soft-line">
                  {t(`site:level${level as 1 | 2 | 3}`)} {code}
                </span>
              </span>
              <b>{t('households', { n })}</b>
            </li>
          ))}
        </ul>
      )}
      {posts.length === 0 ? null : (
        <>
          <h4>{t('byPosts')}</h4>
          <ul className="plain-list">
            {posts.map((post) => (
              <li key={post.id}>
                {words.title(post)} <span className="soft-line">{words.days(post)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
