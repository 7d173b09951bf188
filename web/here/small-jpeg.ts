/** The longest side of a picture that is sent, in pixels, and the most characters its base64 may have. */
const LONGEST = 1600
const MOST = 1_900_000
const QUALITIES = [0.82, 0.7, 0.55, 0.4] as const

/** Whether this browser can make pictures smaller, which it does before it sends any. */
export function canShrink(): boolean {
  try {
    const canvas = document.createElement('canvas')
    canvas.width = 1
    canvas.height = 1
    return canvas.getContext('2d') !== null && canvas.toDataURL('image/jpeg').startsWith('data:image/jpeg')
  } catch {
    return false
  }
}

/**
 * A picture as a JPEG of at most 1,600 pixels a side, in base64; null where it is none that this browser reads. Turned as
 * the camera held it, and without what the camera wrote beside the picture.
 */
export async function smallJpeg(file: Blob): Promise<string | null> {
  const address = URL.createObjectURL(file)
  try {
    const picture = await load(address)
    const scale = Math.min(1, LONGEST / Math.max(picture.naturalWidth, picture.naturalHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale))
    canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale))
    const pen = canvas.getContext('2d')
    if (pen === null) return null
    // What a drawing leaves clear would become black.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return smallEnough(canvas)
  } catch {
    return null
  } finally {
    URL.revokeObjectURL(address)
  }
}

function load(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image()
    picture.onload = () => resolve(picture)
    picture.onerror = () => reject(new Error('not a picture this browser reads'))
    picture.src = address
  })
}

function smallEnough(canvas: HTMLCanvasElement): string | null {
  for (const quality of QUALITIES) {
    const [head, base64] = canvas.toDataURL('image/jpeg', quality).split(',')
    if (head !== 'data:image/jpeg;base64' || base64 === undefined) return null
    if (base64.length <= MOST) return base64
  }
  return null
}
