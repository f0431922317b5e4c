import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'

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

/** Words of Sigma 2.1 that this engine does not know yet: refused by name, not as typing errors. */
const notYet: ReadonlySet<string> = new Set(['minute', 'hour', 'day', 'week', 'month', 'year'])

/** A field with its modifiers, understood. */
export interface FieldKey {
  /** Empty for a search through the whole record. */
  readonly field: string
  readonly kind: Kind
  readonly transforms: readonly Transform[]
  readonly flags: ReadonlySet<Flag>
}

const has = <Word extends string>(words: readonly Word[], word: string): word is Word => (words as readonly string[]).includes(word)

/** Understands `field|modifier|modifier`; refuses unknown modifiers and those that cannot stand together. */
export function parseFieldKey(key: string, path: KeyPath): FieldKey {
  const [field = '', ...words] = key.split('|')
  const found = { kind: 'plain' as Kind, transforms: [] as Transform[], flags: new Set<Flag>() }
  for (const word of words) {
    if (has(transforms, word)) found.transforms.push(word)
    else if (has(flags, word)) found.flags.add(word)
    else if (has(kinds, word)) {
      if (found.kind !== 'plain')
        throw new RuleProblem(path, `modifiers "${found.kind}" and "${word}" both say how to compare; wanted one of them`)
      found.kind = word
    } else if (notYet.has(word))
      throw new RuleProblem(path, `modifier "${word}" is not supported yet; leave the rule out or compare the text of the time`)
    else throw new RuleProblem(path, `modifier ${shown(word)} is unknown; wanted one of ${[...transforms, ...kinds, ...flags].join(', ')}`)
  }
  if (words.length !== new Set(words).size) throw new RuleProblem(path, `a modifier stands twice in ${shown(key)}; wanted each once`)
  refuseConflicts(found, path)
  return { field, ...found }
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

function refuseConflicts({ kind, transforms: changes, flags: set }: Omit<FieldKey, 'field'>, path: KeyPath): void {
  const ends = changes.filter((change) => openEnded.has(change))
  if (ends.length > 1) throw new RuleProblem(path, `modifiers ${ends.join(' and ')} both open the ends of a value; wanted one of them`)
  for (const flag of set) {
    if (!isMisplaced(flag, kind)) continue
    const owner = flag.length === 1 ? 'belongs to "re", which is not there' : `cannot stand with "${kind}"`
    throw new RuleProblem(path, `modifier "${flag}" ${owner}`)
  }
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
