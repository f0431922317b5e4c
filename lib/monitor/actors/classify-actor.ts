import { own } from '../log-sources/foreign-record.ts'
import { compilePattern, fold, parsePattern } from '../sigma/pattern.ts'
import { type ActorClass, actorClasses, actorSignals } from './actor-classes.ts'

/** How actors are told apart. */
export interface ActorOptions {
  /** Whether signals count that the caller can choose (user agent, session name). @default false */
  readonly trustForgeable?: boolean
  /**
   * An operator's own actors: class → patterns of the ARNs of roles, users or role sessions, e.g.
   * `{ci: ['arn:aws:iam::111122223333:role/deploy-*']}`. Name the account: other accounts have roles of any name.
   */
  readonly known?: Readonly<Partial<Record<ActorClass, readonly string[]>>>
  /** The classes that matter; the others are not looked for. @default all */
  readonly only?: readonly ActorClass[]
}

type Fields = Readonly<Record<string, unknown>>

/** Longest text that is looked at; IAM's longest ARN has 2,048 characters. */
const longestText = 2_048

interface Test {
  readonly class: ActorClass
  holds(fields: Fields): boolean
}

/** Compiles the signals once; the function that comes back is asked per event. Pure; never throws, whatever the fields are. */
export function actorClassifier({
  trustForgeable = false,
  known = {},
  only = actorClasses,
}: ActorOptions = {}): (fields: Fields) => ReadonlySet<ActorClass> {
  const tests: Test[] = actorSignals
    .filter((signal) => only.includes(signal.class) && (trustForgeable || !signal.forgeable))
    .map((signal) => {
      const path = signal.field.split('.')
      const fits = anyPattern(signal.values)
      return { class: signal.class, holds: (fields) => fits(textAt(fields, path)) }
    })
  for (const name of only) {
    const patterns = Object.hasOwn(known, name) ? (known[name] ?? []) : []
    if (patterns.length === 0) continue
    const fits = anyPattern(patterns)
    tests.push({ class: name, holds: (fields) => arnsOf(fields, trustForgeable).some(fits) })
  }
  return (fields) => {
    const classes = new Set<ActorClass>()
    for (const test of tests) if (!classes.has(test.class) && test.holds(fields)) classes.add(test.class)
    return classes
  }
}

/** The classes of whoever made the call that a CloudTrail record tells of; none for other records. */
export function actorClassesOf(fields: Fields, options: ActorOptions = {}): ReadonlySet<ActorClass> {
  return actorClassifier(options)(fields)
}

function anyPattern(values: readonly string[]): (text: string) => boolean {
  const tests = values.map((value) => compilePattern(parsePattern(value), false))
  return (text) => text !== '' && tests.some((test) => test(fold(text)))
}

const [issuerPath, arnPath] = [
  ['userIdentity', 'sessionContext', 'sessionIssuer', 'arn'],
  ['userIdentity', 'arn'],
]
/** The ARN of a session up to its name. A path cannot stand in it. */
const sessionOf = /^(arn:[^:]*:sts::[^:]*:(?:assumed-role\/[^/]*|federated-user)\/)/

/**
 * The ARNs that an operator's patterns are held against: the role behind a session, and the actor's own. The name of a session
 * is chosen by its caller, so it is left out (`…:assumed-role/deploy/`; a pattern `…/deploy/*` fits that) unless forgeable
 * signals count: else anybody could call a session `break-glass`.
 */
function arnsOf(fields: Fields, trustForgeable: boolean): string[] {
  const arn = textAt(fields, arnPath)
  const session = sessionOf.exec(arn)?.[1]
  return [textAt(fields, issuerPath), session !== undefined && !trustForgeable ? session : arn]
}

function textAt(fields: Fields, path: readonly string[]): string {
  let value: unknown = fields
  for (const step of path) value = own(value, step)
  return typeof value === 'string' && value.length <= longestText ? value : ''
}
