import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AliasList, CompoundAlias } from '#contract/aliases.ts'
import { compoundAliases, nameCompound } from '../../client/admin-rules.ts'
import { unwrap } from '../../client/unwrap.ts'
import { Answered } from '../answered.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { ADMIN, useRefresh } from '../use-change.ts'

type Compound = AliasList['compounds'][number]

/** What people call compounds besides their names, and what they were called: the address search knows all of it. */
export function Aliases() {
  const { t } = useTranslation(['adminRules', 'admin'])
  const [q, setQ] = useState('')
  const [naming, setNaming] = useState<Compound | null>(null)
  const list = useQuery({ queryKey: [...ADMIN, 'aliases'], queryFn: () => unwrap(compoundAliases()) })
  const wanted = q.trim()
  const fits = ({ name, aliases }: Compound) =>
    [name, ...aliases.map(({ alias }) => alias)].some((each) => each.includes(wanted))
  return (
    <section className="rule-block" aria-labelledby="aliases-title">
      <div className="admin-head">
        <h3 id="aliases-title">{t('aliases')}</h3>
      </div>
      <p className="soft">{t('aliasesMore')}</p>
      <Input
        type="search"
        allowClear
        aria-label={t('searchCompound')}
        placeholder={t('searchCompound')}
        value={q}
        onChange={({ target }) => setQ(target.value)}
      />
      <Answered query={list}>
        {({ compounds }) => {
          const shown = compounds.filter(fits)
          return shown.length === 0 ? (
            <p className="admin-none">{t(compounds.length === 0 ? 'noCompounds' : 'noCompoundFits')}</p>
          ) : (
            <ul className="rule-list">
              {shown.map((compound) => (
                <li key={compound.id}>
                  <span>
                    <strong>{compound.name}</strong>
                    <span className="soft-line block">
                      {compound.aliases.length === 0
                        ? t('noAlias')
                        : compound.aliases
                            .map(({ alias, kind }) =>
                              kind === 'old-name' ? t('formerly', { alias }) : alias,
                            )
                            .join(t('comma'))}
                    </span>
                  </span>
                  <Button size="small" onClick={() => setNaming(compound)}>
                    {t('admin:edit')} <span className="unseen">{compound.name}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }}
      </Answered>
      <AliasDialog compound={naming} onClose={() => setNaming(null)} />
    </section>
  )
}

interface Values {
  readonly aliases: readonly Partial<CompoundAlias>[]
}

function AliasDialog({ compound, onClose }: { compound: Compound | null; onClose: () => void }) {
  const { t } = useTranslation(['adminRules', 'admin'])
  const refresh = useRefresh()

  async function send({ aliases }: Values) {
    const named = aliases.map(({ alias = '', kind = 'alias' }) => ({ alias: alias.trim(), kind }))
    const answer = await nameCompound(compound!.id, named)
    await refresh()
    return answer
  }

  return (
    <FormDialog<Values>
      open={compound !== null}
      title={t('aliasesOf', { name: compound?.name ?? '' })}
      okText={t('admin:save')}
      initial={{ aliases: compound?.aliases ?? [] }}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <Form.List name="aliases">
          {(fields, { add, remove }) => (
            <>
              {fields.length === 0 ? <p className="soft">{t('noAlias')}</p> : null}
              {fields.map(({ key, name }) => (
                <div key={key} className="alias-row">
                  <Form.Item
                    name={[name, 'alias']}
                    rules={[{ required: true, whitespace: true, message: t('admin:need') }]}
                  >
                    <Input aria-label={t('alias')} maxLength={40} autoComplete="off" />
                  </Form.Item>
                  <Form.Item name={[name, 'kind']} initialValue="alias">
                    <Select
                      aria-label={t('aliasKind')}
                      options={[
                        { value: 'alias', label: t('kind-alias') },
                        { value: 'old-name', label: t('kind-old-name') },
                      ]}
                    />
                  </Form.Item>
                  <Button danger onClick={() => remove(name)}>
                    {t('admin:remove')}
                  </Button>
                </div>
              ))}
              {fields.length < 20 ? (
                <Button block className="gap-below" onClick={() => add({ kind: 'alias' })}>
                  {t('addAlias')}
                </Button>
              ) : null}
            </>
          )}
        </Form.List>
      )}
    </FormDialog>
  )
}
