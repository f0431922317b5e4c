import type { SecurityEvent } from './event.ts'
import { explainDetection } from './explain-detection.ts'
import type { ExplainedPart, Explanation } from './explanation.ts'
import { isAbout } from './sigma/compile-rule.ts'
import { type CompileOptions, compileRules } from './sigma/compile-rules.ts'
import { controlOf, type RuleDocument, runs } from './sigma/document.ts'

/**
 * Says clause by clause why a rule matches an event or not. Every answer is the engine's own: each clause is compiled by
 * itself and asked, so that the explanation cannot disagree with what the engine does. Throws RuleProblem for a rule that
 * does not compile.
 */
export function explainRule(document: RuleDocument, event: SecurityEvent, options: CompileOptions = {}): Explanation {
  const matches = matchesEvent(document, event, options)
  const filters = (document.filters ?? []).map((filter): ExplainedPart => {
    const filtered: RuleDocument = {
      ...bare(document),
      detection: filter.detection,
      ...(filter.keepwatch ? { keepwatch: filter.keepwatch } : {}),
    }
    const { holds, parts } = explainDetection(filtered, event.fields, options)
    return { what: `filter "${filter.title}"`, holds, note: holds ? 'lets the event through' : 'takes the event away', parts }
  })
  return {
    ruleId: controlOf(document),
    title: document.title,
    kind: 'rule',
    matches,
    notes: notesOf(document, matches),
    parts: [
      { what: 'log source', holds: isAbout(document, event), got: event.logSource, wanted: document.logSource, parts: [] },
      ...explainDetection({ ...document, filters: [] }, event.fields, options).parts,
      ...filters,
    ],
  }
}

/** Whether the rule matches the event, as a ruleset of this rule alone says; also for one whose status keeps it from running. */
function matchesEvent(document: RuleDocument, event: SecurityEvent, options: CompileOptions): boolean {
  const { match, refused } = compileRules([{ ...document, status: 'test' }], options)
  const [problem] = refused
  if (problem) throw problem.problem
  return match(event).length > 0
}

function bare({ keepwatch: _, ...document }: RuleDocument): RuleDocument {
  return { ...document, filters: [] }
}

function notesOf(document: RuleDocument, matches: boolean): string[] {
  const { firstSeen, baseline } = document.keepwatch ?? {}
  return [
    ...(runs(document) ? [] : [`its status is ${document.status}, so it does not run`]),
    ...(matches && firstSeen ? ['a match alerts only when its values are new; earlier events decide'] : []),
    ...(matches && baseline ? ['a match does not alert by itself: it is counted by a baseline'] : []),
  ]
}
