import { attributeOf, kindOf } from '../../balancer-attributes.ts'
import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'elbv2-load-balancer-access-logs-enabled',
  title: 'The application load balancer writes access logs',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reads: ['Type', 'LoadBalancerAttributes'],
  rationale:
    'Attacks on web applications and floods of requests show in the access log of the load balancer, with the address that sent them. Without it the detections on web requests are blind.',
  remediation: {
    cli: 'aws elbv2 modify-load-balancer-attributes --load-balancer-arn <LOAD_BALANCER_ARN> --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value=<LOG_BUCKET> Key=access_logs.s3.prefix,Value=alb-access-logs',
    cdk: "loadBalancer.logAccessLogs(logBucket, 'alb-access-logs')",
    terraform: 'resource "aws_lb" "this" { access_logs { bucket = <LOG_BUCKET>, enabled = true } }',
  },
  aliases: { prowler: ['elbv2_logging_enabled'], securityHub: ['ELB.5'] },
  evaluate({ configuration }) {
    const type = kindOf(configuration.Type)
    if (type !== 'application') return notApplicable(`It is a ${type} load balancer: there are no requests to log.`, { Type: type })
    const attributes = configuration.LoadBalancerAttributes
    const bucket = attributeOf(attributes, 'access_logs.s3.bucket', '')
    const evidence = { enabled: attributeOf(attributes, 'access_logs.s3.enabled', 'false'), bucket }
    return evidence.enabled === 'true' ? pass(`Requests are logged to ${bucket}.`, evidence) : fail('It writes no access log.', evidence)
  },
})
