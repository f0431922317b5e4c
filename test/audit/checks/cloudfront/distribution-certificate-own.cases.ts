import { check } from '#lib/audit/checks/cloudfront/distribution-certificate-own.ts'
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
  ['of ACM', 'pass', distribution({ ViewerCertificate: { AcmCertificateArn: 'arn:c' } })],
  ['of IAM', 'pass', distribution({ ViewerCertificate: { IamCertificateId: 'c' } })],
  ['of CloudFront', 'fail', distribution({ ViewerCertificate: { CloudFrontDefaultCertificate: true } })],
  ['none in a template', 'fail', distribution()],
])
