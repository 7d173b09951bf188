import { type Crop, keptSide, LEAST_SIDE } from './crop.ts'
import { drawCrop } from './photo-crop.tsx'

/** The largest file that is opened, in bytes; a phone's picture has a few millions. */
const LARGEST_FILE = 30_000_000

/** The most text that a photo may be sent as; the server takes two million characters. */
const LONGEST_TEXT = 1_900_000

/** Why a file cannot be used as a photo. */
export type PhotoTrouble = 'too-large' | 'unreadable' | 'too-small'

/** A file as a picture, upright as its camera held it. It never leaves the page before it is cut and kept. */
export async function openPhoto(file: File): Promise<ImageBitmap | PhotoTrouble> {
  if (file.size > LARGEST_FILE) return 'too-large'
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (picture === null) return 'unreadable'
  return Math.min(picture.width, picture.height) < LEAST_SIDE ? 'too-small' : picture
}

/** The square that was cut, as the base64 of a JPEG. It carries nothing of the file: no place, no camera. */
export function jpegOf(picture: ImageBitmap, crop: Crop): string {
  const canvas = document.createElement('canvas')
  const side = keptSide(crop)
  canvas.width = side
  canvas.height = side
  drawCrop(canvas, picture, crop)
  for (const quality of [0.88, 0.75, 0.6]) {
    const text = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? ''
    if (text.length <= LONGEST_TEXT) return text
  }
  throw new Error(`a square of ${side} pixels stays too long for a photo`)
}
