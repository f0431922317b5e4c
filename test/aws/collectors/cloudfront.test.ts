import { describe, expect, test } from 'vitest'
import { bucketOfHost, cloudfront } from '#lib/aws/collectors/cloudfront.ts'
import { type Answers, awsError, collectAll, denied } from './fake-aws.ts'

const arn = 'arn:aws:cloudfront::111122223333:distribution/E1'
const origins = {
  Quantity: 2,
  Items: [
    {
      Id: 'files',
      DomainName: 'files.s3.eu-west-1.amazonaws.com',
      S3OriginConfig: { OriginAccessIdentity: '' },
      OriginAccessControlId: 'oac',
      CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'x-origin-verify', HeaderValue: 'hush' }] },
    },
    {
      Id: 'app',
      DomainName: 'app.example',
      CustomOriginConfig: {
        HTTPPort: 80,
        HTTPSPort: 443,
        OriginProtocolPolicy: 'https-only',
        OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2'] },
      },
    },
  ],
}
const configuration = {
  CallerReference: 'c',
  Comment: '',
  Enabled: true,
  DefaultRootObject: '',
  Origins: origins,
  OriginGroups: {
    Quantity: 1,
    Items: [{ Id: 'g', FailoverCriteria: {}, Members: { Quantity: 2, Items: [{ OriginId: 'files' }, { OriginId: 'app' }] } }],
  },
  DefaultCacheBehavior: { TargetOriginId: 'g', ViewerProtocolPolicy: 'redirect-to-https', FieldLevelEncryptionId: '' },
  CacheBehaviors: { Quantity: 1, Items: [{ PathPattern: '/x', TargetOriginId: 'app', ViewerProtocolPolicy: 'allow-all' }] },
  Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
  ViewerCertificate: { ACMCertificateArn: 'arn:c', SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2021' },
  WebACLId: '',
}
const answers: Answers = {
  'cloudfront:ListDistributions': {
    DistributionList: {
      Quantity: 1,
      IsTruncated: false,
      Items: [{ Id: 'E1', ARN: arn, DomainName: 'd.cloudfront.net', Status: 'Deployed', Origins: origins }],
    },
  },
  'cloudfront:GetDistributionConfig': { DistributionConfig: configuration },
  's3:GetBucketLocation': { LocationConstraint: 'eu-west-1' },
}

describe('cloudfront', () => {
  test('a distribution under its CloudFormation names, without the values of headers', async () => {
    const { resources, gaps } = await collectAll(cloudfront, answers)
    expect(gaps).toEqual([])
    expect(resources).toMatchObject([
      {
        arn,
        region: 'global',
        type: 'AWS::CloudFront::Distribution',
        configuration: {
          DistributionConfig: {
            Enabled: true,
            Origins: [
              {
                Id: 'files',
                S3OriginConfig: {},
                OriginAccessControlId: 'oac',
                OriginCustomHeaders: [{ HeaderName: 'x-origin-verify' }],
              },
              { Id: 'app', CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] } },
            ],
            OriginGroups: { Items: [{ Id: 'g', Members: { Items: [{ OriginId: 'files' }, { OriginId: 'app' }] } }] },
            DefaultCacheBehavior: { TargetOriginId: 'g', ViewerProtocolPolicy: 'redirect-to-https' },
            CacheBehaviors: [{ PathPattern: '/x', ViewerProtocolPolicy: 'allow-all' }],
            ViewerCertificate: { AcmCertificateArn: 'arn:c', SslSupportMethod: 'sni-only' },
          },
        },
        observed: { OriginBuckets: [{ OriginId: 'files', Bucket: 'files', State: 'there' }] },
      },
    ])
    // What is empty is not set.
    const shape = resources[0]?.configuration['DistributionConfig'] as object
    for (const name of ['Logging', 'WebACLId', 'DefaultRootObject']) expect(shape).not.toHaveProperty(name)
    expect(JSON.stringify(resources)).not.toContain('hush')
  })

  test('one that logs', async () => {
    const logging = { Enabled: true, IncludeCookies: false, Bucket: 'logs.s3.amazonaws.com', Prefix: 'cf' }
    const { resources } = await collectAll(cloudfront, {
      ...answers,
      'cloudfront:GetDistributionConfig': { DistributionConfig: { ...configuration, Logging: logging } },
    })
    expect(resources[0]?.configuration['DistributionConfig']).toMatchObject({ Logging: { Bucket: 'logs.s3.amazonaws.com', Prefix: 'cf' } })
  })

  test('none at all: CloudFront leaves the list out', async () => {
    const none = { 'cloudfront:ListDistributions': { DistributionList: { Quantity: 0, IsTruncated: false } } }
    expect(await collectAll(cloudfront, none)).toMatchObject({ resources: [], gaps: [] })
  })

  test('a second page is read', async () => {
    const page = ({ Marker }: Readonly<Record<string, unknown>>) => ({
      DistributionList: {
        Quantity: 1,
        Items: [{ Id: 'E', ARN: `${arn}${Marker}`, Origins: origins }],
        ...(Marker ? {} : { NextMarker: 'n' }),
      },
    })
    expect((await collectAll(cloudfront, { ...answers, 'cloudfront:ListDistributions': page })).resources).toHaveLength(2)
  })

  test.each([denied, {}, { DistributionList: { Quantity: 3 } }])(
    'a refused listing, or one that says nothing, is a gap',
    async (answer) => {
      expect(await collectAll(cloudfront, { 'cloudfront:ListDistributions': answer })).toMatchObject({
        resources: [],
        gaps: [{ action: 'cloudfront:ListDistributions', types: ['AWS::CloudFront::Distribution'] }],
      })
    },
  )

  test.each([denied, {}, { DistributionConfig: {} }])('a configuration that is refused or not said is unseen', async (answer) => {
    const { resources } = await collectAll(cloudfront, { ...answers, 'cloudfront:GetDistributionConfig': answer })
    expect(resources[0]?.unseen).toHaveProperty('DistributionConfig')
    expect(resources[0]?.configuration).toEqual({})
  })

  test.each([
    ['NoSuchBucket', 'missing'],
    ['AccessDenied', 'refused'],
  ])('a bucket of which S3 says %s is %s', async (error, State) => {
    const { resources } = await collectAll(cloudfront, { ...answers, 's3:GetBucketLocation': awsError(error) })
    expect(resources[0]?.observed).toMatchObject({ OriginBuckets: [{ Bucket: 'files', State }] })
  })

  test('a bucket of which S3 says nothing leaves all unseen', async () => {
    const { resources } = await collectAll(cloudfront, { ...answers, 's3:GetBucketLocation': awsError('InternalError', 500) })
    expect(resources[0]?.unseen?.['OriginBuckets']).toMatch(/GetBucketLocation/)
  })

  test('one deleted meanwhile is left out', async () => {
    const gone = { ...answers, 'cloudfront:GetDistributionConfig': awsError('NoSuchDistribution', 404) }
    expect(await collectAll(cloudfront, gone)).toMatchObject({ resources: [], gaps: [] })
  })

  test('what nobody wants is not asked', async () => {
    const { actions } = await collectAll(cloudfront, answers, { wants: (_, property) => property === undefined })
    expect(actions).toEqual(['cloudfront:ListDistributions'])
  })

  test.each([
    ['bkt.s3.amazonaws.com', 'bkt'],
    ['bkt.s3.eu-west-1.amazonaws.com', 'bkt'],
    ['bkt.s3-eu-west-1.amazonaws.com', 'bkt'],
    ['my.dotted.name.s3.dualstack.us-east-1.amazonaws.com', 'my.dotted.name'],
    ['bkt.s3-website-us-east-1.amazonaws.com', 'bkt'],
    ['bkt.s3-website.eu-central-1.amazonaws.com', 'bkt'],
    ['bkt.s3.cn-north-1.amazonaws.com.cn', 'bkt'],
    ['app.example', undefined],
    ['bkt.s3.amazonaws.com.evil.example', undefined],
    ['s3.amazonaws.com', undefined],
    ['api.execute-api.us-east-1.amazonaws.com', undefined],
    ['lb-s3.us-east-1.elb.amazonaws.com', undefined],
  ])('the bucket behind %s', (host, bucket) => {
    expect(bucketOfHost(host)).toBe(bucket)
  })
})
