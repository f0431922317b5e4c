import { check } from '#lib/audit/checks/redshift/cluster-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const cluster = (PubliclyAccessible: boolean | null) => ({ configuration: { PubliclyAccessible } })

export const cases = checkCases(check, [
  ['private', 'pass', cluster(false)],
  ['public', 'fail', cluster(true)],
  ['left out of a template', 'pass', cluster(null)],
])
