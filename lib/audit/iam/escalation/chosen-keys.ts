import type { CompiledPolicy } from '../evaluate/compiled-policy.ts'
import { filler } from './resource-candidates.ts'

/** Combinations tried for keys that the caller sets himself. */
const combinationsAtMost = 64
const valuesAtMost = 6

/**
 * Those of the keys that a caller sets himself: tags he gives, and for something new its own properties. The rest (where the call comes
 * from, when, whether with a second factor) is not his to choose.
 */
export function chosenKeys(
  keys: readonly string[],
  { action, creates }: { readonly action: string; readonly creates: boolean },
): readonly string[] {
  const service = action.split(':', 1)[0] ?? ''
  return keys.filter(
    (key) =>
      key.startsWith('aws:requesttag/') ||
      key === 'aws:tagkeys' ||
      key === 'iam:associatedresourcearn' ||
      key === 'ec2:osuser' ||
      key === 'lambda:principal' ||
      (service === 'sts' && (key === 'aws:requestedregion' || key === 'sts:rolesessionname')) ||
      (creates && key.startsWith(`${service}:`) && !key.includes('resourcetag')),
  )
}

/** Values for these keys that the caller's policies speak of, and their absence, in all combinations up to a bound. */
export function choiceOf(
  keys: readonly string[],
  action: string,
  policies: readonly CompiledPolicy[],
): readonly Readonly<Record<string, string | null>>[] {
  const spoken = policies.flatMap((policy) => policy.about(action.toLowerCase()).flatMap(({ source }) => source.conditions))
  let combinations: readonly Readonly<Record<string, string | null>>[] = [{}]
  for (const key of keys) {
    const named = spoken.filter((condition) => condition.key === key && condition.operator !== 'null').flatMap(({ values }) => values)
    const values = [...new Set(named.map((value) => value.replaceAll('*', filler).replaceAll('?', 'k')))].slice(0, valuesAtMost)
    combinations = combinations.flatMap((one) => [...values, null].map((value) => ({ ...one, [key]: value }))).slice(0, combinationsAtMost)
  }
  return combinations
}
