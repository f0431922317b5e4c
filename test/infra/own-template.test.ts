import { describe, expect, it } from 'vitest'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { auditTemplate } from '#lib/audit/template/audit-template.ts'
import { readTemplate } from '#lib/audit/template/read-template.ts'
import { richConfig, type SynthesisedStack, synthesise } from './synthesised.ts'

const account = '111122223333'
const takenAt = Date.parse('2026-06-01T00:00:00Z')

/** What a check asks for and these resources are better without, or cannot have. */
const accepted: readonly { readonly control: string; readonly on: RegExp; readonly because: string }[] = [
  {
    control: 'lambda-function-in-vpc',
    on: /Function[0-9A-F]{8}$/,
    because: 'Our functions call APIs of AWS and nothing within a network; a VPC would add a way into it, and gateways to pay for.',
  },
  {
    control: 'cloudwatch-log-group-retention-set',
    on: /Log[0-9A-F]{8}$/,
    because:
      'Logs of our functions tell how they run. What has to be kept, findings and evidence, stands in the table and the evidence bucket.',
  },
  {
    control: 'iam-role-confused-deputy-prevented',
    on: /Role[0-9A-F]{8}$/,
    because: 'Only who may pass the role (iam:PassRole) can give it to a function or state machine, and those are of this account.',
  },
  {
    control: 'events-bus-policy-attached',
    on: /^EventBus$/,
    because: 'Without a policy nobody but this account may put events on the bus.',
  },
  {
    control: 's3-bucket-access-logging-enabled',
    on: /^AccessLogBucket$/,
    because: 'A log of requests to the log of requests would feed itself.',
  },
  {
    control: 's3-bucket-kms-encrypted',
    on: /^AccessLogBucket$/,
    because: 'S3 does not deliver access logs to a bucket that is encrypted with a KMS key by default.',
  },
  {
    control: 's3-bucket-object-lock-enabled',
    on: /^(AccessLog|Log)Bucket$/,
    because: 'Both expire after some days by their lifecycle; the evidence, which outlasts them, is locked.',
  },
  {
    control: 's3-bucket-replicated-across-regions',
    on: /Bucket$/,
    because: 'A second region is a decision, and a bill, of whoever operates it.',
  },
  {
    control: 's3-bucket-event-notifications-enabled',
    on: /^(AccessLog|Evidence)Bucket$/,
    because: 'Nothing has to be done when evidence or an access log is written; who reads it shows in CloudTrail.',
  },
  {
    control: 's3-bucket-lifecycle-configured',
    on: /^EvidenceBucket$/,
    because: 'Evidence is kept as long as its lock says, and nothing deletes it by itself.',
  },
  { control: 's3-bucket-versions-expire', on: /^EvidenceBucket$/, because: 'Every version is evidence.' },
  {
    control: 'sns-topic-delivery-logged',
    on: /Topic$/,
    because: 'SNS logs no deliveries by mail; an alarm on NumberOfNotificationsFailed tells of each that failed (infra/alarms.ts).',
  },
]

const judged = ({ name, region, resources }: SynthesisedStack) =>
  auditTemplate(readTemplate(JSON.stringify({ Resources: resources })), checks, {
    deployment: { account, region: /^[a-z]{2}-/.test(region) ? region : 'eu-central-1' },
    takenAt,
    runId: 'own',
  }).map(({ observation, logicalId }) => ({ stack: name, logicalId, ...observation }))

const isAccepted = (control: string, logicalId: string): boolean =>
  accepted.some((one) => one.control === control && one.on.test(logicalId))

describe('our own stacks, judged by our own checks', () => {
  const verdicts = [undefined, richConfig].flatMap((config) => synthesise(config).flatMap(judged))
  const fails = verdicts.filter(({ verdict }) => verdict === 'fail')

  it('fail in nothing but what is accepted, with its reason', () => {
    const unexpected = fails.filter(({ control, logicalId }) => !isAccepted(control, logicalId))
    expect(unexpected.map(({ stack, logicalId, control, reason }) => `${stack} ${logicalId}: ${control}: ${reason}`)).toEqual([])
  })

  it('need every acceptance that is written down', () => {
    const unused = accepted.filter(({ control, on }) => !fails.some((one) => one.control === control && on.test(one.logicalId)))
    expect(unused.map(({ control }) => control)).toEqual([])
  })

  it('are understood to the last part, and mostly decided', () => {
    expect(verdicts.filter(({ control }) => control === 'template-understood')).toEqual([])
    const of = (verdict: string): number => verdicts.filter((one) => one.verdict === verdict).length
    expect(of('pass')).toBeGreaterThan(200)
    expect(of('unknown')).toBeLessThan(of('pass') / 4)
  })
})
