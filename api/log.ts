import { destination, type Logger, pino } from 'pino'

/** What must never be written, should somebody log an object that has it. */
const SECRET = ['password', 'token', 'cookie', 'phone', 'note', 'q'].flatMap((key) => [key, `*.${key}`])

/** The program's log: JSON lines on standard error, so that standard output stays for people. */
export function createLog(): Logger {
  return pino({ base: null, redact: SECRET }, destination(2))
}
