import { canonicalJson } from '#lib/findings/canonical-json.ts'
import { PolicyDocumentError } from '../../iam/policy-document.ts'
import type { Told } from '../change.ts'
import { compareGrants } from './compare-grants.ts'
import { type PolicyWords, tellGrants } from './grant-words.ts'
import { type Grant, grantsOf, TooManyGrantsError } from './grants.ts'

/** Documents on one side of a comparison, `null` for none. */
export type Documents = readonly unknown[]

/** What is compared. */
export interface ComparedPolicies {
  readonly before: Documents
  readonly after: Documents
  /** In force on both sides beside them, as they were before and are now. */
  readonly keptBefore?: Documents
  readonly keptAfter?: Documents
  readonly ownAccount: string
}

/**
 * What policies now allow that they did not, and the reverse, in words. Two that differ only in how they are written make no difference;
 * one that was written anew and allows the same is told as such.
 */
export function tellPolicies(compared: ComparedPolicies, words: PolicyWords): readonly Told[] {
  const { before, after, keptBefore = [], keptAfter = [], ownAccount } = compared
  const name = words.on?.words ?? words.trust ?? words.holder ?? 'it'
  try {
    const all = (documents: Documents): readonly Grant[] => documents.flatMap((document) => grantsOf(document, ownAccount))
    const kept = {
      before: keptBefore.flatMap((document) => readable(document, ownAccount)),
      after: keptAfter.flatMap((document) => readable(document, ownAccount)),
    }
    return tellGrants(compareGrants(all(before), all(after), kept), words)
  } catch (error) {
    if (!(error instanceof PolicyDocumentError) && !(error instanceof TooManyGrantsError)) throw error
    if (canonicalJson(before) === canonicalJson(after)) return []
    const why = error.message.replace(/\.$/, '')
    return [{ sentence: `What is allowed on ${name} changed and cannot be told: ${why}`, weight: 'high', effect: 'neutral' }]
  }
}

/** What a document beside says; one that cannot be read hides nothing: what it may allow as well is told. */
function readable(document: unknown, ownAccount: string): readonly Grant[] {
  try {
    return grantsOf(document, ownAccount)
  } catch (error) {
    if (error instanceof PolicyDocumentError || error instanceof TooManyGrantsError) return []
    throw error
  }
}
