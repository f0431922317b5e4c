import { isRecord } from '../log-sources/foreign-record.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'

/** Most members of a list, longest text of a rule; the longest description that Sigma allows has 65,535 characters. */
const maxList = 10_000
const maxText = 65_535

/** Reads the keys of one map of a rule, and refuses what is missing, of the wrong kind or unknown. */
export class DocumentReader {
  readonly path: KeyPath
  readonly #map: Readonly<Record<string, unknown>>

  constructor(value: unknown, path: KeyPath) {
    this.path = path
    if (!isRecord(value)) throw new RuleProblem(path, `${path.length === 0 ? 'the document ' : ''}is ${shown(value)}; wanted a map of keys`)
    this.#map = value
  }

  get(key: string): unknown {
    return Object.hasOwn(this.#map, key) ? this.#map[key] : undefined
  }

  keys(): string[] {
    return Object.keys(this.#map)
  }

  /** Throws for the first key that is not among `known`. */
  only(known: ReadonlySet<string>): void {
    for (const key of this.keys()) {
      if (!known.has(key)) throw new RuleProblem([...this.path, key], `is an unknown key; wanted one of ${[...known].join(', ')}`)
    }
  }

  refuse(key: string, wanted: string): RuleProblem {
    const value = this.get(key)
    return new RuleProblem(
      [...this.path, key],
      value === undefined ? `is missing; wanted ${wanted}` : `is ${shown(value)}; wanted ${wanted}`,
    )
  }

  text(key: string): string | undefined {
    const value = this.get(key)
    if (value === undefined || value === null) return undefined
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    if (typeof value !== 'string' || value.length > maxText) throw this.refuse(key, `a text of at most ${maxText} characters`)
    return value
  }

  requiredText(key: string): string {
    const value = this.text(key)
    if (value === undefined || value.trim() === '') throw this.refuse(key, 'a text')
    return value
  }

  /** A list of texts; a single text is a list of one where rules are written so. */
  texts(key: string): string[] {
    return this.#members(key).map((member, index) => this.#textOf(member, key, index))
  }

  /** Texts that only people read: `yes` and `no` are texts, too, and an item left empty (`- `) is none. */
  words(key: string): string[] {
    return this.#members(key).flatMap((member, index) => {
      if (member === null) return []
      return typeof member === 'boolean' ? String(member) : this.#textOf(member, key, index)
    })
  }

  #members(key: string): readonly unknown[] {
    const value = this.get(key)
    if (value === undefined || value === null) return []
    const list = Array.isArray(value) ? value : [value]
    if (list.length > maxList) throw this.refuse(key, `at most ${maxList} members`)
    return list
  }

  #textOf(member: unknown, key: string, index: number): string {
    if (typeof member === 'number') return String(member)
    if (typeof member === 'string' && member.length <= maxText) return member
    throw new RuleProblem([...this.path, key, index], `is ${shown(member)}; wanted a text`)
  }

  flag(key: string): boolean {
    const value = this.get(key)
    if (value === undefined || value === null) return false
    if (typeof value !== 'boolean') throw this.refuse(key, 'true or false')
    return value
  }

  oneOf<Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const value = this.text(key)
    if (value === undefined) return undefined
    const word = words.find((each) => each === value)
    if (word === undefined) throw this.refuse(key, `one of ${words.join(', ')}`)
    return word
  }

  /** The readers of a list of maps. */
  maps(key: string): DocumentReader[] {
    return this.#members(key).map((member, index) => new DocumentReader(member, [...this.path, key, index]))
  }

  map(key: string): DocumentReader {
    const value = this.get(key)
    if (!isRecord(value)) throw this.refuse(key, 'a map')
    return new DocumentReader(value, [...this.path, key])
  }
}
