/**
 * What must not reach a terminal, a mail or a chat as it is: control characters (ANSI escapes, NUL, line breaks), format
 * characters (bidi overrides, zero-width), line and paragraph separators, lone surrogates and everything that is drawn as
 * nothing. U+FE0F stays: it only asks for the coloured form of an emoji.
 */
const unsafe = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]--[\u{fe0f}]]/gv

/** Whether text holds a character that `forTerminal` would have to show as an escape. */
export function hasUnsafeCharacter(text: string): boolean {
  return text.search(unsafe) !== -1
}

/** Foreign text made safe to print on one line: each unsafe character becomes a visible `\x1b`, `\u202e` or `\u{e0041}`. */
export function forTerminal(text: string): string {
  return text.replace(unsafe, visible)
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  if (character === '\t') return '\\t'
  const hex = code.toString(16)
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`
}
