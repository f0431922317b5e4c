import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { isEncrypted, listenerWords } from '../../classic-listeners.ts'

export const check = defineCheck({
  id: 'elb-load-balancer-listeners-encrypted',
  title: 'Every listener of the classic load balancer is encrypted',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancing::LoadBalancer',
  reads: ['Listeners'],
  rationale:
    'What is sent in the clear, passwords and session cookies included, can be read and changed by everybody on the way. A classic load balancer cannot even lead from HTTP to HTTPS.',
  remediation: {
    cli: 'aws elb create-load-balancer-listeners --load-balancer-name <NAME> --listeners Protocol=HTTPS,LoadBalancerPort=443,InstanceProtocol=HTTP,InstancePort=80,SSLCertificateId=<ACM_CERTIFICATE_ARN>, then aws elb delete-load-balancer-listeners --load-balancer-name <NAME> --load-balancer-ports 80',
    cdk: 'loadBalancer.addListener({ externalPort: 443, externalProtocol: elb.LoadBalancingProtocol.HTTPS, sslCertificateArn: certificate.certificateArn })',
    terraform:
      'resource "aws_elb" "this" { listener { lb_port = 443, lb_protocol = "https", instance_port = 80, instance_protocol = "http", ssl_certificate_id = <ARN> } }',
  },
  aliases: { prowler: ['elb_ssl_listeners'], securityHub: ['ELB.3'] },
  evaluate({ configuration }) {
    const listeners = configuration.Listeners ?? []
    if (listeners.length === 0) return notApplicable('It has no listener.')
    const clear = listeners.filter((listener) => !isEncrypted(listener)).map(listenerWords)
    return clear.length > 0
      ? fail(`In the clear: ${clear.slice(0, 5).join(', ')}.`, { clear: clear.slice(0, 20), count: clear.length })
      : pass('All its listeners are encrypted.', { listeners: listeners.slice(0, 20).map(listenerWords) })
  },
})
