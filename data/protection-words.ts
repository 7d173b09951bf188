/** What the commands that protect people say; part of the table in `command-words.ts`. */
export const PROTECTION_SENTENCES = {
  'sealed-person': ['居民电话', 'numbers of residents'],
  'sealed-staff': ['工作人员电话', 'numbers of staff'],
  'sealed-account': ['动态口令', 'one-time codes'],
  'sealed-need': ['诉求留的电话', 'numbers left with needs'],
  'rotate-person': ['居民电话 {done}/{total}', 'numbers of residents {done}/{total}'],
  'rotate-staff': ['工作人员电话 {done}/{total}', 'numbers of staff {done}/{total}'],
  'rotate-account': ['动态口令 {done}/{total}', 'one-time codes {done}/{total}'],
  'rotate-need': ['诉求留的电话 {done}/{total}', 'numbers left with needs {done}/{total}'],
  'rotate-done': [
    '已用密钥 {key} 重新加密：居民电话 {person}，工作人员电话 {staff}，动态口令 {account}，诉求留的电话 {need}。',
    'Sealed anew with key {key}: {person} numbers of residents, {staff} of staff, {account} one-time codes, {need} numbers left with needs.',
  ],
  'rotate-missing': [
    '还有 {rows} 条{what}用密钥 {key} 加密，而本程序没有这把密钥。请把它加入 SECRET_KEY_PREVIOUS 后再运行；在那以前不要删掉任何旧密钥。',
    '{rows} {what} are sealed with key {key}, which this program does not hold. Add it to SECRET_KEY_PREVIOUS and run this again; remove no earlier key before.',
  ],
  'rotate-stuck': [
    '还有 {rows} 条{what}仍用密钥 {key}：可能是还有服务器在用旧的 SECRET_KEY，或数据已损坏。请先让所有服务器换上新密钥，再运行一次。',
    '{rows} {what} are still under key {key}: a server may be running with the earlier SECRET_KEY, or the data was changed. Give every server the new key, then run this again.',
  ],
  'rotate-may-remove': [
    '全部完成。现在可以从 SECRET_KEY_PREVIOUS 去掉旧密钥；换密钥以前的备份仍要用旧密钥，请与备份一起保管。',
    'All done. SECRET_KEY_PREVIOUS may now be removed; backups from before still need the earlier key, so keep it with them.',
  ],
  'rotate-forgotten': [
    '全部完成，旧密钥已从数据文件夹删除。换密钥以前的备份里有它自己的密钥文件。',
    'All done; the earlier keys were removed from the data folder. A backup from before has its own key file.',
  ],
  'rotate-new-elsewhere': [
    '密钥来自 SECRET_KEY，不能由本命令更换。请用 openssl rand -hex 32 生成新的，设为 SECRET_KEY，把原来的设为 SECRET_KEY_PREVIOUS，在所有服务器上重启，再运行 rotate-key（不带 --new）。',
    'The key comes from SECRET_KEY, so this command cannot make a new one. Make one with openssl rand -hex 32, set it as SECRET_KEY and the one before as SECRET_KEY_PREVIOUS, restart every server, then run rotate-key without --new.',
  ],
  'audit-usage': [
    '用法：audit verify，或 audit tail [条数] [--county 代码]',
    'Usage: audit verify, or audit tail [ENTRIES] [--county CODE]',
  ],
  'audit-empty': ['还没有审计记录。', 'There are no entries yet.'],
  'audit-holds': ['{county}：{entries} 条，链条完整。', '{county}: {entries} entries, the chain holds.'],
  'audit-broken': [
    '{county}：{entries} 条，链条从第 {seq} 条起断开。请立即停用数据库的写权限，与备份比对。',
    '{county}: {entries} entries, the chain is broken at entry {seq}. Stop writing to the database and compare with a backup.',
  ],
  'kept-visit-notes': ['走访备注　', 'notes of visits     '],
  'kept-visits': ['走访记录　', 'visits              '],
  'kept-patrols': ['巡查记录　', 'patrols             '],
  'kept-closed-households': ['注销户成员', 'members of closed   '],
  'kept-lapsed-tags': ['到期帮扶　', 'needs that ended    '],
  'kept-sessions': ['过期登录　', 'ended sessions      '],
  'kept-audit-notes': ['审计备注　', 'notes in the audit  '],
  'kept-exports': ['导出申请　', 'requests for lists  '],
  'kept-household-events': ['住户变更　', 'household history   '],
  'kept-needs': ['居民诉求　', 'needs of residents  '],
  'kept-imports': ['待导入文件', 'files to import     '],
  'kept-import-copies': ['导入前旧值', 'what imports replaced'],
  'retention-county': ['{county}：', '{county}:'],
  'retention-row': [
    '保存 {days} 天，已超期 {rows} 条，最早 {oldest}',
    'kept {days} days, {rows} over that, the oldest of {oldest}',
  ],
  'retention-dry': [
    '这只是预演，什么也没有删除。确认后加 --apply 运行。',
    'This was a dry run and nothing was deleted. Run it with --apply to delete.',
  ],
  'retention-done': [
    '{county}：已删除 {rows} 条，并记入审计。',
    '{county}: {rows} rows deleted and written to the audit.',
  ],
  'subject-usage': [
    '用法：subject find 地址文字 --as 管理员，subject show 住户编号 --as 管理员 --reason access|correction|erasure|complaint [--note 说明]，subject erase 住户编号 --as 管理员 --confirm 门牌',
    'Usage: subject find WORDS --as NAME, subject show HOUSEHOLD --as NAME --reason access|correction|erasure|complaint [--note TEXT], subject erase HOUSEHOLD --as NAME --confirm DOOR',
  ],
  'subject-reason': [
    '--reason 要是 access、correction、erasure 或 complaint；--note 最多 200 个字。',
    '--reason wants access, correction, erasure or complaint; --note has at most 200 characters.',
  ],
  'subject-password': ['{what} 的密码（不显示）：', 'Password of {what} (not shown): '],
  'subject-none': ['没有找到这样的门牌。', 'No door has these words.'],
  'subject-closed': ['（已注销）', '(closed)'],
  'subject-erased': ['已删除：{rows}。审计编号 {seq}。', 'Erased: {rows}. Audit entry {seq}.'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>

/** The help's part about these commands. */
export const PROTECTION_HELP = {
  zh: `  rotate-key [--new]            用现在的密钥重新加密电话与动态口令；--new 先为内嵌数据库换一把新密钥
  audit verify                  核对审计链，断开时退出码为 1
  audit tail [条数]             列出最近的审计记录
  subject find|show|erase …     居民查询：查门牌、看持有的全部信息和谁看过、删除；以管理员身份（--as 用户名）
  retention [--apply]           列出超过保存期限的内容；--apply 才删除`,
  en: `  rotate-key [--new]            seals numbers and one-time codes with the key of now; --new first makes a new key for
                                the embedded database
  audit verify                  checks the audit's chain; exit code 1 where it is broken
  audit tail [ENTRIES]          lists the last entries of the audit
  subject find|show|erase …     a resident's questions: find the door, show all that is held and who looked, erase; as an
                                administrator (--as NAME)
  retention [--apply]           lists what was kept longer than its days; with --apply it is deleted`,
} as const
