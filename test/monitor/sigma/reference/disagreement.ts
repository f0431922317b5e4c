import type { SecurityEvent } from '#lib/monitor/event.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'
import type { RuleDocument } from '#lib/monitor/sigma/document.ts'
import { placeholders } from './arbitrary-entries.ts'
import { interpret } from './interpret.ts'

/** Where the compiled rules and the reference say different things; undefined when they nowhere do. */
export interface Disagreement {
  readonly refused?: string
  readonly rule?: unknown
  readonly event?: unknown
  readonly reference?: boolean
  readonly compiled?: number
}

/** Asks both about every rule and event; the compiled ones twice, forth and back, since they remember what they read. */
export function disagreement(documents: readonly RuleDocument[], events: readonly SecurityEvent[]): Disagreement | undefined {
  const ruleset = compileRules(documents, { placeholders })
  const [refused] = ruleset.refused
  if (refused) return { refused: refused.problem.message, rule: refused.document.kind === 'rule' ? refused.document.detection : undefined }
  const expected = new Map(
    events.map((event) => [event, new Set(documents.filter((document) => interpret(document, event, placeholders)))]),
  )
  for (const event of [...events, ...events.toReversed()]) {
    const matches = ruleset.match(event).map(({ rule }) => rule.document)
    for (const document of documents) {
      const compiled = matches.filter((each) => each === document).length
      const reference = expected.get(event)?.has(document) ?? false
      if (compiled !== (reference ? 1 : 0)) return { rule: document.detection, event: event.fields, reference, compiled }
    }
  }
  return undefined
}
