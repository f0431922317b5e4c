import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'elb-load-balancer-access-logs-enabled',
  title: 'The classic load balancer writes access logs',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancing::LoadBalancer',
  reads: ['AccessLoggingPolicy'],
  rationale:
    'Who sent what, and when, shows in the access log of the load balancer with the address of the sender. Without it an attack on the application leaves no trace outside of the application.',
  remediation: {
    cli: 'aws elb modify-load-balancer-attributes --load-balancer-name <NAME> --load-balancer-attributes AccessLog={Enabled=true,S3BucketName=<LOG_BUCKET>,EmitInterval=5}',
    cdk: "new elb.LoadBalancer(this, 'Elb', { vpc, accessLoggingPolicy: { enabled: true, s3BucketName: logBucket.bucketName } })",
    terraform: 'resource "aws_elb" "this" { access_logs { bucket = <LOG_BUCKET>, enabled = true } }',
  },
  aliases: { prowler: ['elb_logging_enabled'], securityHub: ['ELB.5'] },
  evaluate({ configuration }) {
    const policy = configuration.AccessLoggingPolicy
    return policy?.Enabled === true
      ? pass(`Requests are logged to ${policy.S3BucketName ?? 'a bucket'}.`, { policy })
      : fail('It writes no access log.', { policy })
  },
})
