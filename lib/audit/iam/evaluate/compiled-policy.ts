import { type Patterns, type PolicyStatement, readPolicyDocument } from '../policy-document.ts'
import { type ConditionTest, compileCondition } from './conditions.ts'
import type { Look } from './context-value.ts'
import { globMatcher, type TextMatcher } from './glob.ts'
import { opposite, type VariableText, variablesOf, variableText } from './policy-variables.ts'
import { some, type Ternary } from './ternary.ts'

/** A statement ready to be asked. */
export interface CompiledStatement {
  readonly source: PolicyStatement
  /** Position in its policy, from 1. */
  readonly position: number
  readonly resource: (arn: string, look: Look) => Ternary
  readonly conditions: readonly ConditionTest[]
}

/** Statements that are remembered by action, for that many actions. */
const actionsRemembered = 20_000

/**
 * A policy that was read once and can be asked often: statements are found by action, and what a question has shown is remembered. Asking
 * takes some microseconds.
 */
export class CompiledPolicy {
  /** Name or ARN, for people. */
  readonly name: string
  readonly statements: readonly CompiledStatement[]
  readonly #actions: readonly TextMatcher[]
  readonly #byAction = new Map<string, readonly CompiledStatement[]>()

  constructor(name: string, source: readonly PolicyStatement[]) {
    this.name = name
    this.statements = source.map((statement, index) => ({
      source: statement,
      position: index + 1,
      resource: resourceTest(statement.resources),
      conditions: statement.conditions.map(compileCondition),
    }))
    this.#actions = source.map(({ actions }) => actionTest(actions))
  }

  /** Statements that speak of an action (in lower case). */
  about(action: string): readonly CompiledStatement[] {
    const known = this.#byAction.get(action)
    if (known) return known
    const found = this.statements.filter((_, index) => this.#actions[index]?.(action) === true)
    if (this.#byAction.size >= actionsRemembered) this.#byAction.clear()
    this.#byAction.set(action, found)
    return found
  }
}

/**
 * Reads and compiles a policy document.
 * @throws PolicyDocumentError when it cannot be read: what rests on it is then not known.
 */
export function compilePolicy(name: string, document: unknown): CompiledPolicy {
  return new CompiledPolicy(name, readPolicyDocument(document))
}

/** A statement without actions, or without resources where its kind needs them, means nothing. */
function actionTest(actions: Patterns | undefined): TextMatcher {
  if (!actions) return () => false
  const matchers = actions.patterns.map(globMatcher)
  const isNamed: TextMatcher = (action) => matchers.some((matches) => matches(action))
  return actions.except ? (action) => !isNamed(action) : isNamed
}

/** Trust policies have no resource: they speak of the role they stand on. */
function resourceTest(resources: Patterns | undefined): CompiledStatement['resource'] {
  if (!resources) return () => true
  const tests: readonly VariableText[] = resources.patterns.map((pattern) => variableText(completed(pattern), true))
  const isNamed = (arn: string, look: Look): Ternary => some(tests, (test) => test(arn, look))
  if (!resources.except) return isNamed
  const variables = variablesOf(resources.patterns)
  return (arn, look) => opposite(isNamed(arn, look), variables, look)
}

/** An ARN with fewer than its six parts has a `*` in each that is missing (IAM User Guide, "IAM JSON policy elements: Resource"). */
function completed(pattern: string): string {
  if (!pattern.startsWith('arn:')) return pattern
  const missing = 6 - pattern.replaceAll(/\$\{[^{}]*\}/g, '').split(':').length
  return missing > 0 ? `${pattern}${':*'.repeat(missing)}` : pattern
}
