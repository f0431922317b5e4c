import { at, ofType, type SynthesisedStack } from './synthesised.ts'

/** What the placeholders of the definition become in the tests; the same names that an endpoint test creates. */
export const substituted = {
  StateTable: 'keepwatch-state',
  PlanArn: 'arn:aws:lambda:eu-west-1:123456789012:function:plan-audit',
  CollectArn: 'arn:aws:lambda:eu-west-1:123456789012:function:collect',
  EvaluateArn: 'arn:aws:lambda:eu-west-1:123456789012:function:evaluate',
} as const

/** The definition that the template deploys, with its placeholders filled in; throws when the template has others than these. */
export function auditDefinition(stack: SynthesisedStack): { readonly States: Readonly<Record<string, unknown>> } {
  const [machine] = ofType(stack, 'AWS::StepFunctions::StateMachine')
  const names = Object.keys(at(machine, 1, 'DefinitionSubstitutions') ?? {}).toSorted()
  if (names.join() !== Object.keys(substituted).toSorted().join())
    throw new Error(`The template substitutes ${names.join()}, wanted ${Object.keys(substituted).join()}.`)
  const text = String(at(machine, 1, 'DefinitionString'))
  return JSON.parse(Object.entries(substituted).reduce((filled, [name, value]) => filled.replaceAll(`\${${name}}`, value), text))
}
