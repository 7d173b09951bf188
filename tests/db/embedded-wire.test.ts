import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mightTakeRows, takesRows } from '../../data/embedded/copy-in.ts'
import { readOutcome } from '../../data/embedded/outcome.ts'
import { commandComplete, copyInResponse, errorResponse, readyForQuery } from '../../data/embedded/replies.ts'
import { renamed } from '../../data/embedded/statement-names.ts'
import { clientMessage, MessageCutter, queryMessage } from '../../data/embedded/wire.ts'
import { WorkCollector } from '../../data/embedded/work.ts'

const startup = Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0])
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

test('messages are the same however the stream is chopped', () => {
  const messages = [
    sslRequest,
    startup,
    queryMessage('select 1'),
    clientMessage('S'),
    queryMessage('网格'.repeat(99)),
  ]
  const stream = Buffer.concat(messages)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length })), (cuts) => {
      const cutter = new MessageCutter()
      const edges = [0, ...cuts.toSorted((a, b) => a - b), stream.length]
      const seen = edges.slice(1).flatMap((end, i) => cutter.push(stream.subarray(edges[i], end)))
      expect(seen.map(({ bytes }) => bytes.toString('hex'))).toEqual(messages.map((m) => m.toString('hex')))
      expect(seen.map(({ type }) => type)).toEqual(['', '', 'Q', 'S', 'Q'])
    }),
    { seed: 7, numRuns: 200 },
  )
})

describe('which texts take rows from the client', () => {
  test.each([
    'copy a from stdin',
    'COPY "南桥"."a ""b""" (x, "y") FROM STDIN WITH (FORMAT csv)',
    '-- why\n/* how */ copy s.a\n(n)\nfrom\nstdin;',
  ])('%s', (sql) => expect(takesRows(sql)).toBe(true))

  test.each([
    'copy a to stdout',
    `copy (select 'from stdin') to stdout`,
    `select 'copy a from stdin'`,
    `copy a from '/file'`,
  ])('not %s', (sql) => expect(takesRows(sql)).toBe(false))

  test('one behind another statement is suspected', () => {
    expect(mightTakeRows('begin; copy a from stdin')).toBe(true)
    expect(mightTakeRows('select copies from a')).toBe(false)
  })
})

test('an answer is cleared of its ReadyForQuery and CopyInResponse, which the bridge writes itself', () => {
  const error = errorResponse({ severity: 'ERROR', code: '22012', message: 'no' })
  const answer = Buffer.concat([
    copyInResponse(),
    error,
    readyForQuery('T'),
    commandComplete('X'),
    readyForQuery('E'),
  ])
  const outcome = readOutcome(answer)
  expect(outcome.bytes).toEqual(Buffer.concat([error, commandComplete('X')]))
  expect(outcome).toMatchObject({ status: 'E', failed: true, lostTrack: false })
  expect(readOutcome(errorResponse({ severity: 'FATAL', code: 'X', message: 'no' })).lostTrack).toBe(true)
})

test('named statements get their client’s prefix, unnamed ones and portals none', () => {
  const body = (type: string, text: string) =>
    renamed(type, clientMessage(type, Buffer.from(text)), 'c1:').toString()
  expect(body('P', 'by-id\0select 1\0\0\0').slice(5)).toBe('c1:by-id\0select 1\0\0\0')
  expect(body('B', 'portal\0by-id\0').slice(5)).toBe('portal\0c1:by-id\0')
  expect(body('D', 'Sby-id\0').slice(5)).toBe('Sc1:by-id\0')
  expect(body('C', 'Pby-id\0').slice(5)).toBe('Pby-id\0')
  expect(body('P', '\0select 1\0\0\0').slice(5)).toBe('\0select 1\0\0\0')
  const long = renamed('P', clientMessage('P', Buffer.from('n\0select 1\0\0\0')), 'c1:')
  expect(long.readInt32BE(1)).toBe(long.length - 1)
})

test('from Parse to Sync is one unit, and a COPY with all its rows is one', () => {
  const collector = new WorkCollector('c1:')
  const parse = clientMessage('P', Buffer.from('\0select 1\0\0\0'))
  expect(collector.push({ type: 'P', bytes: parse })).toEqual([])
  const sync = clientMessage('S')
  expect(collector.push({ type: 'S', bytes: sync })).toEqual([
    { kind: 'run', bytes: Buffer.concat([parse, sync]), ends: 'sync', sql: 'select 1', needsUnnamed: false },
  ])
  const copy = queryMessage('copy a from stdin')
  expect(collector.push({ type: 'Q', bytes: copy })).toEqual([{ kind: 'reply', bytes: copyInResponse() }])
  const rows = clientMessage('d', Buffer.from('1\n'))
  expect(collector.push({ type: 'd', bytes: rows })).toEqual([])
  const [unit] = collector.push({ type: 'c', bytes: clientMessage('c') })
  expect(unit).toMatchObject({
    kind: 'run',
    bytes: Buffer.concat([copy, rows, clientMessage('c')]),
    ends: 'query',
  })
})
