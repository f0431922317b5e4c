import { type Judgement, notApplicable } from './check.ts'

/** That a KMS key is one of AWS, which the customer cannot change; undefined for the customer's own. */
export function notOurs(manager: string): Judgement | undefined {
  return manager === 'AWS' ? notApplicable('AWS manages this key, and rotates it every year.', { KeyManager: manager }) : undefined
}
