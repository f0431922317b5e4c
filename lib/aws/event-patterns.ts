/** An EventBridge event pattern: every named field must match one of its values (EventBridge user guide, "Event patterns"). */
export interface EventPattern {
  readonly [field: string]: readonly unknown[] | EventPattern
}

/** A rule on a bus: its pattern and the state it must have for that pattern to see anything. */
export interface EventRule {
  readonly description: string
  readonly pattern: EventPattern
  readonly state: 'ENABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'
}

/** KMS calls that AWS services make thousands of times on behalf of others, our own encrypted queue included. */
const cryptographicCalls = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateMac',
  'ReEncrypt',
  'VerifyMac',
] as const

/**
 * The live events that are watched, the same in every region: the rules of the main stack send them to the queue, those of
 * the forwarding stacks to the main region's bus.
 */
export const watchedEvents = {
  /**
   * Management events, read-only ones included. Data events are left to log delivery: Keepwatch's own table and queue
   * calls are data events, and one that is answered by another would never end. For the same reason a cryptographic call
   * made by a service (`invokedBy`) is left out, while one made by a person or program is not: nobody's own acts are
   * excluded by name, so that no principal, Keepwatch's own roles included, is a place to hide.
   */
  CloudTrailEvents: {
    description: 'CloudTrail management events, read-only ones included',
    state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
    pattern: {
      'detail-type': ['AWS API Call via CloudTrail', 'AWS Service Event via CloudTrail'],
      detail: {
        managementEvent: [true],
        $or: [
          { eventSource: [{ 'anything-but': ['kms.amazonaws.com'] }] },
          { eventName: [{ 'anything-but': cryptographicCalls }] },
          { userIdentity: { invokedBy: [{ exists: false }] } },
        ],
      },
    },
  },
  ConsoleSignIns: {
    description: 'Sign-ins to the console, failed ones included',
    state: 'ENABLED',
    pattern: { source: ['aws.signin'], 'detail-type': ['AWS Console Sign In via CloudTrail'] },
  },
  ServiceFindings: {
    description: 'Findings of GuardDuty, Security Hub, Inspector, Macie and IAM Access Analyzer',
    state: 'ENABLED',
    pattern: {
      source: ['aws.guardduty', 'aws.securityhub', 'aws.inspector2', 'aws.macie', 'aws.access-analyzer'],
      'detail-type': [
        'GuardDuty Finding',
        'Security Hub Findings - Imported',
        'Findings Imported V2',
        'Inspector2 Finding',
        'Macie Finding',
        'Access Analyzer Finding',
        'Unused Access Finding for IAM entities',
      ],
    },
  },
  /** Of AWS Health only what is about security: leaked credentials, and abuse that others complained of. */
  HealthAlerts: {
    description: 'AWS Health events about risk and abuse',
    state: 'ENABLED',
    pattern: { source: ['aws.health'], detail: { service: ['RISK', 'ABUSE'] } },
  },
} as const satisfies Record<string, EventRule>

/** Calls that changed something and succeeded, of the services whose settings an audit judges: what they touched is looked at again. */
export const changeEvents = {
  Changes: {
    description: 'Calls that changed a setting',
    state: 'ENABLED',
    pattern: {
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        managementEvent: [true],
        readOnly: [false],
        errorCode: [{ exists: false }],
        // Calls that change nothing an audit judges, and come by the thousand.
        eventName: [
          { 'anything-but': ['CreateLogStream', 'CreateGrant', 'RetireGrant', 'UpdateInstanceInformation', 'PutComplianceItems'] },
        ],
      },
    },
  },
} as const satisfies Record<string, EventRule>

/** Log files that appear in buckets outside the stack, told apart by the folders that AWS itself writes below `AWSLogs/`. */
export function deliveredLogs(buckets: readonly string[]) {
  const created = (...keys: readonly string[]): EventPattern => ({
    source: ['aws.s3'],
    'detail-type': ['Object Created'],
    detail: { bucket: { name: buckets }, object: { key: keys.map((wildcard) => ({ wildcard })) } },
  })
  return {
    TrailFilesElsewhere: {
      description: 'CloudTrail files in existing buckets (digests have their own folder)',
      state: 'ENABLED',
      pattern: created('*AWSLogs/*/CloudTrail/*'),
    },
    FlowLogFilesElsewhere: {
      description: 'VPC flow log files in existing buckets, with prefixes for Hive or without',
      state: 'ENABLED',
      pattern: created('*AWSLogs/*/vpcflowlogs/*', '*AWSLogs/*/aws-service=vpcflowlogs/*'),
    },
    DnsLogFilesElsewhere: {
      description: 'Route 53 Resolver query log files in existing buckets',
      state: 'ENABLED',
      pattern: created('*AWSLogs/*/vpcdnsquerylogs/*'),
    },
    WebLogFilesElsewhere: {
      description:
        'ALB and WAF log files in existing buckets, and S3 access logs below s3-access-logs/, the one name that is ours to ask for',
      state: 'ENABLED',
      pattern: created('*AWSLogs/*/elasticloadbalancing/*', '*AWSLogs/*/WAFLogs/*', '*s3-access-logs/*'),
    },
  } as const satisfies Record<string, EventRule>
}
