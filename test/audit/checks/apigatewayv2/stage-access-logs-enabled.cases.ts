import { check } from '#lib/audit/checks/apigatewayv2/stage-access-logs-enabled.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (AccessLogSettings: unknown): CaseParts => ({ configuration: { AccessLogSettings } })

export const cases = checkCases(check, [
  ['on', 'pass', of({ DestinationArn: 'arn:aws:logs:us-east-1:111122223333:log-group:api', Format: '{}' })],
  ['off', 'fail', of(null)],
  ['a format alone', 'fail', of({ Format: '{}' })],
])
