import type { Page } from 'playwright-core'

/** What is wrong with a board as it stands on the screen, and whom its chart shows. */
interface Seen {
  readonly kinds: string[]
  readonly wrong: string[]
  readonly onChart: string[]
}

/** `contrast`: whether each text is held to 7 to 1 against what is behind it. */
interface Bars {
  readonly smallest: number
  readonly contrast: boolean
}

/**
 * Turns through all pictures of the board that is open and says of each what overflows its box, is cut off, is smaller
 * than the smallest type, or too pale. All of it is measured in one go: nothing turns by itself meanwhile.
 */
export function lookThrough(page: Page, bars: Bars): Promise<Seen> {
  return page.evaluate(({ smallest, contrast }) => {
    const board = document.querySelector<HTMLElement>('.board')!
    const next = [...document.querySelectorAll<HTMLElement>('.turn')].at(-1)!
    const kinds: string[] = []
    const wrong = new Set<string>()
    const onChart: string[] = []
    const begun = () => `${board.dataset.kind} ${document.querySelector('.turn-page')!.textContent}`
    const first = begun()
    do {
      const where = begun()
      kinds.push(board.dataset.kind!)
      for (const each of boxes()) {
        const name = `${where}: ${each.className || each.tagName} ${each.textContent!.slice(0, 16)}`
        const { left, top, right, bottom } = each.getBoundingClientRect()
        if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1)
          wrong.add(`off the screen: ${name}`)
        if (getComputedStyle(each).display === 'inline') continue
        if (each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0) wrong.add(`too wide: ${name}`)
        if (each.classList.contains('board-words') && each.scrollHeight > each.clientHeight + 1)
          wrong.add(`too tall: ${name}`)
      }
      for (const { text, of } of texts()) {
        const style = getComputedStyle(of)
        if (Number.parseFloat(style.fontSize) < smallest - 0.1)
          wrong.add(`${where}: ${text} is ${style.fontSize}`)
        if (contrast && of.closest('.board-canvas') === null) {
          const ratio = contrastOf(of)
          if (ratio < 7) wrong.add(`${where}: ${text} has ${ratio.toFixed(1)} to 1`)
        }
      }
      if (board.dataset.kind === 'chart')
        onChart.push(
          ...[...document.querySelectorAll('.board-words:not(.board-room) .role b')].map(
            (b) => b.textContent!,
          ),
        )
      next.click()
    } while (begun() !== first && kinds.length < 200)
    return { kinds, wrong: [...wrong], onChart }

    function boxes(): HTMLElement[] {
      return [...board.querySelectorAll<HTMLElement>('*')].filter(
        (each) =>
          each.closest('.board-room, .board-canvas, svg, [hidden]') === null &&
          getComputedStyle(each).visibility === 'visible',
      )
    }
    function texts(): { text: string; of: HTMLElement }[] {
      const found: { text: string; of: HTMLElement }[] = []
      for (const of of boxes())
        for (const node of of.childNodes)
          if (node.nodeType === 3 && node.textContent!.trim() !== '')
            found.push({ text: node.textContent!, of })
      return found
    }
    /** By WCAG 2.2, against the nearest background that is there; what shines through a little counts as whole. */
    function contrastOf(element: HTMLElement): number {
      let behind: Element | null = element
      let ground = [255, 255, 255]
      while (behind !== null) {
        const [r, g, b, a = 1] = channels(getComputedStyle(behind).backgroundColor)
        if (a > 0.5) {
          ground = [r!, g!, b!]
          break
        }
        behind = behind.parentElement
      }
      const [a, b] = [channels(getComputedStyle(element).color), ground].map(luminance).sort((x, y) => y - x)
      return (a! + 0.05) / (b! + 0.05)
    }
    function channels(color: string): number[] {
      const numbers = (color.match(/[\d.]+/g) ?? []).map(Number)
      return color.startsWith('color(srgb') ? numbers.map((n, i) => (i < 3 ? n * 255 : n)) : numbers
    }
    function luminance(color: readonly number[]): number {
      const [r, g, b] = color.slice(0, 3).map((value) => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
    }
  }, bars)
}

/** Puts the words' picture of a QR code on a canvas and gives its pixels, to be read as a phone reads them. */
export function codePixels(page: Page, of: string): Promise<{ data: number[]; size: number }> {
  return page.evaluate(async (selector) => {
    const size = 400
    const svg = document.querySelector(`${selector} svg`)!
    const picture = new Image()
    picture.src = `data:image/svg+xml,${encodeURIComponent(svg.outerHTML)}`
    await picture.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, size, size)
    pen.drawImage(picture, 16, 16, size - 32, size - 32)
    return { data: [...pen.getImageData(0, 0, size, size).data], size }
  }, of)
}
