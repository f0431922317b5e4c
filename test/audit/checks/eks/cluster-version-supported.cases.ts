import { check } from '#lib/audit/checks/eks/cluster-version-supported.ts'
import { checkCases } from '../../check-cases.ts'

const version = (Version: string | null) => ({ configuration: { Version } })

export const cases = checkCases(check, [
  ['supported', 'pass', version('1.34')],
  ['ended', 'fail', { ...version('1.31'), says: /2025-11-26/ }],
  ['long gone', 'fail', version('1.15')],
  ['newer than the calendar', 'pass', version('1.99')],
  ['none named', 'unknown', version(null)],
  ['odd', 'unknown', version('latest')],
  ['denied', 'unknown', { unseen: { Version: 'eks:DescribeCluster denied' } }],
])
