import { check } from '#lib/audit/checks/cloudfront/distribution-root-object-set.ts'
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
const bucket = { Id: 'o', DomainName: 'b.s3.amazonaws.com', S3OriginConfig: {} }

export const cases = checkCases(check, [
  ['set', 'pass', distribution({ DefaultRootObject: 'index.html', Origins: [bucket] })],
  ['not set', 'fail', distribution({ Origins: [bucket] })],
  ['empty', 'fail', distribution({ DefaultRootObject: '', Origins: [bucket] })],
  ['a server answers', 'not-applicable', distribution({ Origins: [{ Id: 'o', DomainName: 'app.example', CustomOriginConfig: {} }] })],
])
