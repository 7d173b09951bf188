import { Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '#contract/staff.ts'
import { PostFlags } from '../posts/post-flags.tsx'
import { Timeline } from '../posts/timeline.tsx'
import { usePostWords } from '../posts/use-post-words.ts'

interface Props {
  readonly staff: readonly StaffMember[]
  /** How many the server told of, and how many there are. */
  readonly read: number
  readonly total: number
  readonly today: string
  readonly filtered: boolean
  readonly onOpen: (id: string) => void
}

/** Staff as rows: what they hold today, and the year around today as a bar. */
export function StaffTable({ staff, read, total, today, filtered, onOpen }: Props) {
  const { t } = useTranslation(['adminStaff', 'admin'])
  const words = usePostWords()
  const columns: ColumnsType<StaffMember> = [
    {
      title: t('admin:name'),
      key: 'name',
      render: (_, { id, name }) => (
        <button type="button" className="admin-open" onClick={() => onOpen(id)}>
          {name}
        </button>
      ),
    },
    {
      title: t('posts'),
      key: 'posts',
      render: (_, { posts }) => {
        const held = posts.filter(({ standing }) => standing !== 'past')
        if (held.length === 0)
          return (
            <span className="flag" data-kind="empty">
              {t('noPost')}
            </span>
          )
        return (
          <ul className="plain-list">
            {held.slice(0, 3).map((post) => (
              <li key={post.id}>
                {words.title(post)} <PostFlags post={post} today={today} />
              </li>
            ))}
            {held.length > 3 ? <li className="soft-line">{t('morePosts', { n: held.length - 3 })}</li> : null}
          </ul>
        )
      },
    },
    {
      title: t('yearAround'),
      key: 'year',
      width: 300,
      responsive: ['lg'],
      render: (_, { posts }) => <Timeline posts={posts} today={today} small />,
    },
    { title: t('phone'), key: 'phone', responsive: ['md'], render: (_, { phone }) => phone ?? '—' },
    {
      title: t('account'),
      key: 'account',
      responsive: ['md'],
      render: (_, { accounts }) => accounts.map(({ username }) => username).join(', ') || '—',
    },
  ]
  return (
    <>
      <p className="admin-total" role="status">
        {t('admin:shownOf', { n: staff.length, of: total })}
        {read < total ? t('readingOn', { n: read }) : ''}
      </p>
      <Table<StaffMember>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={[...staff]}
        locale={{ emptyText: t(filtered ? 'nobodyFound' : 'nobodyYet') }}
        pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
      />
    </>
  )
}
