import { type ActorClass, actorClasses } from '../actors/actor-classes.ts'
import { addressWords } from '../intel/address-ranges.ts'
import { parseIntelList } from '../intel/intel-list.ts'
import type { ActorPatterns } from '../sigma/compile-context.ts'
import type { YamlValue } from '../sigma/document.ts'
import { DocumentReader } from '../sigma/document-reader.ts'
import { RuleProblem, shown } from '../sigma/rule-problem.ts'

/** What one detection leaves alone, by decision of the operator. */
export interface Exclusion {
  /** Id of the detection. */
  readonly detection: string
  /** A Sigma selection on the event. @default {} only `actor` decides */
  readonly when: Readonly<Record<string, YamlValue>>
  /** Classes of actors; signals that the caller can forge do not count. @default [] only `when` decides */
  readonly actor: readonly ActorClass[]
  /** Why, for whoever reads the record of what was left alone. */
  readonly reason: string
  /** Events from this moment on are told of again, milliseconds. */
  readonly expires?: number
}

/** What an operator knows and no log says: who works here, whose accounts and networks are ours, what is to be left alone. Plain data. */
export interface Operator {
  readonly actors: ActorPatterns
  /** Account ids that rules write `%trusted_accounts%` for. */
  readonly trustedAccounts: readonly string[]
  /** Address ranges that rules write `%approved_networks%` for. */
  readonly approvedNetworks: readonly string[]
  /** Addresses, ranges, domains and texts by name, for rules that look values up (`lists`); entries as in a list's file. */
  readonly lists: Readonly<Record<string, readonly string[]>>
  /** Values that rules write `%name%` for. */
  readonly placeholders: Readonly<Record<string, readonly string[]>>
  readonly exclusions: readonly Exclusion[]
  /** Ids of detections that are recorded and told to nobody. */
  readonly dryRun: readonly string[]
}

const keys: ReadonlySet<string> = new Set([
  'actors',
  'trustedAccounts',
  'approvedNetworks',
  'lists',
  'placeholders',
  'exclusions',
  'dryRun',
])
const exclusionKeys: ReadonlySet<string> = new Set(['detection', 'when', 'actor', 'reason', 'expires'])
/** Most exclusions: each is asked of every match of its detection. */
const mostExclusions = 1_000

/** Reads an operator's file, parsed. Throws RuleProblem with the place of the first mistake: half of it would be worse than none. */
export function readOperator(value: unknown): Operator {
  const reader = new DocumentReader(value ?? {}, [])
  reader.only(keys)
  const exclusions = reader.maps('exclusions')
  if (exclusions.length > mostExclusions) throw reader.refuse('exclusions', `at most ${mostExclusions} of them`)
  return {
    actors: reader.get('actors') === undefined ? {} : readActors(reader.map('actors')),
    trustedAccounts: checked(reader, 'trustedAccounts', /^\d{12}$/, 'an account id: twelve digits, in quotes'),
    approvedNetworks: readNetworks(reader),
    lists: readLists(reader),
    placeholders: readNamed(reader, 'placeholders'),
    exclusions: exclusions.map(readExclusion),
    dryRun: checked(reader, 'dryRun', /^[\w-]{1,200}$/, 'the id of a detection'),
  }
}

function checked(reader: DocumentReader, key: string, pattern: RegExp, wanted: string): readonly string[] {
  return reader.texts(key).map((text, index) => {
    if (!pattern.test(text)) throw new RuleProblem([...reader.path, key, index], `is ${shown(text)}; wanted ${wanted}`)
    return text
  })
}

/** Other accounts have roles of any name, so a pattern has to say in which account it is meant. */
const arnPattern = /^arn:[a-z-]+:(iam|sts)::\d{12}:[^\s]{1,500}$/

function readActors(reader: DocumentReader): ActorPatterns {
  reader.only(new Set(actorClasses))
  const wanted = 'a pattern of ARNs that names the account, such as arn:aws:iam::111122223333:role/deploy-*'
  return Object.fromEntries(reader.keys().map((name) => [name, checked(reader, name, arnPattern, wanted)]))
}

/** Widest network that may be approved, bits: a whole /8 belongs to one owner at most. */
const widest = { 1: 8, 4: 16 } as const

function readNetworks(reader: DocumentReader): readonly string[] {
  return reader.texts('approvedNetworks').map((text, index) => {
    const [address = '', bits = ''] = text.split('/')
    const words = addressWords(address)
    const size = words?.length === 4 ? 4 : 1
    const isRange = words !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) >= widest[size] && Number(bits) <= size * 32
    if (!isRange)
      throw new RuleProblem(
        [...reader.path, 'approvedNetworks', index],
        `is ${shown(text)}; wanted a range such as 203.0.113.0/24 or 2001:db8::/32, of at least ${widest[1]} (IPv4) or ${widest[4]} (IPv6) bits`,
      )
    return text
  })
}

/** Texts by name. */
function readNamed(reader: DocumentReader, key: string): Readonly<Record<string, readonly string[]>> {
  if (reader.get(key) === undefined) return {}
  const named = reader.map(key)
  return Object.fromEntries(
    named.keys().map((name) => {
      if (!/^[\w-]{1,100}$/.test(name)) throw named.refuse(name, 'a name of letters, digits, _ and -')
      return [name, named.texts(name)]
    }),
  )
}

function readLists(reader: DocumentReader): Readonly<Record<string, readonly string[]>> {
  const lists = readNamed(reader, 'lists')
  for (const [name, entries] of Object.entries(lists)) {
    const [first] = parseIntelList(entries.join('\n')).errors
    if (first) throw new RuleProblem([...reader.path, 'lists', name, first.line - 1], first.message)
  }
  return lists
}

function readExclusion(reader: DocumentReader): Exclusion {
  reader.only(exclusionKeys)
  const actor = reader.texts('actor').map((word, index) => {
    const known = actorClasses.find((each) => each === word)
    if (!known) throw new RuleProblem([...reader.path, 'actor', index], `is ${shown(word)}; wanted one of ${actorClasses.join(', ')}`)
    return known
  })
  const when = reader.get('when') === undefined ? {} : readWhen(reader)
  if (actor.length === 0 && Object.keys(when).length === 0)
    throw new RuleProblem(
      reader.path,
      'has neither "when" nor "actor" and would leave everything alone; wanted one of them, or the detection under dryRun',
    )
  const expires = reader.get('expires') === undefined ? undefined : readDay(reader, 'expires')
  return {
    detection: reader.requiredText('detection'),
    when,
    actor,
    reason: reader.requiredText('reason').slice(0, 500),
    ...(expires === undefined ? {} : { expires }),
  }
}

function readWhen(reader: DocumentReader): Readonly<Record<string, YamlValue>> {
  const map = reader.map('when')
  const entries = map.keys().map((key) => [key, map.get(key) as YamlValue] as const)
  const isOpen = (value: unknown): boolean => value === '*' || (Array.isArray(value) && value.some(isOpen))
  const open = entries.find(([, value]) => isOpen(value))
  if (open) throw map.refuse(open[0], 'something narrower: every value fits "*"')
  return Object.fromEntries(entries)
}

function readDay(reader: DocumentReader, key: string): number {
  const text = reader.text(key) ?? ''
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time)) throw reader.refuse(key, 'a day such as "2027-01-31"')
  return time
}
