/** Code points that take no column of their own: combining marks and the emoji selector. */
const zeroWidth = /[\p{Mn}\p{Me}\u{fe0f}]/v

/** Emoji drawn as pictures, East Asian wide and fullwidth blocks (Unicode Standard Annex 11): two columns each. */
const doubleWidth =
  /[\p{Emoji_Presentation}\u{1100}-\u{115f}\u{2e80}-\u{303e}\u{3041}-\u{a4cf}\u{a960}-\u{a97f}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff01}-\u{ff60}\u{ffe0}-\u{ffe6}\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/v

/** Marks that may pile up on one character; beyond it they count as columns, so that a pile cannot grow without end. */
const marksPerCharacter = 4

/** Plain ASCII, the common case, needs no look at single characters. */
const ascii = /^[\x20-\x7e]*$/

function* columns(text: string): Generator<{ readonly character: string; readonly width: number }> {
  let marks = 0
  for (const character of text) {
    const isMark = zeroWidth.test(character)
    marks = isMark ? marks + 1 : 0
    yield { character, width: isMark && marks <= marksPerCharacter ? 0 : doubleWidth.test(character) ? 2 : 1 }
  }
}

/** Columns that a text takes on a terminal. The text holds no control characters (see `forTerminal`). */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length
  let width = 0
  for (const column of columns(text)) width += column.width
  return width
}

/** Splits a text so that the first part takes at most `width` columns and no character is cut in two. */
export function splitAtWidth(text: string, width: number): readonly [string, string] {
  if (ascii.test(text)) return [text.slice(0, width), text.slice(width)]
  let used = 0
  let end = 0
  for (const column of columns(text)) {
    if (used + column.width > width) break
    used += column.width
    end += column.character.length
  }
  return [text.slice(0, end), text.slice(end)]
}

/** The text in at most `width` columns, ending in `…` when something was left out. */
export function truncateToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  return width < 1 ? '' : `${splitAtWidth(text, width - 1)[0]}…`
}

/** The text padded with spaces to `width` columns. */
export function padToWidth(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const gap = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'left' ? text + gap : gap + text
}
