import { check } from '#lib/audit/checks/elbv2/load-balancer-waf-attached.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const arn = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/a/1'
const acl = (more: Partial<Resource>): Resource => sample('AWS::WAFv2::WebACL', { arn: 'arn:acl', configuration: { Name: 'w' }, ...more })
const alb = (...related: readonly Resource[]): CaseParts => ({ arn, configuration: { Type: 'application' }, related })

export const cases = checkCases(check, [
  ['in front of it', 'pass', { ...alb(acl({ observed: { LoadBalancers: ['arn:x', arn] } })), says: /web ACL w/ }],
  ['in front of another', 'fail', alb(acl({ observed: { LoadBalancers: ['arn:x'] } }))],
  ['in another region', 'fail', alb(acl({ region: 'eu-west-1', observed: { LoadBalancers: [arn] } }))],
  ['none', 'fail', alb()],
  ['of connections', 'not-applicable', { ...alb(), configuration: { Type: 'network' } }],
  ['what it protects was refused', 'unknown', alb(acl({ unseen: { LoadBalancers: 'denied' } }))],
  ['web ACLs refused', 'unknown', { ...alb(), unlisted: ['AWS::WAFv2::WebACL'] }],
])
