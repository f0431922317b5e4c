import { kindOf } from '../../balancer-attributes.ts'
import { type BalancerListener, listenerName, listenersOf } from '../../balancer-listeners.ts'
import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'elbv2-load-balancer-https-required',
  title: 'The application load balancer serves HTTPS, and HTTP does no more than lead there',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reads: ['Type'],
  also: { 'AWS::ElasticLoadBalancingV2::Listener': ['LoadBalancerArn', 'Port', 'Protocol', 'DefaultActions', 'Rules'] },
  rationale:
    'What is sent in the clear, passwords and session cookies included, can be read and changed by everybody on the way. One rule that forwards HTTP to a target is enough.',
  remediation: {
    cli: 'aws elbv2 modify-listener --listener-arn <HTTP_LISTENER_ARN> --default-actions Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}; delete its other rules: aws elbv2 delete-rule --rule-arn <RULE_ARN>',
    cdk: 'loadBalancer.addRedirect({ sourcePort: 80, targetPort: 443 })',
    terraform:
      'resource "aws_lb_listener" "http" { port = 80, protocol = "HTTP", default_action { type = "redirect", redirect { port = "443", protocol = "HTTPS", status_code = "HTTP_301" } } }',
  },
  aliases: { prowler: ['elbv2_ssl_listeners'], securityHub: ['ELB.1'] },
  evaluate(balancer, { related }) {
    const type = kindOf(balancer.configuration.Type)
    if (type !== 'application') return notApplicable(`It is a ${type} load balancer and speaks no HTTP.`, { Type: type })
    const listeners = listenersOf(balancer, related)
    const clear = listeners.filter(({ configuration }) => configuration.Protocol === 'HTTP')
    const evidence = { listeners: listeners.slice(0, 20).map(listenerName) }
    if (clear.length === 0) return pass('It has no listener in the clear.', evidence)
    const doors = clear.flatMap(servedInTheClear)
    return doors.length > 0
      ? fail(`Served in the clear: ${doors.slice(0, 5).join('; ')}.`, { ...evidence, doors: doors.slice(0, 20), count: doors.length })
      : pass('HTTP leads to HTTPS and nowhere else.', evidence)
  },
})

type Actions = readonly { readonly Type?: string; readonly RedirectConfig?: { readonly Protocol?: string } }[]

const leadsToHttps = (actions: Actions): boolean =>
  actions.some(({ Type: type, RedirectConfig: to }) => type === 'redirect' && to?.Protocol === 'HTTPS')

/** What a listener in the clear does beside leading to HTTPS; a fixed answer reaches no target. */
function servedInTheClear(listener: BalancerListener): readonly string[] {
  const name = listenerName(listener)
  if (!leadsToHttps((listener.configuration.DefaultActions ?? []) as Actions)) return [`${name} by default`]
  return listener.observed.Rules.filter(
    ({ Actions: actions }) => !leadsToHttps(actions) && !actions.every(({ Type: type }) => type === 'fixed-response'),
  ).map(({ Priority: priority }) => `${name} by rule ${priority ?? 'without a number'}`)
}
