import type { CompiledPolicy } from '../evaluate/compiled-policy.ts'
import { globMatcher } from '../evaluate/glob.ts'
import { commonText } from './common-text.ts'
import { fill, type ResourceTemplate, type Variables } from './resource-template.ts'

/** What a `*` of a pattern is filled with where nothing else says what. */
export const filler = 'keepwatch'

/** What AWS would choose: an id that no policy can have foreseen. */
const chosenByAws = '0c5d9f1c'

const patternsAtMost = 60
const pairsAtMost = 40

/**
 * Resources that fit a template, worth asking about: the name nobody would choose first, then one for each pattern that a policy of the
 * caller has about these actions, then one for each pair of patterns. Whoever may act on some name chooses that name.
 */
export function* resourceCandidates(
  template: ResourceTemplate,
  values: Variables,
  actions: readonly string[],
  policies: readonly CompiledPolicy[],
  userName: string,
): Generator<string> {
  const byAws = (variable: string): string | undefined => (variable.endsWith('Id') ? chosenByAws : undefined)
  yield fill(template, values, (variable) => byAws(variable) ?? filler)
  const wanted = fill(template, values, (variable) => byAws(variable) ?? '?*')
  const fits = globMatcher(wanted)
  const patterns = [...patternsAbout(actions, policies, userName)].filter((pattern) => pattern !== '*').slice(0, patternsAtMost)
  const possible: string[] = []
  for (const pattern of patterns) {
    const simple = pattern.replaceAll('*', filler).replaceAll('?', 'k')
    const text = fits(simple) ? simple : commonText([wanted, pattern])
    if (text === undefined) continue
    possible.push(pattern)
    yield text
  }
  let pairs = 0
  for (const [index, one] of possible.entries())
    for (const other of possible.slice(index + 1)) {
      if (pairs++ >= pairsAtMost) return
      const text = commonText([wanted, one, other])
      if (text !== undefined) yield text
    }
}

/** Patterns of resources in statements about these actions, the caller's name put in. */
function patternsAbout(actions: readonly string[], policies: readonly CompiledPolicy[], userName: string): ReadonlySet<string> {
  const patterns = new Set<string>()
  for (const action of actions)
    for (const policy of policies)
      for (const { source } of policy.about(action.toLowerCase()))
        for (const pattern of source.resources?.patterns ?? []) patterns.add(pattern.replaceAll(/\$\{aws:username\}/gi, userName))
  return patterns
}
