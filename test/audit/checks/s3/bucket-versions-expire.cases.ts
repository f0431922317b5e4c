import { check } from '#lib/audit/checks/s3/bucket-versions-expire.ts'
import { checkCases } from '../../check-cases.ts'

const bucket = (VersioningConfiguration: unknown, LifecycleConfiguration: unknown) => ({
  configuration: { VersioningConfiguration, LifecycleConfiguration },
})

export const cases = checkCases(check, [
  ['versioned with a rule', 'pass', bucket({ Status: 'Enabled' }, { Rules: [{ Status: 'Enabled' }] })],
  ['versioned without', 'fail', bucket({ Status: 'Enabled' }, null)],
  ['versioned, the rule off', 'fail', bucket({ Status: 'Enabled' }, { Rules: [{ Status: 'Disabled' }] })],
  ['never versioned', 'not-applicable', bucket(null, null)],
  ['no longer versioned', 'not-applicable', bucket({ Status: 'Suspended' }, null)],
  ['rules denied', 'unknown', { ...bucket({ Status: 'Enabled' }, null), unseen: { LifecycleConfiguration: 'denied' } }],
])
