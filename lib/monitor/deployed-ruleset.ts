import { builtInRuleset } from './catalogue.ts'
import { readOperator } from './operator/operator.ts'
import type { Ruleset } from './sigma/compile-rules.ts'
import { RuleProblem } from './sigma/rule-problem.ts'

let known: { readonly text: string; readonly ruleset: Ruleset } | undefined

/**
 * The built-in detections as the deployed operator's file (JSON text; empty: none) wants them, compiled once per process. A file
 * that cannot be used, which the deployment refuses, is said to `warn` once, and the detections run without it: more is told then, never less.
 */
export function deployedRuleset(text: string, warn: (message: string) => void): Ruleset {
  if (known?.text !== text) known = { text, ruleset: rulesetOf(text, warn) }
  return known.ruleset
}

function rulesetOf(text: string, warn: (message: string) => void): Ruleset {
  if (text === '') return builtInRuleset()
  try {
    return builtInRuleset(readOperator(JSON.parse(text)))
  } catch (error) {
    if (!(error instanceof RuleProblem || error instanceof SyntaxError)) throw error
    const place = error instanceof RuleProblem ? `${error.key} ` : ''
    warn(`The operator's file is not used, and nothing is excluded: ${place}${error.message}. Wanted: a file that "npm run synth" takes.`)
    return builtInRuleset()
  }
}
