import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck<{
  readonly Type?: string
  readonly LoadBalancerAttributes?: readonly { readonly Key?: string; readonly Value?: string }[]
}>({
  id: 'elbv2-load-balancer-access-logs-enabled',
  title: 'The application load balancer writes access logs',
  severity: 'low',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  rationale:
    'Attacks on web applications and floods of requests show in the access log of the load balancer, with the address that sent them. Without it the detections on web requests are blind.',
  remediation:
    'Write it to a bucket: aws elbv2 modify-load-balancer-attributes --load-balancer-arn <LOAD_BALANCER_ARN> --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value=<LOG_BUCKET> Key=access_logs.s3.prefix,Value=alb-access-logs',
  aliases: { prowler: ['elbv2_logging_enabled'], securityHub: ['ELB.5'] },
  evaluate({ configuration }) {
    const type = configuration.Type
    if (type === undefined) throw new Error('The snapshot does not say which kind of load balancer it is.')
    if (type !== 'application') return notApplicable(`It is a ${type} load balancer: there are no requests to log.`, { Type: type })
    const attributes = configuration.LoadBalancerAttributes
    if (!attributes) throw new Error('The snapshot does not say which attributes the load balancer has.')
    const of = (name: string) => attributes.find(({ Key: key }) => key === name)?.Value ?? null
    const evidence = { enabled: of('access_logs.s3.enabled'), bucket: of('access_logs.s3.bucket') }
    return evidence.enabled === 'true'
      ? pass(`Requests are logged to ${evidence.bucket}.`, evidence)
      : fail('It writes no access log.', evidence)
  },
})
