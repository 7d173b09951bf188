import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ExportRequest } from '#contract/protection.ts'
import { TakeButtons } from '../../account/take-buttons.tsx'
import { useWishWords } from '../../account/use-wish-words.ts'
import { decideList, listWishes } from '../../client/exports.ts'
import { unwrap } from '../../client/unwrap.ts'
import { Answered } from '../answered.tsx'
import { ADMIN, useChange } from '../use-change.ts'

/** Who wants a list with full names and numbers, to be decided by somebody else; and what became of earlier ones. */
export function ExportsSection() {
  const { t } = useTranslation(['adminExports', 'admin'])
  const wishes = useQuery({ queryKey: [...ADMIN, 'exports'], queryFn: () => unwrap(listWishes()) })
  return (
    <>
      <div className="admin-head">
        <h2>{t('admin:tab-exports')}</h2>
      </div>
      <p className="soft">{t('lead')}</p>
      <Answered query={wishes}>
        {({ exports }) => {
          const waiting = exports.filter(({ state, mayDecide }) => state === 'waiting' && mayDecide)
          const others = exports.filter((wish) => !waiting.includes(wish))
          return (
            <>
              <h3>
                {t('waiting')}{' '}
                <b className="admin-count" data-none={waiting.length === 0}>
                  {waiting.length}
                </b>
              </h3>
              {waiting.length === 0 ? (
                <p className="admin-none">{t('noneWaiting')}</p>
              ) : (
                <Wishes wishes={waiting} />
              )}
              <h3>{t('earlier')}</h3>
              {others.length === 0 ? <p className="soft">{t('noneEarlier')}</p> : <Wishes wishes={others} />}
            </>
          )
        }}
      </Answered>
    </>
  )
}

function Wishes({ wishes }: { wishes: readonly ExportRequest[] }) {
  return (
    <ul className="wishes">
      {wishes.map((wish) => (
        <Wish key={wish.id} wish={wish} />
      ))}
    </ul>
  )
}

function Wish({ wish }: { wish: ExportRequest }) {
  const { t } = useTranslation(['adminExports', 'admin'])
  const words = useWishWords()
  const { modal } = App.useApp()
  const change = useChange()
  const { id, grid, reason, state, mayDecide, askedBy, own } = wish
  const place = grid === null ? t('gridGone') : `${grid.name} ${grid.code}`

  const decide = (approve: boolean) =>
    modal.confirm({
      title: t(approve ? 'approveTitle' : 'refuseTitle', { who: askedBy }),
      content: t(approve ? 'approveMore' : 'refuseMore', { grid: place }),
      okText: t(approve ? 'approve' : 'refuse'),
      okButtonProps: { danger: !approve },
      cancelText: t('admin:cancel'),
      onOk: () => change(decideList(id, approve), t(approve ? 'approved' : 'refused')),
    })

  return (
    <li className="wish" data-state={state}>
      <div>
        <p>
          <strong>{place}</strong>{' '}
          <span className="flag" data-kind={words.colour(wish)}>
            {words.state(wish)}
          </span>
        </p>
        <p>
          <q>{reason}</q>
        </p>
        <p className="soft-line">{words.story(wish)}</p>
      </div>
      <span className="admin-row">
        {state === 'waiting' && mayDecide ? (
          <>
            <Button type="primary" onClick={() => decide(true)}>
              {t('approve')}
            </Button>
            <Button danger onClick={() => decide(false)}>
              {t('refuse')}
            </Button>
          </>
        ) : null}
        {own ? <TakeButtons wish={wish} /> : null}
      </span>
    </li>
  )
}
