import { check } from '#lib/audit/checks/cloudfront/distribution-origin-failover.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const distribution = (more: object = {}): CaseParts => ({
  configuration: {
    DistributionConfig: {
      Enabled: true,
      DefaultCacheBehavior: { TargetOriginId: 'o', ViewerProtocolPolicy: 'https-only' },
      Origins: [],
      ...more,
    },
  },
})

export const cases = checkCases(check, [
  [
    'two',
    'pass',
    distribution({
      OriginGroups: { Quantity: 1, Items: [{ Id: 'g', Members: { Quantity: 2, Items: [{ OriginId: 'a' }, { OriginId: 'b' }] } }] },
    }),
  ],
  ['none', 'fail', distribution()],
  [
    'a group of one',
    'fail',
    distribution({ OriginGroups: { Quantity: 1, Items: [{ Id: 'g', Members: { Quantity: 1, Items: [{ OriginId: 'a' }] } }] } }),
  ],
  ['no groups', 'fail', distribution({ OriginGroups: { Quantity: 0 } })],
])
