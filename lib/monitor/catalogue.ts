import type { Severity } from '#lib/findings/severity.ts'
import { documents, needs } from './detections/catalogue.generated.ts'
import { attackIds } from './sighting.ts'
import { compileRules, type Ruleset } from './sigma/compile-rules.ts'
import { controlOf, type SigmaDocument } from './sigma/document.ts'

let compiled: Ruleset | undefined

/** The documents of the built-in detections: rules, base rules and correlations, as the YAML files say them. */
export function builtInDocuments(): readonly SigmaDocument[] {
  return documents
}

/** The built-in detections, compiled once per process. Reads no YAML, so that no Lambda carries a parser. */
export function builtInRuleset(): Ruleset {
  compiled ??= compileRules(
    documents,
    {},
    new Map(documents.flatMap((document, index) => (needs[index] ? [[document, needs[index]]] : []))),
  )
  return compiled
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
