import { check } from '#lib/audit/checks/cloudfront/distribution-https-required.ts'
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
  ['only', 'pass', distribution()],
  ['led there', 'pass', distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' } })],
  ['both', 'fail', distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all' } })],
  [
    'both on one path',
    'fail',
    { ...distribution({ CacheBehaviors: [{ PathPattern: '/old/*', ViewerProtocolPolicy: 'allow-all' }] }), says: /old/ },
  ],
  ['not set', 'fail', distribution({ DefaultCacheBehavior: {} })],
])
