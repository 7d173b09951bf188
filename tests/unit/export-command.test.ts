import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { fileFault, isMisuse, readWords } from '../../data/command-line.ts'
import { say } from '../../data/command-words.ts'
import { EXPORT_OPTIONS, exportOrder } from '../../data/export-command.ts'

/** What `gridhold export …` makes of its words; the sentence in English where they are wrong. */
function order(...words: string[]) {
  const given = readWords(words, EXPORT_OPTIONS)
  const made = isMisuse(given) ? given : exportOrder(given)
  return isMisuse(made) ? say(made.misuse, 'en', made.details) : made
}

describe('an export on the command line', () => {
  test('takes its format from the name of the file, degrees unless asked otherwise', () => {
    expect(order('grids', '--out', 'a.ZIP', '--level', '2')).toMatchObject({
      file: 'a.ZIP',
      wish: { what: 'grids', format: 'shapefile', crs: 'EPSG:4326', level: 2 },
    })
  })

  test.each([
    [[], 'Usage: export grids|faces'],
    [['plans', '--out', 'a.csv'], 'Usage: export grids|faces'],
    [['grids', 'faces', '--out', 'a.csv'], 'What is "faces"?'],
    [['grids', '--out', 'a.txt'], 'The name a.txt does not tell a format. Add --format.'],
    [['grids', '--out', 'a', '--format', 'dwg'], '--format cannot be "dwg"; it takes geojson | shapefile'],
    [['grids', '--out', 'a.csv', '--crs', 'EPSG:2415'], '--crs cannot be "EPSG:2415"; it takes EPSG:4326'],
    [['grids', '--out', 'a.csv', '--level', '7'], '--level cannot be "7"; it takes 1 | 2 | 3.'],
    [['moves', '--out', 'a.csv', '--against', 'x'], '--against cannot be "x"; it takes UUID.'],
    [['findings', '--out', 'a.csv', '--level', '1'], '--level goes with grids alone.'],
    [['grids', '--out', 'a.csv', '--against', 'x'], '--against goes with difference | moves alone.'],
    [['grids', '--out', 'a.csv', '--plan', 'x', '--jurisdiction', 'y'], 'Usage: export'],
    [['grids', '--out', 'a.csv', '--to', 'x'], 'There is no option "--to".'],
  ])('%j is told what is wrong', (words, sentence) => {
    expect(String(order(...words)).slice(0, sentence.length)).toBe(sentence)
  })
})

describe('a file that cannot be read or written', () => {
  test('is told by its path, in the words of whoever runs the command', async () => {
    const faults = await Promise.all(
      [`${tmpdir()}/no/such/file`, tmpdir()].map((path) => readFile(path).catch((error) => error)),
    )
    expect(fileFault(faults[0])).toEqual({ key: 'file-missing', path: `${tmpdir()}/no/such/file` })
    // Reading a folder fails once it is open, where its path is no longer known.
    expect(fileFault(faults[1])).toBeNull()
    expect(fileFault(new Error('another'))).toBeNull()
  })
})
