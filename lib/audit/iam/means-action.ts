import type { Patterns } from './policy-document.ts'
import { covers } from './wildcard.ts'

/**
 * Whether `Action` or `NotAction` of a statement means this action, given in lower case (`s3:putobject`). A statement without actions means none.
 */
export function meansAction(actions: Patterns | undefined, action: string): boolean {
  if (!actions) return false
  return actions.except !== actions.patterns.some((pattern) => covers(pattern, action))
}
