/** A switch in somebody's AWS account without which detections see nothing. */
export interface LogSwitch {
  /** What is recorded, for people. */
  readonly title: string
  /** What to do to switch it on, in one sentence. */
  readonly switchOn: string
  /**
   * Ids of the audit checks that say whether it is on. The first decides; further ones say whether what comes in is enough. Empty
   * where no check looks yet: then nobody knows. Strings, because the two wings do not know each other; a test holds that they exist.
   */
  readonly controls: readonly string[]
}

/** Every switch that a detection may name, and no other. */
export const logSwitches = {
  'cloudtrail-management': {
    title: 'CloudTrail, calls that change something',
    switchOn: 'a trail over all regions that is logging management events',
    controls: ['cloudtrail-trail-write-events-logged'],
  },
  'cloudtrail-read-only': {
    title: 'CloudTrail, calls that only read',
    switchOn: 'a trail over all regions that is logging management events of both kinds (ReadWriteType All)',
    controls: ['cloudtrail-trail-multi-region'],
  },
  'cloudtrail-data-events': {
    title: 'CloudTrail, data events (S3 objects and the like)',
    switchOn: 'data events of AWS::S3::Object for all buckets in a trail whose files Keepwatch reads',
    controls: ['cloudtrail-trail-object-reads-logged', 'cloudtrail-trail-object-writes-logged'],
  },
  'cloudtrail-network-activity': {
    title: 'CloudTrail, calls through VPC endpoints',
    switchOn: 'network activity events of the services that have endpoints, in a trail whose files Keepwatch reads',
    controls: ['cloudtrail-trail-network-activity-logged'],
  },
  'vpc-flow-logs': {
    title: 'VPC flow logs',
    switchOn: 'a flow log of all traffic for each VPC, with tcp-flags and flow-direction, aggregated over one minute',
    controls: ['ec2-vpc-flow-logs-enabled', 'ec2-vpc-flow-logs-detailed'],
  },
  'route53-query-logs': {
    title: 'Route 53 Resolver query logs',
    switchOn: 'a query logging configuration of Route 53 Resolver that is associated with each VPC',
    controls: ['ec2-vpc-query-logging-enabled'],
  },
  'alb-access-logs': {
    title: 'Access logs of load balancers',
    switchOn: 'the attribute access_logs.s3.enabled of each application load balancer',
    controls: ['elbv2-load-balancer-access-logs-enabled'],
  },
  'waf-logs': {
    title: 'AWS WAF logs',
    switchOn: 'a logging configuration of each web ACL',
    controls: ['wafv2-web-acl-logging-enabled'],
  },
  's3-access-logs': {
    title: 'S3 server access logs',
    switchOn: 'server access logging of each bucket',
    controls: ['s3-bucket-access-logging-enabled'],
  },
  'eks-audit-logs': {
    title: 'Kubernetes audit logs of EKS',
    switchOn: 'the log type "audit" of each cluster, and its log group among the subscribed ones',
    controls: ['eks-cluster-audit-logs-enabled'],
  },
  'linux-logs': {
    title: 'System logs of Linux hosts',
    switchOn: 'the CloudWatch agent on each host, and its log groups among the subscribed ones',
    controls: [],
  },
  'linux-audit-logs': {
    title: 'Audit logs of Linux hosts (auditd)',
    switchOn:
      'auditd with rules for program starts and changed files on each host, the CloudWatch agent on audit.log, and its log group among the subscribed ones',
    controls: [],
  },
  'windows-logs': {
    title: 'Event logs of Windows hosts',
    switchOn: 'the CloudWatch agent on each host, and its log groups among the subscribed ones',
    controls: [],
  },
  'security-services': {
    title: 'GuardDuty, Security Hub, Inspector, Macie, IAM Access Analyzer',
    switchOn: 'the services themselves, in every region that is used',
    controls: ['guardduty-detector-enabled', 'securityhub-hub-enabled', 'inspector2-account-scanning-enabled', 'macie2-session-enabled'],
  },
} as const satisfies Readonly<Record<string, LogSwitch>>

/** Name of a switch. */
export type SwitchName = keyof typeof logSwitches

/** The names, in the order of the table. */
export const switchNames = Object.keys(logSwitches) as readonly SwitchName[]

/** Whether a text names a switch. */
export function isSwitch(name: string): name is SwitchName {
  return Object.hasOwn(logSwitches, name)
}
