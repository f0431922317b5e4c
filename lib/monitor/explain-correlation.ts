import type { SecurityEvent } from './event.ts'
import { explainRule } from './explain-rule.ts'
import type { ExplainedPart, Explanation } from './explanation.ts'
import type { CompiledCorrelation } from './sigma/compile-correlation.ts'
import { type CompileOptions, compileRules } from './sigma/compile-rules.ts'
import { CorrelationBatch } from './sigma/correlate.ts'
import { type CorrelationDocument, controlOf, type RuleDocument, runs, type SigmaDocument } from './sigma/document.ts'
import { valueAt } from './sigma/value-text.ts'

/**
 * Says what one event means to a correlation: which of its rules it matches, the group it joins and as what, and what is missing
 * before the correlation fires. `documents` are those that are loaded with it. Throws RuleProblem when it does not compile.
 */
export function explainCorrelation(
  document: CorrelationDocument,
  documents: readonly SigmaDocument[],
  event: SecurityEvent,
  options: CompileOptions = {},
): Explanation {
  const ruleset = compileRules(documents, options)
  const refused = ruleset.refused.find((each) => each.document === document)
  if (refused) throw refused.problem
  const compiled = ruleset.correlations.find((each) => each.document === document)
  const batch = new CorrelationBatch(ruleset)
  for (const match of ruleset.match(event)) batch.add(match, event)
  const control = controlOf(document)
  const matches = batch.settle({ watermark: event.time }).some((observation) => observation.control === control)
  return {
    ruleId: control,
    title: document.title,
    kind: 'correlation',
    matches,
    notes: [
      ...(runs(document) ? [] : [`its status is ${document.status}, so it does not run`]),
      matches ? 'this one event makes it fire' : `it fires when ${wantedOf(document)}`,
    ],
    parts: document.rules.map((reference, position) =>
      explainMember(reference, position, { document, documents, compiled, event, options }),
    ),
  }
}

interface Context {
  readonly document: CorrelationDocument
  readonly documents: readonly SigmaDocument[]
  /** Undefined when it does not run. */
  readonly compiled: CompiledCorrelation | undefined
  readonly event: SecurityEvent
  readonly options: CompileOptions
}

function explainMember(reference: string, position: number, context: Context): ExplainedPart {
  const what = `rule ${position + 1}, ${reference}`
  const member = context.documents.find(({ id, name }) => id === reference || name === reference)
  if (member?.kind === 'correlation')
    return { what, holds: null, note: 'a correlation, which joins when it fires: ask for its own explanation', parts: [] }
  if (member?.kind !== 'rule') return { what, holds: null, note: 'is not loaded', parts: [] }
  const explained = explainRule(member, context.event, context.options)
  return {
    what: `${what} "${member.title}"`,
    holds: explained.matches,
    parts: [...explained.parts, ...(explained.matches ? [joining(member, position, context)] : [])],
  }
}

/** The group that the event joins and what it counts as there; or why it takes no part. */
function joining(member: RuleDocument, position: number, { document, compiled, event }: Context): ExplainedPart {
  const contribution = compiled?.contribution(position, event.fields)
  const fields = [...document.groupBy, ...document.countedFields]
  const read = fields.map((name): ExplainedPart => {
    const path = pathOf(document, member, name)
    const value = valueAt(event.fields, path)
    const counted = document.countedFields.includes(name) ? 'counted' : 'group-by'
    return {
      what: path === name ? `${counted} ${name}` : `${counted} ${name}, here ${path}`,
      holds: value !== undefined && value !== null,
      ...(value === undefined ? { note: 'the event has no such field' } : { got: value }),
      parts: [],
    }
  })
  if (!contribution)
    return { what: 'takes part', holds: false, note: 'a field by which it would be grouped or counted is missing', parts: read }
  return {
    what: 'takes part',
    holds: true,
    got: { group: contribution.group, ...(contribution.marks.length > 0 ? { counts: contribution.marks } : {}) },
    parts: read,
  }
}

/** The field that stands for `name` in events of a rule. */
function pathOf({ aliases }: CorrelationDocument, { id, name: ruleName }: RuleDocument, name: string): string {
  const fields = Object.hasOwn(aliases, name) ? aliases[name] : undefined
  const reference = [id, ruleName].find((each) => each !== undefined && fields && Object.hasOwn(fields, each))
  return (reference !== undefined && fields?.[reference]) || name
}

function wantedOf({ type, condition, timespan, groupBy, countedFields, rules, keepwatch }: CorrelationDocument): string {
  const numbers = Object.entries(condition).map(([comparison, number]) => `${comparison} ${number}`)
  const group = groupBy.length > 0 ? ` of one group (${groupBy.join(', ')})` : ''
  const gap = keepwatch?.window?.gap
  const time = gap === undefined ? `within ${timespan / 1_000} s` : `with at most ${gap / 1_000} s between them`
  switch (type) {
    case 'event_count':
      return `the number of events${group} ${time} is ${numbers.join(' and ')}`
    case 'temporal':
      return `each of its ${rules.length} rules matched${group} ${time}`
    case 'temporal_ordered':
      return `its ${rules.length} rules matched in their order${group} ${time}`
    case 'absence':
      return `the first rule matched and the second did not follow${group} ${time}`
    case 'first_seen':
      return `the values of ${countedFields.join(', ')} are new${group}`
    default:
      return `${type} of ${countedFields.join(', ')}${group} ${time} is ${numbers.join(' and ')}`
  }
}
