import { severities } from '#lib/findings/severity.ts'
import { type SigmaDocument, statuses } from './document.ts'
import { DocumentReader } from './document-reader.ts'
import { parseCorrelation } from './parse-correlation.ts'
import { parseDetection, parseLogSource } from './parse-detection.ts'
import { parseFilter } from './parse-filter.ts'
import { parseKeepwatch } from './parse-keepwatch.ts'
import { hasOwnCorrelation, refuseMisplacedState } from './parse-state.ts'
import { RuleProblem } from './rule-problem.ts'

/** Keys that describe any document (Sigma rules specification 2.1), and those that Sigma's own repository adds for its tests. */
const describing = [
  'title', 'id', 'name', 'related', 'taxonomy', 'status', 'description', 'license', 'references', 'author', 'date', 'modified',
  'tags', 'falsepositives', 'fields', 'level', 'scope', 'regression_tests_path', 'simulation', 'keepwatch',
] // biome-ignore format: a list of words
const ruleKeys: ReadonlySet<string> = new Set([...describing, 'logsource', 'detection'])
const correlationKeys: ReadonlySet<string> = new Set([...describing, 'correlation', 'generate'])
const filterKeys: ReadonlySet<string> = new Set([...describing, 'logsource', 'filter'])
const keysOf = { correlation: correlationKeys, filter: filterKeys, detection: ruleKeys }
const maxTitle = 256

/** Reads one YAML document as a rule, a correlation or a filter. Throws RuleProblem naming key, value got and value wanted. */
export function parseDocument(value: unknown, file: string): SigmaDocument {
  const reader = new DocumentReader(value, [])
  if (reader.get('action') !== undefined)
    throw new RuleProblem(['action'], 'belongs to a collection of rules, which is read as a whole file; wanted one document per rule')
  const kind =
    (['correlation', 'filter', 'detection'] as const).find((key) => reader.get(key) !== undefined) ??
    (hasOwnCorrelation(reader) ? 'correlation' : undefined)
  if (!kind) throw reader.refuse('detection', '"detection" (a rule), "correlation" or "filter"')
  reader.only(keysOf[kind])
  refuseMisplacedState(reader, kind)
  const base = describe(reader, file)
  if (kind === 'correlation') {
    const strange = (['selections', 'json'] as const).find((key) => base.keepwatch?.[key] !== undefined)
    if (strange) throw new RuleProblem(['keepwatch', strange], 'has no meaning in a correlation; wanted it in the rules that it correlates')
    return { ...base, kind, ...parseCorrelation(reader) }
  }
  const about = { ...base, logSource: parseLogSource(reader) }
  if (kind === 'filter') return { ...about, kind, ...parseFilter(reader, base.keepwatch) }
  return { ...about, kind: 'rule', detection: parseDetection(reader, 'detection', base.keepwatch?.selections) }
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
  refuseBadDates(reader)
  const related = parseRelations(reader)
  const keepwatch = reader.get('keepwatch') === undefined ? undefined : parseKeepwatch(reader.map('keepwatch'))
  return {
    file,
    title,
    ...(optional.id ? { id: optional.id } : {}),
    ...(optional.name ? { name: optional.name } : {}),
    status: reader.oneOf('status', statuses) ?? ('stable' as const),
    ...(optional.level ? { level: optional.level } : {}),
    ...(optional.description ? { description: optional.description } : {}),
    references: reader.words('references'),
    tags: reader.words('tags'),
    falsePositives: reader.words('falsepositives'),
    fields: reader.words('fields'),
    ...(related.length > 0 ? { related } : {}),
    ...(keepwatch ? { keepwatch } : {}),
  }
}

/** `2026-01-31`, and `2026/01/31` as rules before Sigma 2 have it. */
const dateForm = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/

function refuseBadDates(reader: DocumentReader): void {
  for (const key of ['date', 'modified']) {
    const text = reader.text(key)?.trim()
    if (!text) continue
    const [, year, , month, day] = dateForm.exec(text) ?? []
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
    // The last day of a month overflows into the next when there is no such day.
    if (!year || date.getUTCMonth() !== Number(month) - 1) throw reader.refuse(key, 'a date such as 2026-01-31')
  }
}

/** The five types of Sigma 2.1, and two that tools of the project write. */
const relations = ['derived', 'obsolete', 'merged', 'renamed', 'similar', 'obsoletes', 'correlation'] as const
const relationKeys: ReadonlySet<string> = new Set(['id', 'type'])

/** Ids of the documents that this one says it is related to. */
function parseRelations(reader: DocumentReader): string[] {
  return reader.maps('related').map((related) => {
    related.only(relationKeys)
    if (!related.oneOf('type', relations)) throw related.refuse('type', `one of ${relations.slice(0, 5).join(', ')}`)
    return related.requiredText('id')
  })
}
