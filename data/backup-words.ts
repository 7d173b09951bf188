/** What backup, restore, move and bundle say; part of the table in `command-words.ts`. */
export const BACKUP_SENTENCES = {
  'backup-usage': [
    '用法：backup 文件 [--recipient age1…]；backup --new-key 密钥文件；不给 --recipient 时询问口令（或从标准输入读取）。',
    'Usage: backup FILE [--recipient age1…]; backup --new-key KEYFILE; without --recipient it asks for a passphrase (or reads it from standard input).',
  ],
  'backup-passphrase': ['备份口令：', 'Passphrase of the backup: '],
  'backup-again': ['再输一次：', 'Once more: '],
  'backup-short': [
    '口令至少 12 个字符。备份文件会被带走，口令就是它唯一的锁。',
    'The passphrase wants 12 characters at least: a backup travels, and the passphrase is its only lock.',
  ],
  'backup-differ': ['两次输入不一样，没有备份。', 'The two differ; nothing was backed up.'],
  'backup-recipient': [
    '“{what}”不是 age 的公钥（age1 开头）。用 backup --new-key 文件 生成一对。',
    '"{what}" is no public key of age (they begin with age1). backup --new-key FILE makes a pair.',
  ],
  'backup-exists': ['{what} 已经存在，不会覆盖。', '{what} is there already and is not written over.'],
  'backup-table': ['  {what} {rows}', '  {what} {rows}'],
  'backup-done': [
    '已备份 {tables} 张表 {rows} 行到 {what}（{mb} MB，{seconds} 秒）。密钥 SECRET_KEY 不在里面，请另外保管；没有它，电话号码打不开。',
    'Backed up {tables} tables, {rows} rows, to {what} ({mb} MB, {seconds} s). SECRET_KEY is not in it: keep that elsewhere, for without it no telephone number opens.',
  ],
  'key-made': [
    '私钥写在 {what}：放到别处（U 盘、保险柜），恢复时要用；服务器上只需要公钥：',
    'The private key is in {what}: take it elsewhere (a stick, a safe); restoring wants it. The server needs the public key alone:',
  ],
  'restore-usage': [
    '用法：restore 文件 [--identity 密钥文件] [--check]；不给 --identity 时询问口令。--check 只检查文件，不写数据库。',
    'Usage: restore FILE [--identity KEYFILE] [--check]; without --identity it asks for the passphrase. --check reads the file through and writes nothing.',
  ],
  'restore-checking': ['正在检查整个文件…', 'Reading the whole file…'],
  'restore-whole': [
    '文件完整：{made} 备份，{tables} 张表 {rows} 行，电话用密钥 {key} 加密。',
    'The file is whole: made {made}, {tables} tables, {rows} rows, numbers sealed with key {key}.',
  ],
  'restore-damaged': [
    '备份文件已损坏或不完整（{what}），什么都没有写入。请换一份备份。',
    'The backup is damaged or not whole ({what}); nothing was written. Use another one.',
  ],
  'restore-wrong-key': [
    '口令或密钥打不开这个备份，什么都没有写入。',
    'This passphrase or key does not open the backup; nothing was written.',
  ],
  'restore-identity': [
    '{what} 里没有 age 私钥（AGE-SECRET-KEY-1 开头的一行）。',
    '{what} holds no private key of age (a line that begins with AGE-SECRET-KEY-1).',
  ],
  'restore-newer-backup': [
    '备份来自更新的程序（{what}），本程序没有这个结构。请先升级程序。',
    'The backup is of a newer program ({what} is not in this one). Upgrade the program first.',
  ],
  'restore-newer-database': [
    '这个数据库的结构已比备份新（{what}）。请给一个空数据库，或换一个 DATA_DIR。',
    'This database is further than the backup ({what}). Give an empty database, or another DATA_DIR.',
  ],
  'restore-not-empty': [
    '这个数据库里已有数据（表 {what}），不会覆盖。请给一个空数据库，或换一个 DATA_DIR。',
    'This database has data already (table {what}), which are not written over. Give an empty database, or another DATA_DIR.',
  ],
  'restore-done': [
    '已恢复 {tables} 张表 {rows} 行，与备份逐表核对一致，用时 {seconds} 秒。请用备份时的 SECRET_KEY（密钥 {key}）启动，再运行 audit verify。',
    'Restored {tables} tables, {rows} rows, each table alike with the backup, in {seconds} s. Start with the SECRET_KEY of that day (key {key}), then run audit verify.',
  ],
  'restore-other-key': [
    '注意：现在的 SECRET_KEY 是密钥 {what}，备份里的电话是用密钥 {key} 加密的。请把那把密钥加入 SECRET_KEY_PREVIOUS。',
    'Mind: the SECRET_KEY of now is key {what}, the numbers in the backup are sealed with key {key}. Add that one to SECRET_KEY_PREVIOUS.',
  ],
  'move-usage': [
    '用法：DATABASE_URL=postgres://… move：把 DATA_DIR 里内嵌数据库的全部内容搬到那个空的服务器数据库。',
    'Usage: DATABASE_URL=postgres://… move: takes all that the embedded database in DATA_DIR holds to that empty database.',
  ],
  'move-no-server': ['move 需要 DATABASE_URL。', 'move wants DATABASE_URL.'],
  'move-no-folder': ['{what} 里没有内嵌数据库。', 'There is no embedded database in {what}.'],
  'move-done': [
    '已搬到服务器：{tables} 张表 {rows} 行，逐表核对一致，用时 {seconds} 秒。内嵌数据库没有改动。以后带着 DATABASE_URL 和 SECRET_KEY（内容在 {what}）启动。',
    'Moved: {tables} tables, {rows} rows, each table alike, in {seconds} s. The embedded database was not touched. From now on start with DATABASE_URL and with SECRET_KEY, which is what {what} holds.',
  ],
  'bundle-usage': [
    '用法：bundle [--arch x64|arm64] [--out 文件]：做一个不用网络就能安装的包。',
    'Usage: bundle [--arch x64|arm64] [--out FILE]: makes a package that installs without a network.',
  ],
  'bundle-modules': ['正在取 {what} 的模块…', 'Fetching the modules for {what} …'],
  'bundle-node': ['正在取 Node {what}…', 'Fetching Node {what} …'],
  'bundle-packing': ['正在打包…', 'Packing …'],
  'bundle-done': [
    '已写好 {what}（{mb} MB）。在那台机器上：tar -xzf 后运行 gridhold/gridhold。',
    '{what} is written ({mb} MB). On the other machine: tar -xzf it and run gridhold/gridhold.',
  ],
} as const

/** Their lines in the help. */
export const BACKUP_HELP = {
  zh: `  backup 文件 [--recipient 公钥] 加密备份全部数据（服务器可以开着）；--new-key 生成密钥对
  restore 文件 [--check]        恢复到空数据库；--check 只检查文件是否完整
  move                          把内嵌数据库搬到 DATABASE_URL 的服务器
  bundle [--arch x64|arm64]     做一个不用网络就能安装的包`,
  en: `  backup FILE [--recipient KEY] seals all data into a file (the server may run); --new-key makes keys
  restore FILE [--check]        fills an empty database from it; --check only reads the file through
  move                          takes the embedded database to the server of DATABASE_URL
  bundle [--arch x64|arm64]     makes a package that installs without a network`,
} as const
