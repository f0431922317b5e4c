import type { Resource } from '#lib/findings/resource.ts'
import {
  accountItself,
  contacts,
  everyAccountsRoles,
  group,
  key,
  membership,
  password,
  policiesOfAws,
  policy,
  role,
  user,
} from './identity.ts'
import { analyzer, detector, hub, inspector, logGroup, recorder, session, topic, trail } from './logging.ts'
import { disk, diskSnapshot, image, machine, managedMachine, network, networkInterface, regionSettings, securityGroup } from './network.ts'
import { ownOnly, region } from './sample-account.ts'
import { bucket, closed, database, databaseSnapshot, kmsKey, secret, storageSettings } from './storage.ts'
import { defaultBus, lambda, queue, table } from './workloads.ts'

const vpc = 'vpc-0f00ba11'
const subnets = ['subnet-0ddba11', 'subnet-0ddba12', 'subnet-0ddba13', 'subnet-0ddba14'] as const
const web = 'i-0a1b2c3d4e5f60718'
const jump = 'i-0b2c3d4e5f6071829'
const facts = { passwordLength: 8, rootMfa: true, contact: true }
const everybody = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }

/** The account of the web shop: kept well on the whole, with the usual leftovers. Resources by the service that lists them. */
export function shopAccount(account: string): Readonly<Record<string, readonly Resource[]>> {
  return {
    account: [contacts(account, facts)],
    organizations: [membership(account)],
    iam: [...people(account, facts), ...rights(account)],
    s3: [
      storageSettings(account, null),
      bucket(account, 'larkspur-artifacts', { block: closed, tlsOnly: true, versioned: true, logsTo: 'larkspur-logs' }),
      bucket(account, 'larkspur-logs', { block: closed, tlsOnly: true, versioned: true }),
      bucket(account, 'larkspur-customers', {
        block: closed,
        tlsOnly: true,
        versioned: true,
        logsTo: 'larkspur-logs',
        tags: { 'data-classification': 'confidential' },
      }),
      bucket(account, 'larkspur-partner-exchange', { block: { ...closed, BlockPublicPolicy: false }, tlsOnly: false }),
    ],
    ec2: [...machines(account), ...groups(account)],
    vpc: network(account, { vpc, subnets, detailed: true, narrow: false }),
    ssm: [managedMachine(account, web)],
    cloudtrail: [trail(account, 'larkspur-main', { logging: false, bucket: 'larkspur-logs', logGroup: 'cloudtrail/larkspur-main' })],
    logs: [logGroup(account, 'cloudtrail/larkspur-main', 400), logGroup(account, '/aws/lambda/orders', null)],
    config: [recorder(account)],
    accessanalyzer: [analyzer(account)],
    guardduty: [detector(account, ['S3_DATA_EVENTS', 'RDS_LOGIN_EVENTS', 'LAMBDA_NETWORK_LOGS', 'EBS_MALWARE_PROTECTION'])],
    macie2: [session(account, false)],
    securityhub: [hub(account, true)],
    inspector2: [inspector(account)],
    kms: [kmsKey(account, '0d1e2f3a-0000-4000-8000-000000000001', true), kmsKey(account, '0d1e2f3a-0000-4000-8000-000000000002', false)],
    rds: [
      database(account, 'shop', true),
      database(account, 'shop-legacy', false),
      databaseSnapshot(account, 'shop-nightly-2026-03-09', 'automated', []),
      databaseSnapshot(account, 'shop-nightly-2026-03-10', 'manual', ['999988887777']),
    ],
    lambda: [lambda(account, 'orders', 'nodejs24.x'), lambda(account, 'thumbnails', 'nodejs14.x')],
    dynamodb: [table(account, 'carts')],
    secretsmanager: [secret(account, 'shop/database', true), secret(account, 'shop/mail', false)],
    sns: [topic(account, 'orders', ownOnly(account, 'sns:Publish'), 1)],
    sqs: [queue(account, 'orders')],
    events: [defaultBus(account)],
  }
}

const people = (account: string, itself: typeof facts): readonly Resource[] => [
  accountItself(account, itself),
  // Meant for quick repairs of the shop. Whoever writes the code of a function has the rights of its role.
  user(account, 'hanna', password(false), ['operators'], {
    'repair-orders': {
      Effect: 'Allow',
      Action: ['lambda:UpdateFunctionCode', 'lambda:InvokeFunction'],
      Resource: `arn:aws:lambda:${region}:${account}:function:orders`,
    },
  }),
  user(account, 'backup-operator', password(true), ['operators']),
  user(account, 'svc-reporting', { accessKeys: [key(412)] }),
]

const readsCustomers = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::larkspur-customers/*' }

const rights = (account: string): readonly Resource[] => [
  group(account, 'operators', ['arn:aws:iam::aws:policy/ReadOnlyAccess']),
  ...everyAccountsRoles(account),
  ...policiesOfAws(account),
  role(account, 'orders-function', { Service: 'lambda.amazonaws.com' }, [], { customers: readsCustomers }),
  role(account, 'thumbnails-function', { Service: 'lambda.amazonaws.com' }, []),
  role(account, 'customer-care', { AWS: `arn:aws:iam::${account}:root` }, [], { customers: readsCustomers }),
  role(account, 'shop-backend', { Service: 'ec2.amazonaws.com' }, [`arn:aws:iam::${account}:policy/shop-deploy`]),
  policy(account, 'shop-deploy', { Effect: 'Allow', Action: ['cloudformation:*'], Resource: '*' }),
  policy(account, 'legacy-everything', { Effect: 'Allow', Action: '*', Resource: '*' }),
]

const machines = (account: string): readonly Resource[] => [
  regionSettings(account, false),
  machine(account, web, { subnet: subnets[1], vpc, group: 'sg-0d44', publicAddress: null, kept: true }),
  machine(account, jump, { subnet: subnets[0], vpc, group: 'sg-0b22', publicAddress: '203.0.113.25', kept: false }),
  image(account, 'ami-0a11b22c33d44e551', 25),
  image(account, 'ami-0a11b22c33d44e550', 800),
  disk(account, 'vol-0a11', true, web),
  disk(account, 'vol-0b22', false, jump),
  diskSnapshot(account, 'snap-0a11', 'vol-0a11', true, false),
  diskSnapshot(account, 'snap-0b22', 'vol-0b22', false, true),
]

const groups = (account: string): readonly Resource[] => [
  securityGroup(account, vpc, 'sg-0000', 'default', []),
  securityGroup(account, vpc, 'sg-0a11', 'shop-web', [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }]),
  securityGroup(account, vpc, 'sg-0b22', 'old-jump-host', [{ IpProtocol: 'tcp', FromPort: 20, ToPort: 25, CidrIpv6: '::/0' }, everybody]),
  securityGroup(account, vpc, 'sg-0d44', 'shop-backend', [
    { IpProtocol: 'tcp', FromPort: 8443, ToPort: 8443, SourceSecurityGroupId: 'sg-0a11' },
  ]),
  networkInterface(account, 'eni-0a11b22c33d44e55f', ['sg-0d44'], { AttachedInstanceId: web }),
  networkInterface(account, 'eni-0b22c33d44e55f66a', ['sg-0b22'], { AttachedInstanceId: jump, PublicIp: '203.0.113.25' }),
  networkInterface(account, 'eni-0c33d44e55f66a77b', ['sg-0a11'], { InstanceOwnerId: 'amazon-elb' }),
]
