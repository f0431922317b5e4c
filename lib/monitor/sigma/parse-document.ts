import { severities } from '#lib/findings/severity.ts'
import { type RuleDocument, type SigmaDocument, statuses, type YamlValue } from './document.ts'
import { DocumentReader } from './document-reader.ts'
import { parseCorrelation } from './parse-correlation.ts'
import { parseKeepwatch } from './parse-keepwatch.ts'
import { RuleProblem } from './rule-problem.ts'

/** Keys that describe any document (Sigma rules specification 2.1), and those that Sigma's own repository adds for its tests. */
const describing = [
  'title', 'id', 'name', 'related', 'taxonomy', 'status', 'description', 'license', 'references', 'author', 'date', 'modified',
  'tags', 'falsepositives', 'fields', 'level', 'scope', 'regression_tests_path', 'simulation', 'keepwatch',
] // biome-ignore format: a list of words
const ruleKeys: ReadonlySet<string> = new Set([...describing, 'logsource', 'detection'])
const correlationKeys: ReadonlySet<string> = new Set([...describing, 'correlation', 'generate'])
const logSourceKeys: ReadonlySet<string> = new Set(['category', 'product', 'service', 'definition'])
const maxTitle = 256

/** Reads one YAML document as a rule or a correlation. Throws RuleProblem naming key, value got and value wanted. */
export function parseDocument(value: unknown, file: string): SigmaDocument {
  const reader = new DocumentReader(value, [])
  if (reader.get('filter') !== undefined)
    throw new RuleProblem(['filter'], 'filter documents are not supported yet; wanted the exclusion inside the rule ("and not filter")')
  if (reader.get('action') !== undefined)
    throw new RuleProblem(['action'], 'rule collections by "action" are not part of Sigma 2; wanted one document per rule')
  const isCorrelation = reader.get('correlation') !== undefined
  if (!isCorrelation && reader.get('detection') === undefined) throw reader.refuse('detection', '"detection" (a rule) or "correlation"')
  reader.only(isCorrelation ? correlationKeys : ruleKeys)
  const base = describe(reader, file)
  if (isCorrelation) return { ...base, kind: 'correlation', ...parseCorrelation(reader) }
  return { ...base, kind: 'rule', logSource: parseLogSource(reader), detection: parseDetection(reader) }
}

function describe(reader: DocumentReader, file: string) {
  const title = reader.requiredText('title')
  if (title.length > maxTitle) throw reader.refuse('title', `at most ${maxTitle} characters`)
  const optional = {
    id: reader.text('id'),
    name: reader.text('name'),
    level: reader.oneOf('level', severities),
    description: reader.text('description'),
  }
  const keepwatch = reader.get('keepwatch') === undefined ? undefined : parseKeepwatch(reader.map('keepwatch'))
  return {
    file,
    title,
    ...(optional.id ? { id: optional.id } : {}),
    ...(optional.name ? { name: optional.name } : {}),
    status: reader.oneOf('status', statuses) ?? ('stable' as const),
    ...(optional.level ? { level: optional.level } : {}),
    ...(optional.description ? { description: optional.description } : {}),
    references: reader.texts('references'),
    tags: reader.texts('tags'),
    falsePositives: reader.texts('falsepositives'),
    fields: reader.texts('fields'),
    ...(keepwatch ? { keepwatch } : {}),
  }
}

function parseLogSource(reader: DocumentReader): RuleDocument['logSource'] {
  const source = reader.map('logsource')
  source.only(logSourceKeys)
  const named = (['category', 'product', 'service'] as const).flatMap((key) => {
    const value = source.text(key)
    return value ? [[key, value.toLowerCase()] as const] : []
  })
  if (named.length === 0) throw reader.refuse('logsource', 'at least one of category, product, service')
  return Object.fromEntries(named)
}

function parseDetection(reader: DocumentReader): RuleDocument['detection'] {
  const detection = reader.map('detection')
  if (detection.get('condition') === undefined) throw detection.refuse('condition', 'a text such as "selection and not filter"')
  if (detection.keys().length < 2) throw reader.refuse('detection', 'at least one selection beside the condition')
  // From YAML, so it is plain data; `compile-rule.ts` judges each value where it knows what it is for.
  return reader.get('detection') as Readonly<Record<string, YamlValue>>
}
