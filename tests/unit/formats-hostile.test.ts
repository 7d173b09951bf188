import { describe, expect, test } from 'vitest'
import { importSentence } from '#contract/import-sentences.ts'
import { importProblem } from '#contract/imports.ts'
import { openUpload } from '../../api/formats/reading.ts'
import { ReadingProcess } from '../../api/formats/reading-process.ts'
import { readWholeFile } from '../../api/formats/whole-file.ts'
import { soundFile } from '../fixtures/format-files.ts'
import { FOREIGN_FILES, HOSTILE_FILES } from '../fixtures/hostile-files.ts'

describe('a hostile file is refused with a reason, quickly and in little memory', () => {
  test.each(HOSTILE_FILES.map((file) => [file.after, file] as const))('after %s', async (_, file) => {
    const bytes = await file.bytes()
    const [before, began] = [process.memoryUsage().rss, performance.now()]
    const read = await readWholeFile(file.name, bytes, { maxBytes: file.maxBytes ?? 256 * 1024 * 1024 })
    const problem = importProblem.parse(read.problems[0])
    expect(problem.reason).toBe(file.reason)
    expect(importSentence(problem, 'zh') + importSentence(problem, 'en')).not.toBe('')
    expect(performance.now() - began).toBeLessThan(15_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  })
})

describe('what is read nowhere says how to convert it', () => {
  test.each(FOREIGN_FILES)('%s', async (name, bytes, reason) => {
    const { problems } = await readWholeFile(name, bytes)
    expect(problems.map((problem) => problem.reason)).toEqual([reason])
  })
})

describe('a reading process that asks too much is ended, and its file with it', () => {
  const lists = `[${'[],'.repeat(4_000_000)}[]]`
  const feature = `{"type":"Feature","geometry":{"type":"LineString","coordinates":${lists}}}`
  const endless = Buffer.from(`{"type":"FeatureCollection","features":[${feature}]}`)

  test('of memory', async () => {
    const child = new ReadingProcess('a.geojson', undefined, { megabytes: 80 })
    expect(await child.open(endless)).toMatchObject({ reason: 'too-demanding', file: 'a.geojson' })
  })

  test('of time', async () => {
    const child = new ReadingProcess('a.geojson', undefined, { openingMs: 10 })
    expect(await child.open(endless)).toMatchObject({ reason: 'too-demanding' })
  })

  test('whoever comes after is served', async () => {
    const { name, bytes } = await soundFile('geopackage')
    const upload = await openUpload(name, bytes)
    if (!('read' in upload)) throw new Error(JSON.stringify(upload.problems))
    const batches = []
    for await (const batch of upload.read(upload.layers[0]!.name, null)) batches.push(batch)
    upload.close()
    expect(batches.map(({ records }) => records.length)).toEqual([2])
  })
})
