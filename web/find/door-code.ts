/** The token in what a camera read or a person typed: alone, or at the end of an address `…/here/TOKEN`; else null. */
export function tokenIn(text: string): string | null {
  const found = /(?:^|\/)(\d{6}-[0-9a-z]{8,32})\/?(?:[?#].*)?$/i.exec(text.trim())
  return found?.[1]?.toLowerCase() ?? null
}

/** Reads codes from pictures; only some browsers have it (Chrome on Android and macOS). */
interface CodeReader {
  detect(picture: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

type CodeReaderClass = new (options: { formats: string[] }) => CodeReader

/** A reader of QR codes, or null where the browser has none or no camera may be used. */
export function codeReader(): CodeReader | null {
  const { BarcodeDetector: Reader } = window as { BarcodeDetector?: CodeReaderClass }
  if (Reader === undefined || !('mediaDevices' in navigator)) return null
  return new Reader({ formats: ['qr_code'] })
}
