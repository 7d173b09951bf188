import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'

const deflated = promisify(deflateRaw)
const inflated = promisify(inflateRaw)

/** A value of JSON in as few bytes as the quickest level gives; the work is done beside the event loop. */
export function pack(value: unknown): Promise<Buffer> {
  return deflated(Buffer.from(JSON.stringify(value), 'utf8'), { level: 1 })
}

/** The value again. */
export async function unpack<Value>(packed: Buffer): Promise<Value> {
  return JSON.parse((await inflated(packed)).toString('utf8')) as Value
}
