import { check } from '#lib/audit/checks/apigateway/stage-tracing-enabled.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (TracingEnabled: unknown): CaseParts => ({ configuration: { TracingEnabled } })

export const cases = checkCases(check, [
  ['on', 'pass', of(true)],
  ['off', 'fail', of(false)],
  ['not set in a template', 'fail', of(null)],
  ['not known', 'unknown', of('maybe')],
])
