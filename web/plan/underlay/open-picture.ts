/** The largest file that is opened, in bytes. */
const LARGEST_FILE = 60_000_000

/** What graphics cards of office computers take as one picture, in pixels a side. */
const LONGEST_SIDE = 4_000

export type PictureTrouble = 'picture-too-large' | 'picture-unreadable'

/** A picture as a canvas, upright as its camera held it, at most 4,000 pixels a side; pins are in its pixels. */
export async function openPicture(file: Blob): Promise<HTMLCanvasElement | PictureTrouble> {
  if (file.size > LARGEST_FILE) return 'picture-too-large'
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (bitmap === null) return 'picture-unreadable'
  const factor = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * factor))
  canvas.height = Math.max(1, Math.round(bitmap.height * factor))
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas
}
