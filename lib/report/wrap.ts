import { displayWidth, splitAtWidth } from './display-width.ts'

/**
 * Breaks one paragraph into lines of at most `width` columns, between words; a word longer than a line is broken hard.
 * `first` and `rest` are put before the first and the following lines and count towards the width.
 */
export function wrap(text: string, width: number, first = '', rest = first): string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  // At least one wide character goes on every line, so that breaking ends.
  const room = (): number => Math.max(2, width - displayWidth(line))
  const flush = (): void => {
    lines.push(line)
    line = rest
    empty = true
  }
  for (const word of text.split(' ')) {
    if (word === '') continue
    let left = word
    if (!empty && displayWidth(line) + 1 + displayWidth(left) > width) flush()
    while (displayWidth(left) > room()) {
      const [head, tail] = splitAtWidth(left, room())
      line += head
      flush()
      left = tail
    }
    line += empty ? left : ` ${left}`
    empty = empty && left === ''
  }
  if (!empty || lines.length === 0) lines.push(line)
  return lines
}

/**
 * Breaks a shell command into lines that can be pasted as they are: only at spaces outside quotes, with a backslash at
 * the end of the line. A single argument longer than a line stays whole, since a broken one would be another command.
 */
export function wrapCommand(command: string, width: number, first: string, rest: string): string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of shellWords(command)) {
    if (!empty && displayWidth(line) + 1 + displayWidth(word) + 2 > width) {
      lines.push(`${line} \\`)
      line = rest
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line]
}

/** Words of a command as written, quotes and escapes kept. */
function shellWords(command: string): string[] {
  const words: string[] = []
  let word = ''
  let quote = ''
  let escaped = false
  for (const character of command) {
    if (character === ' ' && quote === '' && !escaped) {
      if (word !== '') words.push(word)
      word = ''
      continue
    }
    if (escaped) escaped = false
    else if (character === '\\' && quote !== "'") escaped = true
    else if (quote === character) quote = ''
    else if (quote === '' && (character === '"' || character === "'")) quote = character
    word += character
  }
  return word === '' ? words : [...words, word]
}
