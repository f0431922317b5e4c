import { isEveryResource } from './full-admin.ts'
import { meansAction } from './means-action.ts'
import type { Patterns, PolicyStatement } from './policy-document.ts'
import { covers } from './wildcard.ts'

/**
 * Statements of an identity policy that allow an action (`iam:passrole`, in lower case) on something, and are not taken back by a statement
 * that denies it on everything without a condition. What is left may still be bounded by resources and conditions.
 */
export function allowing(statements: readonly PolicyStatement[], action: string): readonly PolicyStatement[] {
  const isDenied = statements.some(
    (statement) =>
      statement.effect === 'Deny' &&
      statement.conditions.length === 0 &&
      isEverything(statement.resources) &&
      meansAction(statement.actions, action),
  )
  if (isDenied) return []
  return statements.filter(
    (statement) => statement.effect === 'Allow' && statement.resources !== undefined && meansAction(statement.actions, action),
  )
}

/** Statements that allow all of a service (`kms`) on everything, with nothing of it denied outright. */
export function allowingService(statements: readonly PolicyStatement[], service: string): readonly PolicyStatement[] {
  const whole = statements.filter((statement) => isEverything(statement.resources) || coversService(statement.resources, service))
  const denied = whole.some(
    (statement) => statement.effect === 'Deny' && statement.conditions.length === 0 && touchesService(statement.actions, service),
  )
  if (denied) return []
  return whole.filter((statement) => statement.effect === 'Allow' && meansService(statement.actions, service))
}

/** Whether a list of resources is all of them: `*`, `arn:aws:*`, or everything but nothing. */
export function isEverything(resources: Patterns | undefined): boolean {
  if (!resources) return false
  return resources.except ? resources.patterns.length === 0 : resources.patterns.some(isEveryResource)
}

/** `arn:aws:kms:*:*:*` is all that the service has. */
function coversService(resources: Patterns | undefined, service: string): boolean {
  return resources !== undefined && !resources.except && resources.patterns.some((pattern) => covers(pattern, `arn:aws:${service}:*:*:*`))
}

/** Whether all actions of a service are meant: `kms:*`, `*`, or everything but others. */
function meansService(actions: Patterns | undefined, service: string): boolean {
  if (!actions) return false
  return actions.except
    ? !actions.patterns.some((pattern) => mayMean(pattern, service))
    : actions.patterns.some((pattern) => covers(pattern, `${service}:*`))
}

/** Whether any action of a service is meant. */
function touchesService(actions: Patterns | undefined, service: string): boolean {
  if (!actions) return false
  return actions.except
    ? !actions.patterns.some((pattern) => covers(pattern, `${service}:*`))
    : actions.patterns.some((pattern) => mayMean(pattern, service))
}

/** Whether a pattern may match an action of the service: what stands before its first wildcard says no, or it may. */
function mayMean(pattern: string, service: string): boolean {
  const prefix = `${service}:`
  const literal = pattern.split(/[*?]/, 1)[0] ?? ''
  return literal.startsWith(prefix) || (literal.length < pattern.length && prefix.startsWith(literal))
}
