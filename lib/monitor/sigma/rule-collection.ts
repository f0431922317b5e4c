import { isRecord } from '../log-sources/foreign-record.ts'
import { derivedId } from './derived-id.ts'
import type { YamlDocument } from './read-yaml.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'

type YamlMap = Readonly<Record<string, unknown>>

/** A document of a collection that cannot be used, and why. */
export interface CollectionProblem {
  readonly source: YamlDocument
  readonly problem: RuleProblem
}

/**
 * The documents of one file with the collections of older rules (`action: global`, `reset`, `repeat`) written out: what the
 * global document says holds for every document after it, until `reset`; `repeat` is the document before it with changes.
 *
 * A document's own words about itself win over the global ones. Where both say different things about what is detected
 * (`detection`, `logsource`), the document is refused: readers of such files disagree on which of them counts.
 * An id that only the global document has goes to the first rule; the others get ids derived from it.
 */
export function writeOutCollections(sources: readonly YamlDocument[]): {
  readonly documents: readonly YamlDocument[]
  readonly problems: readonly CollectionProblem[]
} {
  const documents: YamlDocument[] = []
  const problems: CollectionProblem[] = []
  const collection = new Collection()
  for (const source of sources) {
    try {
      const written = collection.next(source)
      if (written) documents.push(written)
    } catch (error) {
      if (!(error instanceof RuleProblem)) throw error
      problems.push({ source, problem: error })
    }
  }
  problems.push(...collection.unused().map((source) => ({ source, problem: new RuleProblem(['action'], nobodyUses) })))
  return { documents, problems }
}

const nobodyUses = 'is "global", and no rule follows; wanted rules after it'

interface Global {
  readonly source: YamlDocument
  /** How many rules it became part of. */
  used: number
}

/** What the documents read so far mean for the next one. */
class Collection {
  readonly #globals: Global[] = []
  #global: Global | undefined
  #previous: YamlDocument | undefined

  /** The rule that `source` is, or nothing when it only says something for others. */
  next(source: YamlDocument): YamlDocument | undefined {
    const { action, value } = withoutAction(source)
    if (action === 'reset') this.#global = undefined
    if (action === 'global') {
      this.#global = { source: { ...source, value }, used: 0 }
      this.#globals.push(this.#global)
    }
    if (action === 'reset' || action === 'global') return undefined
    const own = action === 'repeat' ? repeated(this.#previous, { ...source, value }) : source
    this.#previous = this.#global && isRecord(value) ? under(this.#global, own) : own
    return this.#previous
  }

  /** Global documents that no rule came after. */
  unused(): YamlDocument[] {
    return this.#globals.flatMap(({ source, used }) => (used === 0 ? source : []))
  }
}

function withoutAction({ value }: YamlDocument): { readonly action?: 'global' | 'reset' | 'repeat'; readonly value: unknown } {
  if (!isRecord(value) || !Object.hasOwn(value, 'action')) return { value }
  const { action, ...rest } = value
  if (action !== 'global' && action !== 'reset' && action !== 'repeat')
    throw new RuleProblem(['action'], `is ${shown(action)}; wanted global, reset or repeat, or one document per rule without it`)
  return { action, value: rest }
}

function repeated(previous: YamlDocument | undefined, own: YamlDocument): YamlDocument {
  if (!previous) throw new RuleProblem(['action'], 'is "repeat", with no document before it; wanted a rule to repeat')
  const { id, name, ...rest } = previous.value as YamlMap
  const again = typeof id === 'string' ? { ...rest, id: derivedId(`${id}/repeated/${JSON.stringify(own.value)}`) } : rest
  return joined(own, previous, merged(own.value as YamlMap, again, [], false))
}

function under(global: Global, own: YamlDocument): YamlDocument {
  const { id, name, ...rest } = global.source.value as YamlMap
  const given = global.used++
  const identity = given === 0 ? { id, name } : { id: typeof id === 'string' ? derivedId(`${id}/${given}`) : undefined }
  const inherited = Object.fromEntries(Object.entries({ ...rest, ...identity }).filter(([, value]) => value !== undefined))
  return joined(own, global.source, merged(own.value as YamlMap, inherited, [], true))
}

/** `own` with what `other` says beside it; `exact` refuses contradictions about what is detected. */
function merged(own: YamlMap, other: YamlMap, path: KeyPath, exact: boolean): YamlMap {
  const result = new Map(Object.entries(other))
  for (const [key, value] of Object.entries(own)) {
    const at = [...path, key]
    const there = result.get(key)
    if (isRecord(value) && isRecord(there)) result.set(key, merged(value, there, at, exact))
    else if (
      exact &&
      there !== undefined &&
      (at[0] === 'detection' || at[0] === 'logsource') &&
      JSON.stringify(value) !== JSON.stringify(there)
    )
      throw new RuleProblem(at, `is ${shown(value)}, and the global document above has ${shown(there)}; wanted it in one of them`)
    else result.set(key, value)
  }
  return Object.fromEntries(result)
}

/** The merged value, with lines of whichever document says it. */
function joined(own: YamlDocument, other: YamlDocument, value: YamlMap): YamlDocument {
  return { value, lineOf: (path) => (reaches(own.value, path) || !reaches(other.value, path) ? own : other).lineOf(path) }
}

function reaches(value: unknown, path: KeyPath): boolean {
  let at: unknown = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false
    at = (at as Record<string, unknown>)[step]
  }
  return true
}
