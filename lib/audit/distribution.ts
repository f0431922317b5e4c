import type { ConfigurationOf } from './resource-types.ts'

/** Configuration of a CloudFront distribution. */
export type DistributionConfig = NonNullable<ConfigurationOf<'AWS::CloudFront::Distribution'>['DistributionConfig']>
export type Origin = NonNullable<DistributionConfig['Origins']>[number]

/** The configuration, which every distribution has. */
export function distributionOf(configuration: DistributionConfig | null): DistributionConfig {
  if (configuration === null) throw new Error('DistributionConfig is null; wanted the configuration that every distribution has.')
  return configuration
}

/** What a distribution does with some of the paths. */
export interface Behaviour {
  /** `*` for the default one. */
  readonly path: string
  readonly TargetOriginId?: string
  readonly ViewerProtocolPolicy?: string
  readonly FieldLevelEncryptionId?: string
  readonly RealtimeLogConfigArn?: string
}

/** The default behaviour and those of single paths. */
export function behavioursOf({ DefaultCacheBehavior: byDefault, CacheBehaviors: others }: DistributionConfig): readonly Behaviour[] {
  return [{ ...byDefault, path: '*' }, ...(others ?? []).map((one) => ({ ...one, path: one.PathPattern ?? '?' }))]
}

/** Origins that are a bucket, reached by the API of S3: all that are no server (a bucket's website is one) and stand in no VPC. */
export const bucketOrigins = ({ Origins: origins }: DistributionConfig): readonly Origin[] =>
  (origins ?? []).filter(({ CustomOriginConfig: custom, VpcOriginConfig: vpc }) => custom === undefined && vpc === undefined)

/** Origins that are a server. */
export const serverOrigins = ({ Origins: origins }: DistributionConfig): readonly Origin[] =>
  (origins ?? []).filter(({ CustomOriginConfig: custom }) => custom !== undefined)

/** Whether viewers get the certificate of CloudFront itself (`*.cloudfront.net`): also where a template names none. */
export function usesDefaultCertificate({ ViewerCertificate: certificate }: DistributionConfig): boolean {
  return certificate?.AcmCertificateArn === undefined && certificate?.IamCertificateId === undefined
}

/** Behaviours that send to an origin, by itself or in a group of origins that stand in for each other. */
export function behavioursTo(id: string | undefined, configuration: DistributionConfig): readonly Behaviour[] {
  const groups = (configuration.OriginGroups?.Items ?? []).filter((group) =>
    group.Members?.Items?.some(({ OriginId: member }) => member === id),
  )
  const targets = new Set([id, ...groups.map((group) => group.Id)])
  return behavioursOf(configuration).filter(({ TargetOriginId: target }) => targets.has(target))
}

/** The words of a remediation on the CLI: a distribution is changed as a whole. */
export const changeDistribution = (what: string): string =>
  `aws cloudfront get-distribution-config --id <ID>; ${what} in it, and: aws cloudfront update-distribution --id <ID> --if-match <ETAG> --distribution-config file://<FILE>`
