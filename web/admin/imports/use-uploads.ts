import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'
import type { ImportJob } from '#contract/import-jobs.ts'
import { addImportFile, importById, openImport } from '../../client/imports.ts'
import type { Trouble } from '../../client/request.ts'
import { SESSION } from '../../staff/use-session.ts'

/** The largest file that is sent, in bytes; the server takes no larger one either. */
const LARGEST_FILE = 256 * 1024 * 1024

/** Why a file is not even sent. */
type FileLack = 'empty' | 'too-large'

/** A file on its way. */
export interface Upload {
  readonly file: File
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'refused'
  readonly sent: number
  readonly lack: FileLack | null
  readonly trouble: Trouble | null
}

/** How long to wait before asking again whether the file before has been read. */
const PATIENCE_MS = 700

/**
 * Sends files one after the other into one job, new or given. `onDone` is told of the job when all that could be sent
 * have been. A file that did not arrive can be sent again: the job's id was chosen here, so that twice is once.
 */
export function useUploads(community: string | null, given: string | null, onDone: (job: ImportJob) => void) {
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const stopping = useRef<AbortController | null>(null)
  const job = useRef<{ id: string; opened: boolean }>({ id: given ?? v7(), opened: given !== null })
  useEffect(() => () => stopping.current?.abort(), [])

  async function send(list: readonly Upload[]) {
    if (community === null) return
    const stop = new AbortController()
    stopping.current = stop
    let now = list
    let last: ImportJob | null = null
    const put = (file: File, what: Partial<Upload>) => {
      now = now.map((each) => (each.file === file ? { ...each, ...what } : each))
      setUploads(now)
    }
    setUploads(now)
    for (const { file, state } of list) {
      if (state === 'sent' || state === 'refused') continue
      put(file, { state: 'sending', sent: 0, trouble: null })
      await untilRead(last, stop.signal)
      const watch = { onSent: (sent: number) => put(file, { sent }), signal: stop.signal }
      const { id, opened } = job.current
      const answer = opened
        ? await addImportFile(id, file, watch)
        : await openImport({ id, community }, file, watch)
      if (stop.signal.aborted) return
      if (!answer.ok) {
        put(file, { state: 'failed', trouble: answer.trouble })
        if (answer.trouble.code === 'not-signed-in') void queries.invalidateQueries({ queryKey: SESSION })
        return
      }
      job.current.opened = true
      last = answer.value
      put(file, { state: 'sent', sent: file.size })
    }
    if (last !== null) {
      setUploads([])
      onDone(last)
    }
  }

  return {
    uploads,
    /** Sends these files; what cannot be read anyway is said at once. */
    start: (files: readonly File[]) => void send(files.map(begun)),
    /** Sends again what did not arrive. */
    retry: () => void send(uploads),
    /** Stops, and forgets what had not arrived. */
    stop: () => {
      stopping.current?.abort()
      setUploads([])
      if (given === null) job.current = { id: v7(), opened: false }
    },
    /** Goes on with what has arrived. */
    goOn: () => {
      const { id } = job.current
      void importById(id).then((answer) => (answer.ok ? onDone(answer.value) : null))
    },
    /** Whether anything has arrived. */
    opened: uploads.some(({ state }) => state === 'sent'),
  }
}

function begun(file: File): Upload {
  const lack = file.size === 0 ? 'empty' : file.size > LARGEST_FILE ? 'too-large' : null
  return { file, state: lack === null ? 'waiting' : 'refused', sent: 0, lack, trouble: null }
}

/** Waits until the server has read the file before: a job takes one file at a time. */
async function untilRead(job: ImportJob | null, signal: AbortSignal): Promise<void> {
  let { state } = job ?? { state: 'read' }
  while (state === 'reading' && !signal.aborted && job !== null) {
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
    const answer = await importById(job.id)
    if (answer.ok) state = answer.value.state
  }
}
