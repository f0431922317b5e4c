import type { Severity } from '#lib/findings/severity.ts'
import { documents, needs } from './detections/catalogue.generated.ts'
import { compileFor } from './operator/apply-operator.ts'
import type { Operator } from './operator/operator.ts'
import { attackIds } from './sighting.ts'
import { compileRules, type Ruleset } from './sigma/compile-rules.ts'
import { controlOf, type SigmaDocument } from './sigma/document.ts'
import type { PreparedNeeds } from './sigma/prepared-needs.ts'

let compiled: Ruleset | undefined

/** The documents of the built-in detections: rules, base rules and correlations, as the YAML files say them. */
export function builtInDocuments(): readonly SigmaDocument[] {
  return documents
}

/**
 * The built-in detections, compiled once per process; as an operator wants them, compiled anew. Reads no YAML, so that no Lambda
 * carries a parser. Throws RuleProblem when an exclusion of the operator cannot be used.
 */
export function builtInRuleset(operator?: Operator): Ruleset {
  if (operator) return compileFor(operator, documents, {}, preparedNeeds())
  compiled ??= compileRules(documents, {}, preparedNeeds())
  return compiled
}

function preparedNeeds(): Map<SigmaDocument, PreparedNeeds> {
  return new Map(documents.flatMap((document, index) => (needs[index] ? [[document, needs[index]]] : [])))
}

/** A detection as the pages and the coverage name it. */
export interface DetectionEntry {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  /** ATT&CK technique ids. */
  readonly attack: readonly string[]
  /** Name of the source switch without which it is blind. */
  readonly switch: string
}

/** The built-in detections that alert, by id; base rules of correlations are parts, not detections. */
export function builtInDetections(): readonly DetectionEntry[] {
  return documents.flatMap((document) => {
    const needed = document.keepwatch?.switch
    if (needed === undefined) return []
    return [
      {
        id: controlOf(document),
        title: document.title,
        severity: document.level ?? 'medium',
        attack: attackIds(document.tags),
        switch: needed,
      },
    ]
  })
}
