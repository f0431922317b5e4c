import { check } from '#lib/audit/checks/ec2/vpc-query-logging-enabled.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['associated', 'pass', { observed: { QueryLogs: [{ Status: 'ACTIVE' }] } }],
  ['one failed, one active', 'pass', { observed: { QueryLogs: [{ Status: 'FAILED' }, { Status: 'ACTIVE' }] } }],
  ['failed', 'fail', { observed: { QueryLogs: [{ Status: 'FAILED' }] } }],
  ['none', 'fail', { observed: { QueryLogs: [] } }],
  ['denied', 'unknown', { unseen: { QueryLogs: 'route53resolver:ListResolverQueryLogConfigAssociations denied' } }],
  ['not said', 'unknown', {}],
])
