/** One place of a pattern: a character (code point) as it is, or a wildcard. */
export type Token = { readonly character: string } | '*' | '?'

/** Reads a Sigma string: a backslash takes the meaning of `*`, `?` and another backslash away, and is itself anywhere else. */
export function readTokens(text: string): Token[] {
  const [character, next, ...rest] = [...text]
  if (character === undefined) return []
  if (character === '\\' && (next === '*' || next === '?' || next === '\\')) return [{ character: next }, ...readTokens(rest.join(''))]
  const token: Token = character === '*' || character === '?' ? character : { character }
  return [token, ...readTokens(text.slice(character.length))]
}

/** Every character as itself. */
export function literalTokens(text: string): Token[] {
  return [...text].map((character) => ({ character }))
}

/** The text of tokens without wildcards; undefined when there is one. */
export function plainText(tokens: readonly Token[]): string | undefined {
  return tokens.some((token) => typeof token === 'string')
    ? undefined
    : tokens.map((token) => (typeof token === 'string' ? '' : token.character)).join('')
}

/** Texts are compared without regard to case: each character in lower case. */
export function lower(text: string): string {
  return [...text].map((character) => character.toLowerCase()).join('')
}

/** Whether the tokens describe the whole text: row by row, which beginnings of the text the tokens so far can describe. */
export function describes(tokens: readonly Token[], text: string, cased: boolean): boolean {
  const characters = [...(cased ? text : lower(text))]
  let reached = characters.map(() => false)
  reached.unshift(true)
  for (const token of tokens.flatMap((each) => (typeof each === 'string' || cased ? [each] : literalTokens(lower(each.character))))) {
    const next = reached.map(() => false)
    for (let end = 0; end <= characters.length; end++) {
      if (token === '*') next[end] = reached.slice(0, end + 1).includes(true)
      else if (end > 0) next[end] = reached[end - 1] === true && (token === '?' || token.character === characters[end - 1])
    }
    reached = next
  }
  return reached[characters.length] === true
}
