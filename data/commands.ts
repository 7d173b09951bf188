import { join } from 'node:path'
import { parseConfig } from '../api/config.ts'
import { type Database, openAsItIs, openDatabase, openToRead } from '../api/database.ts'
import { createLog } from '../api/log.ts'
import { townDay } from '../api/lookup/town-day.ts'
import type { Db } from '../api/repositories/connection.ts'
import { loadSecrets } from '../api/secrets/load-secrets.ts'
import { ACCOUNT_OPTIONS, accountCommand, accountWish } from './account-command.ts'
import { askPassword } from './ask-password.ts'
import { AUDIT_OPTIONS, auditCommand, auditWish } from './audit-command.ts'
import { BACKUP_OPTIONS, backupCommand, backupOrder } from './backup-command.ts'
import { BUNDLE_OPTIONS, bundleCommand, bundleOrder } from './bundle-command.ts'
import { certificateCommand, certificateHosts } from './certificate-command.ts'
import { EXIT, fileFault, isMisuse, languageAsked, type Misuse, readWords, takeFlag } from './command-line.ts'
import { helpText, languageOf, say } from './command-words.ts'
import { hasDatabase } from './embedded/embedded.ts'
import { FolderInUse } from './embedded/lock.ts'
import { EXPORT_OPTIONS, exportCommand, exportOrder } from './export-command.ts'
import { importCommand } from './import-command.ts'
import { buildPages } from './pages.ts'
import { posterCommand, posterOrder, sheetsCommand, sheetsOrder } from './poster-command.ts'
import { moveCommand, RESTORE_OPTIONS, restoreCommand, restoreOrder } from './restore-command.ts'
import { retentionCommand } from './retention-command.ts'
import { rotateKeyCommand } from './rotate-key-command.ts'
import { prepareSample } from './sample-command.ts'
import { SUBJECT_OPTIONS, subjectCommand, subjectWish } from './subject-command.ts'
import { TOWN_OPTIONS, townCommand, townOptions } from './town-command.ts'

const [command, ...words] = process.argv.slice(2)
const language = languageAsked(words, languageOf(process.env))
const out = (line: string) => console.log(line)
const err = (line: string) => console.error(line)
const askHere = (prompts: readonly string[]) =>
  askPassword({ input: process.stdin, output: process.stderr }, prompts)

/** Runs a command and gives its exit code. */
async function run(): Promise<number> {
  // `import` has help of its own for each kind.
  if (words.includes('--help') && command !== 'import') {
    out(helpText(language))
    return EXIT.done
  }
  switch (command) {
    case undefined:
    case 'help':
    case '--help':
      out(helpText(language))
      return command === undefined ? EXIT.misused : EXIT.done
    case 'migrate': {
      const given = noMore(readWords(words, []))
      if (isMisuse(given)) return misused(given)
      // Opening brings the database up to date.
      await withDatabase(async () => undefined)
      out(say('up-to-date', language))
      return EXIT.done
    }
    case 'town': {
      const given = noMore(readWords(words, TOWN_OPTIONS))
      const options = isMisuse(given) ? given : townOptions(given)
      if (isMisuse(options)) return misused(options)
      const config = parseConfig(process.env)
      const secrets = await loadSecrets(config)
      const io = { secrets, dataDir: config.dataDir, out, language, today: townDay() }
      return withDatabase((db) => townCommand(options, { ...io, db }))
    }
    case 'account': {
      const given = readWords(words, ACCOUNT_OPTIONS)
      const wish = isMisuse(given) ? given : accountWish(given)
      if (isMisuse(wish)) return misused(wish)
      return withDatabase((db) => accountCommand(wish, { db, out, language, askPassword: askHere }))
    }
    case 'import':
      return importCommand(words, {
        withDatabase,
        secrets: () => loadSecrets(parseConfig(process.env)),
        out,
        err,
        language,
        today: townDay(),
      })
    case 'export': {
      const given = readWords(words, EXPORT_OPTIONS)
      const order = isMisuse(given) ? given : exportOrder(given)
      if (isMisuse(order)) return misused(order)
      return withDatabase((db) => exportCommand(order, { db, out, language }))
    }
    case 'https': {
      const given = readWords(words, [])
      const hosts = isMisuse(given) ? given : certificateHosts(given)
      if (isMisuse(hosts)) return misused(hosts)
      const { dataDir, port } = parseConfig(process.env)
      return certificateCommand(hosts, { dataDir, port, out, language })
    }
    case 'rotate-key': {
      const [makeNew, rest] = takeFlag(words, '--new')
      const given = noMore(readWords(rest, []))
      if (isMisuse(given)) return misused(given)
      const config = parseConfig(process.env)
      return withDatabase((db) => rotateKeyCommand(makeNew, { db, config, out, language }))
    }
    case 'audit': {
      const given = readWords(words, AUDIT_OPTIONS)
      const wish = isMisuse(given) ? given : auditWish(given)
      if (isMisuse(wish)) return misused(wish)
      return withDatabase((db) => auditCommand(wish, { db, out, language }))
    }
    case 'retention': {
      const [apply, rest] = takeFlag(words, '--apply')
      const given = noMore(readWords(rest, []))
      if (isMisuse(given)) return misused(given)
      return withDatabase((db) => retentionCommand(apply, { db, out, language }))
    }
    case 'subject': {
      const given = readWords(words, SUBJECT_OPTIONS)
      const wish = isMisuse(given) ? given : subjectWish(given)
      if (isMisuse(wish)) return misused(wish)
      const secrets = await loadSecrets(parseConfig(process.env))
      return withDatabase((db) => subjectCommand(wish, { db, secrets, out, language, askPassword: askHere }))
    }
    case 'backup': {
      const given = readWords(words, BACKUP_OPTIONS)
      const order = isMisuse(given) ? given : backupOrder(given)
      if (isMisuse(order)) return misused(order)
      const withReadable = <Result>(work: (db: Db) => Promise<Result>) => withOpened(openToRead, work)
      return backupCommand(order, { withDatabase: withReadable, keyId, out, language, askPassword: askHere })
    }
    case 'restore': {
      const [checkOnly, rest] = takeFlag(words, '--check')
      const given = readWords(rest, RESTORE_OPTIONS)
      const order = isMisuse(given) ? given : restoreOrder(given, checkOnly)
      if (isMisuse(order)) return misused(order)
      return restoreCommand(order, { withTarget, keyId, out, language, askPassword: askHere })
    }
    case 'move': {
      const given = noMore(readWords(words, []))
      if (isMisuse(given)) return misused(given)
      const config = parseConfig(process.env)
      if (config.databaseUrl === undefined) return misused({ misuse: 'move-no-server', details: {} })
      const keyFile = join(config.dataDir, 'secret-key')
      const embedded = { ...config, databaseUrl: undefined }
      if (!(await hasDatabase(join(config.dataDir, 'db')))) {
        err(say('move-no-folder', language, { what: config.dataDir }))
        return EXIT.refused
      }
      const withSource = <Result>(work: (db: Db) => Promise<Result>) =>
        withOpened((_, logger) => openDatabase(embedded, logger), work)
      const keyOfEmbedded = async () => (await loadSecrets(embedded)).keyId
      return moveCommand({ withTarget, withSource, keyId: keyOfEmbedded, keyFile, out, language })
    }
    case 'poster': {
      const order = posterOrder(words)
      if (isMisuse(order)) return misused(order)
      return withPaper((io) => posterCommand(order, io))
    }
    case 'sheets': {
      const order = sheetsOrder(words)
      if (isMisuse(order)) return misused(order)
      return withPaper((io) => sheetsCommand(order, io))
    }
    case 'bundle': {
      const given = readWords(words, BUNDLE_OPTIONS)
      const order = isMisuse(given) ? given : bundleOrder(given)
      if (isMisuse(order)) return misused(order)
      return bundleCommand(order, { out, language })
    }
    case 'build': {
      const given = noMore(readWords(words, []))
      if (isMisuse(given)) return misused(given)
      await buildPages(() => out(say('building-pages', language)))
      await prepareSample(parseConfig(process.env), () => out(say('preparing-sample', language)))
      return EXIT.done
    }
    default:
      return misused({ misuse: 'unknown-command', details: { what: command } })
  }
}

function withDatabase<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
  return withOpened(openDatabase, work)
}

/** A database that is to be filled, with whatever structure it has. */
function withTarget<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
  return withOpened(openAsItIs, work)
}

async function withOpened<Result>(
  open: typeof openDatabase,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  const database: Database = await open(parseConfig(process.env), createLog())
  try {
    return await work(database.db)
  } finally {
    await database.close()
  }
}

async function keyId(): Promise<string> {
  return (await loadSecrets(parseConfig(process.env))).keyId
}

async function withPaper(
  work: (io: Parameters<typeof posterCommand>[1]) => Promise<number>,
): Promise<number> {
  const config = parseConfig(process.env)
  const secrets = await loadSecrets(config)
  return withDatabase((db) => work({ db, secrets, publicUrl: config.publicUrl, out, language }))
}

function noMore(given: ReturnType<typeof readWords>): ReturnType<typeof readWords> {
  if (isMisuse(given)) return given
  const [extra] = given.positionals
  return extra === undefined ? given : { misuse: 'too-many', details: { what: extra } }
}

function misused({ misuse, details }: Misuse): number {
  err(say(misuse, language, details))
  err(say('see-help', language))
  return EXIT.misused
}

run().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    if (error instanceof FolderInUse) err(say('database-held', language))
    const fault = fileFault(error)
    if (fault !== null) err(say(fault.key, language, { what: fault.path }))
    else err(error instanceof Error ? error.message : String(error))
    process.exitCode = EXIT.refused
  },
)
