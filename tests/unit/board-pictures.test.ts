import { setTimeout as sleep } from 'node:timers/promises'
import { decode, encode } from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { reEncode } from '../../api/pictures/re-encode.ts'
import { scaleDown } from '../../api/pictures/scale-down.ts'

const BOUNDS = { longestSide: 200, maxBytes: 60_000 }
const MARKER = 'GPSLatitude-36.0613'

function noisy(width: number, height: number): Uint8Array {
  let seed = 7
  return Uint8Array.from({ length: width * height * 4 }, (_, n) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff
    return ((n >> 2) % width) / 2 + ((seed >> 16) % 60)
  })
}

function jpeg(width: number, height: number, quality = 90): Buffer {
  return Buffer.from(encode({ width, height, data: noisy(width, height) }, quality).data)
}

/** Puts an EXIF block and a comment that tell of a place behind the first marker of a JPEG. */
function withMetadata(plain: Buffer): Buffer {
  const segment = (marker: number, text: string) => {
    const body = Buffer.from(text)
    return Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body])
  }
  const told = [segment(0xe1, `Exif\0\0${MARKER}`), segment(0xfe, `comment ${MARKER}`)]
  return Buffer.concat([plain.subarray(0, 2), ...told, plain.subarray(2), Buffer.from(MARKER)])
}

/** A JPEG that says it has other sides than it was made with. */
function saying(plain: Buffer, width: number, height: number): Buffer {
  const bytes = Buffer.from(plain)
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return bytes
}

const problem = (bytes: Uint8Array) =>
  reEncode(bytes, BOUNDS).then(
    () => 'taken',
    ({ code, reason }) => `${code} ${reason}`,
  )

describe('a picture is made anew', () => {
  it('without anything its file told besides the pixels', async () => {
    const sent = withMetadata(jpeg(300, 150))
    expect(sent.includes(MARKER)).toBe(true)
    const made = await reEncode(sent, BOUNDS)
    expect(Buffer.from(made.jpeg).includes(MARKER)).toBe(false)
    expect(Buffer.from(made.jpeg).includes('Exif')).toBe(false)
    expect([made.width, made.height]).toEqual([200, 100])
    const { width, height } = decode(made.jpeg)
    expect([width, height]).toEqual([200, 100])
  })

  it('and keeps what it shows', async () => {
    const halves = new Uint8Array(64 * 64 * 4).map((_, n) => ((n >> 2) % 64 < 32 ? 250 : 5))
    const { jpeg: made } = await reEncode(encode({ width: 64, height: 64, data: halves }, 90).data, BOUNDS)
    const { data } = decode(made, { useTArray: true })
    expect(data[4 * (64 * 32 + 8)]).toBeGreaterThan(230)
    expect(data[4 * (64 * 32 + 56)]).toBeLessThan(25)
  })

  it('within the bytes it may have, smaller where quality alone does not do', async () => {
    const made = await reEncode(jpeg(200, 200), { longestSide: 200, maxBytes: 4_000 })
    expect(made.jpeg.length).toBeLessThanOrEqual(4_000)
    expect(made.width).toBeLessThan(200)
  })

  it('while the program goes on with its work', async () => {
    let ended = false
    const large = jpeg(1_200, 1_200, 60)
    await reEncode(jpeg(16, 16), BOUNDS)
    const begun = performance.now()
    const made = reEncode(large, { ...BOUNDS, longestSide: 1_200, maxBytes: 600_000 })
    void made.then(() => {
      ended = true
    })
    let longest = 0
    for (let before = performance.now(); !ended; ) {
      await sleep(2)
      longest = Math.max(longest, performance.now() - before)
      before = performance.now()
    }
    await made
    // Done in this process, it would be one pause as long as the whole.
    expect(longest).toBeLessThan((performance.now() - begun) / 2)
  })
})

describe('what is no picture is refused with its reason', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'no-jpeg'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'no-jpeg'],
    ['words', Buffer.from('<svg onload=alert(1)>'), 'no-jpeg'],
    ['the first bytes of one', Buffer.from('ffd8ffe0', 'hex'), 'damaged'],
    ['half of one', jpeg(300, 300).subarray(0, 4_000), 'damaged'],
    ['one that says it has 4 billion pixels', saying(jpeg(8, 8), 65_000, 65_000), 'too-many-pixels'],
    ['one that says it has no pixel', saying(jpeg(8, 8), 0, 0), 'damaged'],
    ['one of too many bytes', Buffer.concat([jpeg(8, 8), Buffer.alloc(1_500_000)]), 'too-many-bytes'],
    ['thousands of scans', Buffer.concat([jpeg(8, 8), Buffer.alloc(4_000, 'ffda', 'hex')]), 'damaged'],
  ])('%s', async (_what, bytes, reason) => {
    expect(await problem(bytes)).toBe(`bad-picture ${reason}`)
  })

  it('and the next one is taken all the same', async () => {
    expect(await problem(Buffer.from('ffd8ffe0', 'hex'))).toBe('bad-picture damaged')
    expect(await problem(jpeg(20, 20))).toBe('taken')
  })

  it('more than thirty at once are asked to come again', async () => {
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => problem(jpeg(16, 16))))
    expect(outcomes.filter((outcome) => outcome === 'taken').length).toBeGreaterThanOrEqual(30)
    expect(outcomes.filter((outcome) => outcome.startsWith('too-many-requests')).length).toBeGreaterThan(5)
  })
})

describe('scaling down', () => {
  it('gives the mean of the pixels that one covers', () => {
    const data = Uint8Array.from([0, 10, 20, 255, 100, 30, 40, 255])
    expect([...scaleDown({ width: 2, height: 1, data }, 1).data]).toEqual([50, 20, 30, 255])
  })

  it('leaves a smaller picture as it is', () => {
    const raster = { width: 3, height: 2, data: noisy(3, 2) }
    expect(scaleDown(raster, 3)).toBe(raster)
  })
})
