import autocannon from 'autocannon'

/** What a load process is asked to do: where, how long, and which requests to send round and round. */
export interface Load {
  readonly url: string
  readonly seconds: number
  readonly connections: number
  readonly requests: readonly { readonly path: string; readonly headers?: Readonly<Record<string, string>> }[]
}

/** What it saw. */
export interface LoadResult {
  /** Requests answered in a second. */
  readonly rate: number
  readonly p99Ms: number
  readonly failures: number
}

// A process of its own: client and server each have a core to themselves.
process.on('message', async (load: Load) => {
  const { url, seconds, connections, requests } = load
  const result = await autocannon({ url, connections, duration: seconds, requests })
  process.send?.({
    rate: result.requests.average,
    p99Ms: result.latency.p99,
    failures: result.errors + result.non2xx,
  } satisfies LoadResult)
})
