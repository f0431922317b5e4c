import type { Patterns, PolicyStatement } from './policy-document.ts'
import { covers } from './wildcard.ts'

/**
 * The statements that allow every action on every resource, conditions or not. None when another statement denies everything
 * without a condition, which wins over any allow.
 */
export function fullAdminStatements(statements: readonly PolicyStatement[]): readonly PolicyStatement[] {
  const everything = statements.filter(
    (statement) => isAll(statement.actions, isEveryAction) && isAll(statement.resources, isEveryResource),
  )
  if (everything.some((statement) => statement.effect === 'Deny' && statement.conditions.length === 0)) return []
  return everything.filter((statement) => statement.effect === 'Allow')
}

function isAll(list: Patterns | undefined, isEvery: (pattern: string) => boolean): boolean {
  if (!list) return false
  // "Everything but nothing" is everything; "everything but X" is not.
  return list.except ? list.patterns.length === 0 : list.patterns.some(isEvery)
}

/** `*`, `*:*`, `**`, `?*:*` …: any spelling that covers every action of every service. Names of services and actions have two letters or more. */
export function isEveryAction(pattern: string): boolean {
  const short = pattern.replaceAll(/[?]+/g, (run) => (run.length === 1 ? '' : run))
  return pattern.length <= 128 && covers(short, '*:*')
}

/** `*`, `arn:*`, `arn:aws:*`, `arn:aws:*:*:*:*` …: any spelling that covers every ARN of a partition. */
export function isEveryResource(pattern: string): boolean {
  if (covers(pattern, '*')) return true
  const [arn, partition, ...rest] = pattern.split(':')
  if (arn !== 'arn' || partition === undefined) return false
  const wide = (part: string): boolean => /^\*+$/.test(part)
  return rest.length === 0 ? wide(partition) : (wide(partition) || /^aws(-[a-z-]+)?$/.test(partition)) && rest.every(wide)
}
