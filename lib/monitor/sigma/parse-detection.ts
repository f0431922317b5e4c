import type { Detection, KeepwatchKey, LogSourceNames, YamlValue } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { RuleProblem } from './rule-problem.ts'

const logSourceKeys: ReadonlySet<string> = new Set(['category', 'product', 'service', 'definition'])

/** Reads `logsource` of a rule or a filter. Throws RuleProblem. */
export function parseLogSource(reader: DocumentReader): LogSourceNames {
  const source = reader.map('logsource')
  source.only(logSourceKeys)
  const named = (['category', 'product', 'service'] as const).flatMap((key) => {
    const value = source.text(key)
    return value ? [[key, value.toLowerCase()] as const] : []
  })
  if (named.length === 0) throw reader.refuse('logsource', 'at least one of category, product, service')
  return Object.fromEntries(named)
}

/** Keys beside the selections of a rule, and of a filter. */
const otherKeys = { detection: ['condition', 'timeframe'], filter: ['condition', 'rules'] }

/** Reads the selections and the condition under `key`; `more` are those of `keepwatch.selections`. Throws RuleProblem. */
export function parseDetection(reader: DocumentReader, key: 'detection' | 'filter', more: KeepwatchKey['selections'] = {}): Detection {
  const detection = reader.map(key)
  if (detection.get('condition') === undefined) throw detection.refuse('condition', 'a text such as "selection and not filter"')
  const selections = detection.keys().filter((name) => !otherKeys[key].includes(name))
  if (selections.length + Object.keys(more).length === 0) throw reader.refuse(key, 'at least one selection beside the condition')
  const twice = selections.find((name) => Object.hasOwn(more, name))
  if (twice !== undefined)
    throw new RuleProblem(['keepwatch', 'selections', twice], `is a selection of "${key}", too; wanted a name of its own`)
  // From YAML, so it is plain data; `compile-rule.ts` judges each value where it knows what it is for.
  return reader.get(key) as Readonly<Record<string, YamlValue>>
}
