import { check } from '#lib/audit/checks/cloudfront/distribution-waf-attached.ts'
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
  ['one', 'pass', distribution({ WebACLId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/w/1' })],
  ['none', 'fail', distribution()],
  ['empty', 'fail', distribution({ WebACLId: '' })],
])
