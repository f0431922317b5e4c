/** A condition, understood. Selection names are as written; patterns hold `*`. */
export type Condition =
  | { readonly kind: 'selection'; readonly name: string }
  | { readonly kind: 'of'; readonly all: boolean /** `them` is null. */; readonly pattern: string | null }
  | { readonly kind: 'not'; readonly inner: Condition }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }

/** A condition that cannot be understood; the caller knows where it stands. */
export class UnreadableCondition extends Error {}

const maxLength = 20_000
const maxDepth = 100

interface Words {
  readonly words: readonly string[]
  at: number
  depth: number
}

/** Parses a condition: `or` binds least, then `and`, `not`, and `1 of`/`all of` (Sigma rules specification 2.1, "Condition"). */
export function parseCondition(text: string): Condition {
  if (text.length > maxLength) throw new UnreadableCondition(`has ${text.length} characters; wanted at most ${maxLength}`)
  if (text.includes('|'))
    throw new UnreadableCondition(
      `uses the old aggregation "${text.slice(text.indexOf('|')).slice(0, 60)}"; wanted a correlation document (event_count, value_count or temporal) that names this rule`,
    )
  const words = text.match(/[()]|[^\s()]+/g) ?? []
  const state: Words = { words, at: 0, depth: 0 }
  const condition = parseOr(state)
  if (state.at < words.length) throw unexpected(state, 'the end, "and" or "or"')
  return condition
}

const lower = (state: Words, offset = 0): string => state.words[state.at + offset]?.toLowerCase() ?? ''

function unexpected(state: Words, wanted: string): UnreadableCondition {
  const word = state.words[state.at]
  return new UnreadableCondition(
    word === undefined ? `ends too early; wanted ${wanted}` : `has "${word.slice(0, 60)}" as word ${state.at + 1}; wanted ${wanted}`,
  )
}

function parseChain(state: Words, kind: 'and' | 'or', next: (state: Words) => Condition): Condition {
  const parts = [next(state)]
  while (lower(state) === kind) {
    state.at++
    parts.push(next(state))
  }
  const [only] = parts
  return parts.length === 1 && only ? only : { kind, parts }
}

const parseOr = (state: Words): Condition => parseChain(state, 'or', parseAnd)
const parseAnd = (state: Words): Condition => parseChain(state, 'and', parseNot)

function parseNot(state: Words): Condition {
  if (++state.depth > maxDepth) throw new UnreadableCondition(`is nested more than ${maxDepth} deep`)
  try {
    if (lower(state) !== 'not') return parsePrimary(state)
    state.at++
    return { kind: 'not', inner: parseNot(state) }
  } finally {
    state.depth--
  }
}

const quantifiers: ReadonlyMap<string, boolean> = new Map([
  ['1', false],
  ['any', false],
  ['all', true],
])

function parsePrimary(state: Words): Condition {
  const word = state.words[state.at]
  if (word === '(') {
    state.at++
    const inner = parseOr(state)
    if (state.words[state.at] !== ')') throw unexpected(state, '")"')
    state.at++
    return inner
  }
  if (word === undefined || word === ')' || ['and', 'or', 'of', 'them'].includes(word.toLowerCase()))
    throw unexpected(state, 'the name of a selection')
  const all = quantifiers.get(word.toLowerCase())
  if (all !== undefined && lower(state, 1) === 'of') {
    const pattern = state.words[state.at + 2]
    state.at += 2
    if (pattern === undefined || pattern === '(' || pattern === ')') throw unexpected(state, '"them" or a pattern such as selection_*')
    if (/[?\\]/.test(pattern)) throw unexpected(state, 'a pattern with "*" as its only wildcard, such as selection_*')
    state.at++
    return { kind: 'of', all, pattern: pattern.toLowerCase() === 'them' ? null : pattern }
  }
  if (/^\d+$/.test(word) && lower(state, 1) === 'of') throw unexpected(state, '"1 of" or "all of"')
  state.at++
  return { kind: 'selection', name: word }
}
