import type { ZodType } from 'zod'
import { type Answer, refused, trouble } from './request.ts'

/** What a page wants to know of a file on its way, and how it stops it. */
export interface UploadWatch {
  readonly onSent: (bytes: number) => void
  readonly signal: AbortSignal
}

/** Sends a file as it is and reads the reply by its schema; `fetch` cannot say how much of it has gone. */
export function upload<T>(
  schema: ZodType<T>,
  path: string,
  file: Blob,
  { onSent, signal }: UploadWatch,
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const sending = new XMLHttpRequest()
    const stop = () => sending.abort()
    const end = (answer: Answer<T>) => {
      signal.removeEventListener('abort', stop)
      resolve(answer)
    }
    sending.upload.onprogress = ({ loaded }) => onSent(loaded)
    sending.onload = () => {
      const body = jsonOf(sending.responseText)
      if (sending.status < 200 || sending.status > 299) return end(refused(sending.status, body))
      const parsed = schema.safeParse(body)
      return end(parsed.success ? { ok: true, value: parsed.data } : trouble('unreadable', sending.status))
    }
    sending.onerror = () => end(trouble('offline', 0))
    sending.onabort = () => end(trouble('offline', 0))
    signal.addEventListener('abort', stop)
    sending.open('POST', path)
    sending.setRequestHeader('accept', 'application/json')
    sending.setRequestHeader('accept-language', document.documentElement.lang)
    sending.setRequestHeader('content-type', 'application/octet-stream')
    sending.send(file)
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
