import type { CacheBehavior, DefaultCacheBehavior, DistributionConfig, Origin } from '@aws-sdk/client-cloudfront'

/** The configuration of a distribution under the names of AWS::CloudFront::Distribution; what is empty is left out, as CloudFormation does. */
export function distributionShape(configuration: DistributionConfig) {
  const { ViewerCertificate: certificate, Logging: logging, OriginGroups: groups } = configuration
  if (!configuration.Origins || !configuration.DefaultCacheBehavior) throw new Error('the configuration holds no origins or no behaviour')
  return set({
    Enabled: configuration.Enabled,
    Staging: configuration.Staging,
    Aliases: configuration.Aliases?.Items,
    DefaultRootObject: configuration.DefaultRootObject,
    Origins: (configuration.Origins.Items ?? []).map(originShape),
    OriginGroups: groups?.Items?.length
      ? {
          Quantity: groups.Items.length,
          Items: groups.Items.map(({ Id, Members: members }) => ({
            Id,
            Members: {
              Quantity: members?.Items?.length ?? 0,
              Items: (members?.Items ?? []).map(({ OriginId }) => ({ OriginId })),
            },
          })),
        }
      : undefined,
    DefaultCacheBehavior: behaviourShape(configuration.DefaultCacheBehavior),
    CacheBehaviors: configuration.CacheBehaviors?.Items?.map((behaviour) => ({
      PathPattern: behaviour.PathPattern,
      ...behaviourShape(behaviour),
    })),
    ViewerCertificate: certificate
      ? set({
          AcmCertificateArn: certificate.ACMCertificateArn,
          IamCertificateId: certificate.IAMCertificateId,
          CloudFrontDefaultCertificate: certificate.CloudFrontDefaultCertificate,
          MinimumProtocolVersion: certificate.MinimumProtocolVersion,
          SslSupportMethod: certificate.SSLSupportMethod,
        })
      : undefined,
    // CloudFormation writes the bucket only where logging is on.
    Logging:
      logging?.Enabled && logging.Bucket
        ? set({ Bucket: logging.Bucket, Prefix: logging.Prefix, IncludeCookies: logging.IncludeCookies })
        : undefined,
    Restrictions: configuration.Restrictions?.GeoRestriction && {
      GeoRestriction: {
        RestrictionType: configuration.Restrictions.GeoRestriction.RestrictionType,
        Locations: configuration.Restrictions.GeoRestriction.Items ?? [],
      },
    },
    WebACLId: configuration.WebACLId,
    HttpVersion: configuration.HttpVersion,
    IPV6Enabled: configuration.IsIPV6Enabled,
    ConnectionMode: configuration.ConnectionMode,
  })
}

function originShape(origin: Origin) {
  const { CustomOriginConfig: custom, S3OriginConfig: s3, VpcOriginConfig: vpc } = origin
  return set({
    Id: origin.Id,
    DomainName: origin.DomainName,
    OriginPath: origin.OriginPath,
    OriginAccessControlId: origin.OriginAccessControlId,
    OriginCustomHeaders: origin.CustomHeaders?.Items?.map(({ HeaderName }) => ({ HeaderName })),
    S3OriginConfig: s3 && set({ OriginAccessIdentity: s3.OriginAccessIdentity }),
    CustomOriginConfig:
      custom &&
      set({
        HTTPPort: custom.HTTPPort,
        HTTPSPort: custom.HTTPSPort,
        OriginProtocolPolicy: custom.OriginProtocolPolicy,
        OriginSSLProtocols: custom.OriginSslProtocols?.Items,
      }),
    VpcOriginConfig: vpc && set({ VpcOriginId: vpc.VpcOriginId }),
  })
}

function behaviourShape(behaviour: DefaultCacheBehavior | CacheBehavior) {
  return set({
    TargetOriginId: behaviour.TargetOriginId,
    ViewerProtocolPolicy: behaviour.ViewerProtocolPolicy,
    AllowedMethods: behaviour.AllowedMethods?.Items,
    FieldLevelEncryptionId: behaviour.FieldLevelEncryptionId,
    RealtimeLogConfigArn: behaviour.RealtimeLogConfigArn,
    LambdaFunctionAssociations: behaviour.LambdaFunctionAssociations?.Items?.map(({ LambdaFunctionARN, EventType }) => ({
      LambdaFunctionARN,
      EventType,
    })),
  })
}

/** The properties that are set: neither absent nor empty text. */
function set<Bag extends object>(bag: Bag): Partial<Bag> {
  return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== undefined && value !== '')) as Partial<Bag>
}
