import type { Trouble } from '../client/request.ts'
import { say } from './words.ts'

/** What a trouble says to a resident: the server's own sentence, or ours where none came. */
export function troubleWords({ kind, status, message }: Trouble): string {
  if (kind === 'offline') return say('offline')
  if (message !== '') return message
  return status >= 500 ? say('busy') : say('unexpected')
}
