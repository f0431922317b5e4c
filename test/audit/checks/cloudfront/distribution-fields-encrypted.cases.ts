import { check } from '#lib/audit/checks/cloudfront/distribution-fields-encrypted.ts'
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
  ['by default', 'pass', distribution({ DefaultCacheBehavior: { TargetOriginId: 'o', FieldLevelEncryptionId: 'f' } })],
  ['of one path', 'pass', distribution({ CacheBehaviors: [{ PathPattern: '/pay', FieldLevelEncryptionId: 'f' }] })],
  ['none', 'fail', distribution()],
])
