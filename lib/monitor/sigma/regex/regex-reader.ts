/** A place between two characters. */
export type Assertion = 'text-begin' | 'text-end' | 'line-begin' | 'line-end' | 'word-border' | 'no-word-border'

/** A regular expression while it is read. */
export interface Reader {
  /** Its code points. */
  readonly characters: readonly string[]
  at: number
}

/** An expression that cannot be read, or not run in linear time; the caller knows where it stands. */
export class UnreadableRegex extends Error {}

/** Names what stands where something else was wanted. */
export function refuse({ characters, at }: Reader, wanted: string): UnreadableRegex {
  const got = characters[at] === undefined ? 'ends' : `has ${JSON.stringify(characters.slice(at, at + 10).join(''))}`
  return new UnreadableRegex(`${got} at character ${at + 1}; wanted ${wanted}`)
}
