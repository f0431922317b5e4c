import type { Resource } from '#lib/findings/resource.ts'
import { accountItself, contacts, everyAccountsRoles, group, key, membership, password, policiesOfAws, user } from './identity.ts'
import { analyzer, classified, detector, detectorFeatures, hub, inspector, logGroup, session, topic, trail, watch } from './logging.ts'
import { network, networkInterface, regionSettings, securityGroup } from './network.ts'
import { ownOnly } from './sample-account.ts'
import { bucket, closed, storageSettings } from './storage.ts'
import { defaultBus } from './workloads.ts'

const vpc = 'vpc-0da7a001'
const subnets = ['subnet-0da7a01', 'subnet-0da7a02', 'subnet-0da7a03', 'subnet-0da7a04'] as const
const logs = 'cloudtrail/larkspur-data'
const facts = { passwordLength: 16, rootMfa: false, contact: false }

/** What the account is warned of by filters on the log of its trail. */
const watched: Readonly<Record<string, string>> = {
  'root-use': '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  'unauthorised-calls': '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  'sign-in-without-mfa': '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
  'key-deletion': '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }',
}

/** The account of the data lake: its trail runs and warns, but nobody set it up whole. Resources by the service that lists them. */
export function dataAccount(account: string): Readonly<Record<string, readonly Resource[]>> {
  const watches = Object.entries(watched).map(([name, pattern]) => watch(account, { group: logs, name, pattern, topic: 'security' }))
  return {
    account: [contacts(account, facts)],
    organizations: [membership(account)],
    iam: [
      accountItself(account, facts),
      group(account, 'analysts', ['arn:aws:iam::aws:policy/ReadOnlyAccess']),
      user(account, 'analyst', { ...password(true), accessKeys: [key(30, 'athena')] }, ['analysts']),
      ...everyAccountsRoles(account),
      ...policiesOfAws(account),
    ],
    s3: [
      storageSettings(account, closed),
      bucket(account, 'larkspur-lake', {
        block: closed,
        tlsOnly: true,
        versioned: true,
        logsTo: 'larkspur-data-logs',
        accountBlock: closed,
      }),
      bucket(account, 'larkspur-data-logs', { block: closed, tlsOnly: true, versioned: true, accountBlock: closed }),
    ],
    ec2: [
      regionSettings(account, true),
      securityGroup(account, vpc, 'sg-0c00', 'default', []),
      securityGroup(account, vpc, 'sg-0c33', 'lake', []),
      networkInterface(account, 'eni-0d44e55f66a77b88c', ['sg-0c33']),
    ],
    vpc: network(account, { vpc, subnets, detailed: false, narrow: true }),
    cloudtrail: [
      trail(account, 'larkspur-data', {
        logging: true,
        bucket: 'larkspur-data-logs',
        logGroup: logs,
        key: `arn:aws:kms:us-east-1:${account}:key/0d1e2f3a-0000-4000-8000-000000000003`,
      }),
    ],
    logs: [logGroup(account, logs, 400), ...watches.map(({ filter }) => filter)],
    cloudwatch: watches.map(({ alarm }) => alarm),
    accessanalyzer: [analyzer(account)],
    guardduty: [detector(account, detectorFeatures)],
    macie2: [session(account, true), classified(account, 'larkspur-lake', 1), classified(account, 'larkspur-data-logs', 1)],
    securityhub: [hub(account, false)],
    inspector2: [inspector(account)],
    sns: [topic(account, 'security', ownOnly(account, 'sns:Publish'), 1)],
    events: [defaultBus(account)],
  }
}
