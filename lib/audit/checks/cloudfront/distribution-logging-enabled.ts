import { defineCheck, fail, pass, undecided } from '../../check.ts'
import { behavioursOf, changeDistribution, distributionOf } from '../../distribution.ts'
import type { Related } from '../../related.ts'

export const check = defineCheck({
  id: 'cloudfront-distribution-logging-enabled',
  title: 'The distribution writes access logs',
  severity: 'medium',
  resource: 'AWS::CloudFront::Distribution',
  reads: ['DistributionConfig'],
  also: {
    'AWS::Logs::DeliverySource': ['Name', 'ResourceArns', 'LogType'],
    'AWS::Logs::Delivery': ['DeliverySourceName', 'DeliveryDestinationArn'],
  },
  rationale:
    'The edge is the only place that sees who really asked: behind it every request comes from CloudFront. Without its log an attack leaves no address, and the detections on web requests are blind.',
  remediation: {
    cli: changeDistribution('set Logging to Enabled=true, Bucket=<LOG_BUCKET>.s3.amazonaws.com, IncludeCookies=false, Prefix=cloudfront'),
    cdk: "new cloudfront.Distribution(this, 'Cdn', { …, enableLogging: true, logBucket, logFilePrefix: 'cloudfront' })",
    terraform:
      'resource "aws_cloudfront_distribution" "this" { logging_config { bucket = aws_s3_bucket.<LOG_BUCKET>.bucket_domain_name } }',
  },
  aliases: { prowler: ['cloudfront_distributions_logging_enabled'], securityHub: ['CloudFront.5'] },
  evaluate({ arn, configuration }, { related }) {
    const distribution = distributionOf(configuration.DistributionConfig)
    const bucket = distribution.Logging?.Bucket
    if (bucket) return pass(`Requests are logged to ${bucket}.`, { Logging: distribution.Logging })
    const delivery = deliveryOf(arn, related)
    if (delivery) return pass(`Requests are logged to ${delivery}.`, { delivery })
    return behavioursOf(distribution).every(({ RealtimeLogConfigArn: live }) => live)
      ? undecided('It logs in real time only; how many of the requests, nobody looked at.', { Logging: null, delivery: null })
      : fail('It writes no access log, neither to a bucket nor through CloudWatch Logs.', { Logging: null, delivery: null })
  },
})

/** Where CloudWatch Logs delivers its access log to; deliveries of CloudFront are kept in us-east-1 (CloudFront guide, "Standard logging (v2)"). */
function deliveryOf(arn: string, related: Related): string | undefined {
  const home = { region: 'us-east-1' }
  const found = related.find(
    'AWS::Logs::Delivery',
    (delivery) => {
      const name = delivery.configuration.DeliverySourceName ?? ''
      return related
        .by('AWS::Logs::DeliverySource', 'Name', name, home)
        .some(({ configuration, observed }) => observed.ResourceArns.includes(arn) && configuration.LogType === 'ACCESS_LOGS')
    },
    home,
  )
  return found && (found.configuration.DeliveryDestinationArn ?? found.arn)
}
