import type { FilterDocument, KeepwatchKey } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { parseDetection, parseLogSource } from './parse-detection.ts'
import { RuleProblem, shown } from './rule-problem.ts'

/** Reads the `filter` section (Sigma filters specification 2.1). Throws RuleProblem. */
export function parseFilter(reader: DocumentReader, keepwatch: KeepwatchKey | undefined): Pick<FilterDocument, 'rules' | 'detection'> {
  const strange = Object.keys(keepwatch ?? {}).find((key) => key !== 'selections' && key !== 'json')
  if (strange) throw new RuleProblem(['keepwatch', strange], 'has no meaning in a filter; wanted selections or json')
  const filter = reader.map('filter')
  const rules = rulesOf(filter)
  if (filter.get('timeframe') !== undefined) throw filter.refuse('timeframe', 'none: a filter looks at one event')
  const { rules: _, ...detection } = parseDetection(reader, 'filter', keepwatch?.selections)
  return { rules, detection }
}

/** Which rules a filter is for, read by itself: so that a filter that cannot be used can say who misses it. Throws RuleProblem. */
export function parseTargets(reader: DocumentReader): Pick<FilterDocument, 'rules' | 'logSource'> {
  return { rules: rulesOf(reader.map('filter')), logSource: parseLogSource(reader) }
}

/** The ids or names of the rules that it is for; null for all: `rules: any`, as pySigma has it, or none named. */
function rulesOf(filter: DocumentReader): readonly string[] | null {
  const value = filter.get('rules')
  if (value === undefined || value === 'any') return null
  const rules = filter.texts('rules')
  const empty = rules.findIndex((rule) => rule.trim() === '')
  if (empty >= 0) throw new RuleProblem([...filter.path, 'rules', empty], `is ${shown(rules[empty])}; wanted the id or name of a rule`)
  if (rules.length === 0) throw filter.refuse('rules', 'ids or names of rules, or "any"')
  return rules
}
