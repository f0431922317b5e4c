import { literalTokens, plainText, readTokens, type Token } from './wildcards.ts'

/** Values of `expand` placeholders. */
export type Placeholders = Readonly<Record<string, readonly string[]>>

/** A value on its way through its modifiers; `bytes` when it is no text any more. */
interface Form {
  readonly tokens: readonly Token[]
  readonly bytes?: Buffer
}

/** Every form that a value takes under its modifiers, left to right. */
export function formsOf(text: string, modifiers: readonly string[], placeholders: Placeholders): (readonly Token[])[] {
  let forms: Form[] = [{ tokens: readTokens(text) }]
  for (const modifier of modifiers) forms = forms.flatMap((form) => changed(form, modifier, placeholders))
  return forms.map(({ tokens }) => tokens)
}

function changed(form: Form, modifier: string, placeholders: Placeholders): Form[] {
  const bytes = (): Buffer => form.bytes ?? Buffer.from(plainText(form.tokens) ?? '', 'utf8')
  const ofBytes = (buffer: Buffer): Form[] => [{ tokens: literalTokens(buffer.toString('latin1')), bytes: buffer }]
  switch (modifier) {
    case 'contains':
      return [{ tokens: ['*', ...form.tokens, '*'] }]
    case 'startswith':
      return [{ tokens: [...form.tokens, '*'] }]
    case 'endswith':
      return [{ tokens: ['*', ...form.tokens] }]
    case 'windash':
      return dashes(form.tokens).map((tokens) => ({ tokens }))
    case 'expand':
      return expanded(form.tokens, placeholders).map((tokens) => ({ tokens }))
    case 'base64':
      return [{ tokens: literalTokens(bytes().toString('base64')) }]
    case 'base64offset':
      return [0, 1, 2].map((offset) => ({ tokens: literalTokens(certainBase64(bytes(), offset)) }))
    case 'wide':
    case 'utf16le':
      return ofBytes(Buffer.from(bytes().toString('utf8'), 'utf16le'))
    case 'utf16be':
      return ofBytes(Buffer.from(bytes().toString('utf8'), 'utf16le').swap16())
    case 'utf16':
      return ofBytes(Buffer.from(`\ufeff${bytes().toString('utf8')}`, 'utf16le'))
    default:
      return [form]
  }
}

/** The base64 characters that stay the same whatever stands around the bytes: found by trying. */
function certainBase64(bytes: Buffer, offset: number): string {
  const around = (fill: number): string =>
    Buffer.concat([Buffer.alloc(offset, fill), bytes, Buffer.alloc(3 - ((offset + bytes.length) % 3 || 3), fill)]).toString('base64')
  const bits = { from: offset * 8, to: (offset + bytes.length) * 8 }
  return [...around(0)].filter((_, index) => index * 6 >= bits.from && index * 6 + 6 <= bits.to).join('')
}

const wordCharacter = /^[\p{L}\p{N}_]$/u
const isWord = (token: Token | undefined): boolean => typeof token === 'object' && wordCharacter.test(token.character)

/** Every spelling of the dashes that open a parameter: a word behind them, none before. */
function dashes(tokens: readonly Token[]): Token[][] {
  let spellings: Token[][] = [[]]
  for (const [at, token] of tokens.entries()) {
    const isDash = typeof token === 'object' && /^[-/\u2013\u2014\u2015]$/.test(token.character)
    const choices: readonly Token[] =
      isDash && isWord(tokens[at + 1]) && !isWord(tokens[at - 1]) ? literalTokens('-/\u2013\u2014\u2015') : [token]
    spellings = spellings.flatMap((spelling) => choices.map((choice) => [...spelling, choice]))
  }
  return spellings
}

/** Every combination of the values of `%placeholders%`; `\%` is a percent sign. */
function expanded(tokens: readonly Token[], placeholders: Placeholders): Token[][] {
  const [first, ...rest] = tokens
  if (first === undefined) return [[]]
  const isSign = (token: Token | undefined, sign: string): boolean => typeof token === 'object' && token.character === sign
  if (isSign(first, '\\') && isSign(rest[0], '%')) return expanded(rest.slice(1), placeholders).map((more) => [{ character: '%' }, ...more])
  const end = rest.findIndex((token) => isSign(token, '%'))
  const name = isSign(first, '%') && end > 0 ? plainText(rest.slice(0, end)) : undefined
  if (name === undefined || !/^[A-Za-z0-9_.-]+$/.test(name)) return expanded(rest, placeholders).map((more) => [first, ...more])
  const after = expanded(rest.slice(end + 1), placeholders)
  return (placeholders[name] ?? []).flatMap((value) => after.map((more) => [...readTokens(value), ...more]))
}
