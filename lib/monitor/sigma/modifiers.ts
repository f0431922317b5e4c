import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'
import { type TimePart, timeParts } from './timestamp-part.ts'

/** Modifiers that change the value, in the order in which they are written. */
const transforms = [
  'windash',
  'wide',
  'utf16',
  'utf16le',
  'utf16be',
  'base64',
  'base64offset',
  'expand',
  'contains',
  'startswith',
  'endswith',
] as const
export type Transform = (typeof transforms)[number]

/** What a value is compared as; without one of these: as a text with wildcards, a number, a boolean or null. */
const kinds = ['re', 'cidr', 'exists', 'lt', 'lte', 'gt', 'gte', 'fieldref'] as const
export type Kind = (typeof kinds)[number] | 'plain'

const flags = ['all', 'cased', 'neq', 'i', 'm', 's'] as const
type Flag = (typeof flags)[number]

/** A field with its modifiers, understood. */
export interface FieldKey {
  /** Empty for a search through the whole record. */
  readonly field: string
  readonly kind: Kind
  readonly transforms: readonly Transform[]
  readonly flags: ReadonlySet<Flag>
  /** The value of the field is a time, of which this part is compared. */
  readonly timePart?: TimePart
}

const has = <Word extends string>(words: readonly Word[], word: string): word is Word => (words as readonly string[]).includes(word)

interface Found {
  kind: Kind
  timePart?: TimePart
  readonly transforms: Transform[]
  readonly flags: Set<Flag>
}

/** Understands `field|modifier|modifier`; refuses unknown modifiers and those that cannot stand together. */
export function parseFieldKey(key: string, path: KeyPath): FieldKey {
  const [field = '', ...words] = key.split('|')
  const found: Found = { kind: 'plain', transforms: [], flags: new Set() }
  for (const word of words) take(word, found, path)
  if (words.length !== new Set(words).size) throw new RuleProblem(path, `a modifier stands twice in ${shown(key)}; wanted each once`)
  refuseConflicts(found, path)
  refuseOrder(words, found, path)
  if (found.timePart && field === '') throw new RuleProblem(path, `has no field name; wanted one before "|${found.timePart}"`)
  return { field, ...found }
}

/** Whether the values under a key of a selection are texts, however they look: `f|contains: 1.10` searches for `1.10`. */
export function takesText(key: string): boolean {
  return key
    .split('|')
    .slice(1)
    .some((word) => has(transforms, word))
}

function take(word: string, found: Found, path: KeyPath): void {
  if (has(transforms, word)) found.transforms.push(word)
  else if (has(flags, word)) found.flags.add(word)
  else if (has(kinds, word)) {
    if (found.kind !== 'plain')
      throw new RuleProblem(path, `modifiers "${found.kind}" and "${word}" both say how to compare; wanted one of them`)
    found.kind = word
  } else if (has(timeParts, word)) {
    if (found.timePart && found.timePart !== word)
      throw new RuleProblem(path, `modifiers "${found.timePart}" and "${word}" both name a part of a time; wanted one of them`)
    found.timePart = word
  } else {
    const known = [...transforms, ...kinds, ...timeParts, ...flags].join(', ')
    throw new RuleProblem(path, `modifier ${shown(word)} is unknown; wanted one of ${known}`)
  }
}

const encodings = /^(wide|utf16|base64)/
const openEnded: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith'])

/** Changes of the value that each kind of comparison can bear. */
function changesOf(kind: Kind): readonly string[] {
  if (kind === 'plain') return transforms
  if (kind === 'fieldref') return [...openEnded]
  return kind === 're' || kind === 'cidr' ? ['expand'] : []
}

/** Flags that a kind of comparison cannot bear. */
function isMisplaced(flag: Flag, kind: Kind): boolean {
  if (flag === 'i' || flag === 'm' || flag === 's') return kind !== 're'
  if (flag === 'all') return kind === 'exists'
  return kind !== 'plain' && kind !== 'fieldref'
}

function refuseConflicts({ kind, timePart, transforms: changes, flags: set }: Found, path: KeyPath): void {
  const ends = changes.filter((change) => openEnded.has(change))
  if (ends.length > 1) throw new RuleProblem(path, `modifiers ${ends.join(' and ')} both open the ends of a value; wanted one of them`)
  for (const flag of set) {
    if (!isMisplaced(flag, kind)) continue
    const owner = flag.length === 1 ? 'belongs to "re", which is not there' : `cannot stand with "${kind}"`
    throw new RuleProblem(path, `modifier "${flag}" ${owner}`)
  }
  if (timePart) refuseBesideTime(timePart, [kind, ...changes, ...set], path)
  const allowed = changesOf(kind)
  for (const change of changes) {
    if (!allowed.includes(change)) throw new RuleProblem(path, `modifier "${change}" cannot stand with "${kind}"`)
  }
  const lastEncoding = changes.findLastIndex((change) => encodings.test(change))
  const firstEnd = changes.findIndex((change) => openEnded.has(change))
  if (firstEnd >= 0 && firstEnd < lastEncoding) {
    const [end, encoding] = [changes[firstEnd], changes[lastEncoding]]
    throw new RuleProblem(path, `modifier "${end}" stands before "${encoding}"; wanted the encoding first, since it cannot carry wildcards`)
  }
  // Behind an encoding the placeholder could not be read any more, and the rule would be blind without a word.
  const encoding = changes.slice(0, Math.max(changes.indexOf('expand'), 0)).find((change) => encodings.test(change))
  if (encoding)
    throw new RuleProblem(path, `modifier "${encoding}" stands before "expand"; wanted "expand" first, since it encodes placeholders, too`)
}

/** A part of a time is a whole number: it can be compared, and be one of several. */
const besideTime: ReadonlySet<string> = new Set(['plain', 'lt', 'lte', 'gt', 'gte', 'neq'])

function refuseBesideTime(timePart: TimePart, words: readonly string[], path: KeyPath): void {
  const word = words.find((each) => !besideTime.has(each))
  if (word === 'all')
    throw new RuleProblem(path, `modifier "all" cannot stand with "${timePart}": a time has one ${timePart}, never several`)
  if (word)
    throw new RuleProblem(
      path,
      `modifier "${word}" cannot stand with "${timePart}", which is a number; wanted lt, lte, gt, gte, neq or none`,
    )
}

/** `i`, `m` and `s` say how the `re` before them is meant, comparisons what is done with the part of a time before them. */
function refuseOrder(words: readonly string[], { kind, timePart }: Found, path: KeyPath): void {
  const early = (first: string, isSecond: (word: string) => boolean): string | undefined =>
    words.slice(0, words.indexOf(first)).find(isSecond)
  const flag = kind === 're' ? early('re', (word) => word.length === 1) : undefined
  if (flag) throw new RuleProblem(path, `modifier "${flag}" stands before "re"; wanted "re|${flag}"`)
  const comparison = timePart && early(timePart, (word) => besideTime.has(word))
  if (comparison) throw new RuleProblem(path, `modifier "${comparison}" stands before "${timePart}"; wanted "${timePart}|${comparison}"`)
}
