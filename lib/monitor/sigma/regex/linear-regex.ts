import { type CharacterSet, contains } from './character-set.ts'
import { parseRegex, type Regex, type RegexFlags } from './parse-regex.ts'
import { type Assertion, UnreadableRegex } from './regex-reader.ts'

/** Most steps of a program: bounds the work for each character of a text. */
const maxSteps = 5_000
/** States remembered before all are forgotten and made anew: bounds memory, costs time only on texts that need more. */
const maxStates = 1_000
/** Characters beyond ASCII remembered per state. */
const maxOthers = 1_000

/** A step of the program: reads one character, goes two ways, asserts something about the place, or is done. */
type Step =
  | { readonly op: 'read'; readonly set: CharacterSet; readonly next: number }
  | { op: 'split'; first: number; second: number }
  | { readonly op: 'assert'; readonly assertion: Assertion; readonly next: number }
  | { readonly op: 'match' }

/** What kind of character stands beside a place: decides what may be asserted there. */
const kinds = { edge: 0, newline: 1, word: 2, other: 3 } as const
type Kind = (typeof kinds)[keyof typeof kinds]

/** The steps that wait for the next character, and what was read last. */
interface State {
  readonly waiting: readonly number[]
  readonly before: Kind
  readonly ascii: (State | null | undefined)[]
  readonly others: Map<number, State | null>
}

/**
 * A regular expression that says whether it matches anywhere in a text, in time linear in the text whatever the text is: the
 * expression becomes a nondeterministic automaton (Thompson, "Regular expression search algorithm", 1968), of which the
 * deterministic states are made as texts ask for them (as in RE2). Compared with RE2 and with V8 by property tests.
 */
export class LinearRegex {
  readonly #steps: Step[] = []
  readonly #start: number
  /** Without assertions what was read last makes no difference. */
  readonly #asserts: boolean
  #states = new Map<string, State>()
  #initial: State

  /** Throws UnreadableRegex when the source is no expression that runs in linear time. */
  constructor(source: string, flags: RegexFlags) {
    const regex = parseRegex(source, flags)
    const match = this.#add({ op: 'match' })
    this.#start = this.#compile(regex, match)
    this.#asserts = this.#steps.some(({ op }) => op === 'assert')
    this.#initial = this.#state([this.#start], kinds.edge)
  }

  /** Whether the expression matches somewhere in the text. */
  test(text: string): boolean {
    let state = this.#initial
    for (let at = 0; at < text.length; at++) {
      const code = text.codePointAt(at) ?? 0
      if (code > 0xffff) at++
      const next = this.#next(state, code)
      if (next === null) return true
      state = next
    }
    return this.#closure(state, kinds.edge) === null
  }

  /** The state after one more character; null when the expression has matched before it. */
  #next(state: State, code: number): State | null {
    const known = code < 128 ? state.ascii[code] : state.others.get(code)
    if (known !== undefined) return known
    const next = this.#step(state, code)
    if (code < 128) state.ascii[code] = next
    else {
      if (state.others.size >= maxOthers) state.others.clear()
      state.others.set(code, next)
    }
    return next
  }

  #step(state: State, code: number): State | null {
    const after = kindOf(code)
    const reading = this.#closure(state, after)
    if (reading === null) return null
    const waiting = new Set<number>()
    for (const at of reading) {
      const step = this.#steps[at]
      if (step?.op === 'read' && contains(step.set, code)) waiting.add(step.next)
    }
    // A match may begin behind every character.
    waiting.add(this.#start)
    return this.#state(
      [...waiting].sort((a, b) => a - b),
      after,
    )
  }

  /** The steps that read a character, reached from a state without reading one; null when the end of the expression is among them. */
  #closure({ waiting, before }: State, after: Kind): readonly number[] | null {
    const seen = new Set<number>(waiting)
    const open = [...waiting]
    const reading: number[] = []
    const go = (to: number): void => {
      if (seen.has(to)) return
      seen.add(to)
      open.push(to)
    }
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const step = this.#steps[at]
      if (step?.op === 'match') return null
      if (step?.op === 'read') reading.push(at)
      else if (step?.op === 'split') {
        go(step.first)
        go(step.second)
      } else if (step?.op === 'assert' && holds(step.assertion, before, after)) go(step.next)
    }
    return reading
  }

  #state(waiting: readonly number[], before: Kind): State {
    const kind = this.#asserts ? before : kinds.other
    const key = `${kind}:${waiting.join(',')}`
    let state = this.#states.get(key)
    if (!state) {
      if (this.#states.size >= maxStates) this.#forget()
      state = { waiting, before: kind, ascii: new Array(128), others: new Map() }
      this.#states.set(key, state)
    }
    return state
  }

  #forget(): void {
    this.#states = new Map()
    this.#initial = this.#state([this.#start], kinds.edge)
  }

  #add(step: Step): number {
    if (this.#steps.length >= maxSteps)
      throw new UnreadableRegex(`needs more than ${maxSteps} steps; wanted fewer or smaller repetitions ({n,m})`)
    return this.#steps.push(step) - 1
  }

  /** Adds the steps of a part that go on at `next`; says where they begin. */
  #compile(regex: Regex, next: number): number {
    switch (regex.kind) {
      case 'set':
        return this.#add({ op: 'read', set: regex.set, next })
      case 'assert':
        return this.#add({ op: 'assert', assertion: regex.assertion, next })
      case 'all':
        return regex.parts.reduceRight((after, part) => this.#compile(part, after), next)
      case 'any':
        return regex.parts
          .map((part) => this.#compile(part, next))
          .reduceRight((second, first) => this.#add({ op: 'split', first, second }))
      default:
        return this.#compileRepeat(regex, next)
    }
  }

  #compileRepeat({ part, min, max }: Extract<Regex, { kind: 'repeat' }>, next: number): number {
    let begin = next
    if (max === Number.POSITIVE_INFINITY) {
      const loop: Extract<Step, { op: 'split' }> = { op: 'split', first: next, second: next }
      begin = this.#add(loop)
      loop.first = this.#compile(part, begin)
    } else for (let more = min; more < max; more++) begin = this.#add({ op: 'split', first: this.#compile(part, begin), second: next })
    for (let times = 0; times < min; times++) begin = this.#compile(part, begin)
    return begin
  }
}

function kindOf(code: number): Kind {
  if (code === 10) return kinds.newline
  const isWord = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122)
  return isWord ? kinds.word : kinds.other
}

function holds(assertion: Assertion, before: Kind, after: Kind): boolean {
  switch (assertion) {
    case 'text-begin':
      return before === kinds.edge
    case 'text-end':
      return after === kinds.edge
    case 'line-begin':
      return before === kinds.edge || before === kinds.newline
    case 'line-end':
      return after === kinds.edge || after === kinds.newline
    case 'word-border':
      return (before === kinds.word) !== (after === kinds.word)
    default:
      return (before === kinds.word) === (after === kinds.word)
  }
}
