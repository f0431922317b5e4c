import { cutText, shortenText } from '../cut-text.ts'
import { forTerminal } from '../escape-terminal.ts'

/** Shortens texts and remembers whether it had to. */
export interface Clip {
  /** A sentence safe to print: escaped, at most about `max` characters. */
  sentence(text: string, max: number): string
  /** A raw value: well-formed, at most `max` characters. */
  raw(text: string, max: number): string
  /** At most `max` items of a list. */
  list<Item>(items: readonly Item[], max: number): readonly Item[]
  /** Notes that something was left out elsewhere. */
  note(truncated: boolean): void
  readonly truncated: boolean
}

/** A fresh `Clip`. */
export function createClip(): Clip {
  let truncated = false
  const cut = (text: string, max: number): string => {
    if (text.length <= max) return text.toWellFormed()
    truncated = true
    return shortenText(text, max).toWellFormed()
  }
  return {
    // Cut first, so that a text of megabytes costs nothing; escape, which may lengthen; cut again.
    sentence: (text, max) => cut(forTerminal(cutText(text, 2 * max)), max),
    raw: cut,
    list: (items, max) => {
      if (items.length > max) truncated = true
      return items.slice(0, max)
    },
    note: (also) => {
      truncated = truncated || also
    },
    get truncated() {
      return truncated
    },
  }
}
