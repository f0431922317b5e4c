/** More pairs than any record has; EXECVE with a thousand arguments is cut. */
const mostFields = 1_000
/** Longest command line that is put together, characters. */
const longestCommand = 8_192
/** Fields of strings that strangers choose: auditd quotes them, or writes them in hexadecimal when they hold blanks or quotes. */
const strings: ReadonlySet<string> = new Set([
  'comm',
  'exe',
  'name',
  'cwd',
  'acct',
  'cmd',
  'proctitle',
  'key',
  'path',
  'data',
  'vm',
  'dir',
  'unit',
])
const argument = /^a(\d{1,5})(?:\[\d{1,5}\])?$/
/** One `key=value`. */
interface Pair {
  readonly key: string
  readonly value: string
  readonly quoted: boolean
}

const hexadecimal = /^(?:[0-9A-F]{2})+$/

/**
 * The pairs of an audit record as texts, the first of each name. Pairs inside `msg='…'` count as the record's own; what enriched logs put
 * behind a group separator, too. Linear in the text.
 */
export function auditFields(type: string, text: string): Record<string, string> {
  const fields: Record<string, string> = Object.create(null)
  const words: string[] = []
  let count = 0
  for (const pair of pairsOf(text)) {
    if (++count > mostFields) break
    const [, number] = (type === 'EXECVE' && argument.exec(pair.key)) || []
    if (number !== undefined) addArgument(`a${number}`, pair, fields, words)
    else if (fields[pair.key] === undefined) fields[pair.key] = strings.has(pair.key) ? textOf(pair) : pair.value
  }
  const command = words.length > 0 ? words.join(' ') : (fields['proctitle'] ?? fields['cmd'])
  if (command !== undefined && command !== '') fields['command'] = command.slice(0, longestCommand)
  return fields
}

/** One argument, or a piece of a long one: a1[0], a1[1] …. */
function addArgument(name: string, pair: Pair, fields: Record<string, string>, words: string[]): void {
  const before = pair.key === name ? undefined : fields[name]
  const value = textOf(pair)
  words.push(before === undefined ? value : `${words.pop() ?? ''}${value}`)
  fields[name] = `${before ?? ''}${value}`
}

function textOf({ value, quoted }: Pair): string {
  return quoted ? value : decode(value)
}

/** Hexadecimal as text: NUL between the words of a process title becomes a blank. Anything else stands. */
function decode(value: string): string {
  if (!hexadecimal.test(value)) return value
  const text = Buffer.from(value, 'hex').toString('utf8')
  return text.replaceAll('\0', ' ').trimEnd()
}

/** `key=value` pairs: values end at a blank, quoted ones at their quote; single quotes hold further pairs. */
function* pairsOf(text: string): Generator<Pair> {
  let at = 0
  while (at < text.length) {
    const equals = text.indexOf('=', at)
    if (equals < 0) return
    const key = lastWord(text, at, equals)
    const first = text[equals + 1]
    if (first === "'") {
      // The pairs inside are read as if they stood outside; the closing quote ends the value before it.
      at = equals + 2
      continue
    }
    const end = first === '"' ? text.indexOf('"', equals + 2) : endOfWord(text, equals + 1)
    if (end < 0) {
      if (key !== '') yield { key, value: text.slice(equals + 2), quoted: true }
      return
    }
    const value = first === '"' ? text.slice(equals + 2, end) : text.slice(equals + 1, end)
    if (key !== '') yield { key, value: first === '"' ? value : withoutClosing(value), quoted: first === '"' }
    at = end + 1
  }
}

function lastWord(text: string, from: number, to: number): string {
  let start = to
  while (start > from && !isBlank(text.charCodeAt(start - 1)) && to - start < 64) start--
  return text[start] === '(' ? text.slice(start + 1, to) : text.slice(start, to)
}

/** Without what closes the message around the pair; older programs also put commas and brackets. */
function withoutClosing(value: string): string {
  let end = value.length
  while (end > 0 && "',)".includes(value[end - 1] ?? ' ')) end--
  return value.slice(0, end)
}

function endOfWord(text: string, from: number): number {
  let at = from
  while (at < text.length && !isBlank(text.charCodeAt(at))) at++
  return at
}

/** A blank, a line's end, or the group separator in front of the enriched part. */
function isBlank(code: number): boolean {
  return code === 32 || code === 29 || code === 9 || code === 10 || code === 13
}
