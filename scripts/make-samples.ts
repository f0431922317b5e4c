/**
 * Writes the logs of `samples/`: one working day of Larkspur Foods, a made-up company, with an intrusion and a flood in it.
 * Deterministic: the same bytes on every machine. Times are replayed as of now by `npm start`.
 */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { sampleParts } from './sample-snapshot.ts'

const samples = fileURLToPath(new URL('../samples', import.meta.url))
const account = '111122223333'
const start = Date.parse('2026-03-10T09:00:00Z')
const minute = 60_000

/** Numbers that look random and are not (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
const random = chance(2026)
const pick = <Item>(list: readonly [Item, ...Item[]]): Item => list[Math.floor(random() * list.length)] ?? list[0]

const uuid = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

interface Actor {
  readonly identity: Readonly<Record<string, unknown>>
  readonly address: string
  readonly agent: string
}

const roleSession = (role: string, session: string): Readonly<Record<string, unknown>> => ({
  type: 'AssumedRole',
  principalId: `AROA${createHash('sha256').update(role).digest('hex').slice(0, 16).toUpperCase()}:${session}`,
  arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
  accountId: account,
  accessKeyId: `ASIA${createHash('sha256').update(session).digest('hex').slice(0, 16).toUpperCase()}`,
  sessionContext: {
    sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${account}:role/${role}`, accountId: account, userName: role },
    attributes: { mfaAuthenticated: 'false' },
  },
})
const user = (name: string): Readonly<Record<string, unknown>> => ({
  type: 'IAMUser',
  principalId: `AIDA${createHash('sha256').update(name).digest('hex').slice(0, 16).toUpperCase()}`,
  arn: `arn:aws:iam::${account}:user/${name}`,
  accountId: account,
  accessKeyId: `AKIA${createHash('sha256').update(`key ${name}`).digest('hex').slice(0, 16).toUpperCase()}`,
  userName: name,
})

const actors = {
  shop: {
    identity: roleSession('shop-backend', 'i-0a1b2c3d4e5f60718'),
    address: '10.0.1.25',
    agent: 'aws-sdk-js/3.1100.0 os/linux lang/js',
  },
  deploy: { identity: roleSession('deploy', 'GitHubActions'), address: '192.0.2.40', agent: 'aws-cdk/2.1148.1' },
  maria: {
    identity: roleSession('AWSReservedSSO_Operator_0f1e2d3c4b5a6978', 'maria@larkspur.example'),
    address: '198.51.100.20',
    agent: 'Mozilla/5.0',
  },
  intruder: { identity: user('svc-reporting'), address: '203.0.113.66', agent: 'aws-cli/2.31.0 md/Botocore#1.40.0 os/linux' },
} as const satisfies Record<string, Actor>

interface Call {
  readonly actor: Actor
  readonly source: string
  readonly name: string
  readonly at: number
  readonly request?: Readonly<Record<string, unknown>>
  readonly response?: Readonly<Record<string, unknown>>
  readonly error?: readonly [string, string]
  readonly region?: string
  readonly extra?: Readonly<Record<string, unknown>>
}

let ordinal = 0
function record({ actor, source, name, at, request, response, error, region = 'us-east-1', extra }: Call): Record<string, unknown> {
  const id = `${ordinal++} ${name} ${at}`
  return {
    eventVersion: '1.11',
    userIdentity: actor.identity,
    eventTime: new Date(at).toISOString().replace('.000Z', 'Z'),
    eventSource: `${source}.amazonaws.com`,
    eventName: name,
    awsRegion: region,
    sourceIPAddress: actor.address,
    userAgent: actor.agent,
    ...(error ? { errorCode: error[0], errorMessage: error[1] } : {}),
    requestParameters: request ?? null,
    responseElements: response ?? null,
    requestID: uuid(`request ${id}`),
    eventID: uuid(`event ${id}`),
    readOnly: /^(Get|List|Describe|Head)/.test(name),
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    ...extra,
  }
}

function ordinaryDay(): Call[] {
  const routine: readonly [Omit<Call, 'at'>, ...Omit<Call, 'at'>[]] = [
    { actor: actors.shop, source: 'secretsmanager', name: 'GetSecretValue', request: { secretId: 'shop/database' } },
    { actor: actors.shop, source: 'kms', name: 'Decrypt', request: { encryptionContext: { service: 'shop' } } },
    { actor: actors.shop, source: 'sts', name: 'GetCallerIdentity' },
    { actor: actors.deploy, source: 'cloudformation', name: 'DescribeStacks', request: { stackName: 'shop' } },
    {
      actor: actors.deploy,
      source: 'lambda',
      name: 'UpdateFunctionCode20150331v2',
      request: { functionName: 'orders', s3Bucket: 'larkspur-artifacts', s3Key: 'build.zip' },
    },
    { actor: actors.deploy, source: 's3', name: 'PutObject', request: { bucketName: 'larkspur-artifacts', key: 'build.zip' } },
    { actor: actors.maria, source: 'ec2', name: 'DescribeInstances', request: { maxResults: 100 } },
    { actor: actors.maria, source: 'logs', name: 'DescribeLogGroups' },
  ]
  return Array.from({ length: 180 }, (_, index) => ({
    ...pick(routine),
    at: start + Math.floor((index / 180) * 360 + random()) * minute + Math.floor(random() * 60) * 1000,
  }))
}

/** A leaked long-lived key of a reporting user: look round, take more, stay, blind the trail, carry data out. */
function intrusion(): Call[] {
  const began = start + 250 * minute
  const steps: (Omit<Call, 'at' | 'actor'> & { readonly after: number; readonly actor?: Actor })[] = [
    ...Array.from({ length: 7 }, (_, index) => ({
      after: -900 + index * 25,
      source: 'signin',
      name: 'ConsoleLogin',
      actor: {
        ...actors.intruder,
        identity: { type: 'IAMUser', principalId: 'AIDAEXAMPLEHANNAH', accountId: account, accessKeyId: '', userName: 'hanna' },
        agent: 'Mozilla/5.0',
      },
      error: ['Failed authentication', 'Failed authentication'] as const,
      response: { ConsoleLogin: 'Failure' },
      extra: { eventType: 'AwsConsoleSignIn', additionalEventData: { MFAUsed: 'No', LoginTo: 'https://console.aws.amazon.com/' } },
    })),
    { after: 0, source: 'sts', name: 'GetCallerIdentity' },
    {
      after: 20,
      source: 'iam',
      name: 'ListUsers',
      error: ['AccessDenied', `User: arn:aws:iam::${account}:user/svc-reporting is not authorized to perform: iam:ListUsers`],
    },
    { after: 45, source: 'iam', name: 'ListAttachedUserPolicies', request: { userName: 'svc-reporting' } },
    {
      after: 120,
      source: 'iam',
      name: 'AttachUserPolicy',
      request: { userName: 'svc-reporting', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    },
    {
      after: 180,
      source: 'iam',
      name: 'CreateAccessKey',
      request: { userName: 'backup-operator' },
      response: {
        accessKey: {
          userName: 'backup-operator',
          accessKeyId: 'AKIAEXAMPLEEXAMPLE01',
          status: 'Active',
          createDate: 'Mar 10, 2026 1:13:00 PM',
        },
      },
    },
    {
      after: 210,
      source: 'iam',
      name: 'CreateLoginProfile',
      request: { userName: 'backup-operator', passwordResetRequired: false },
      response: { loginProfile: { userName: 'backup-operator' } },
    },
    {
      after: 300,
      source: 'cloudtrail',
      name: 'StopLogging',
      request: { name: 'larkspur-main' },
      error: ['AccessDenied', 'explicit deny in a service control policy'],
    },
    {
      after: 330,
      source: 'cloudtrail',
      name: 'StopLogging',
      request: { name: `arn:aws:cloudtrail:us-east-1:${account}:trail/larkspur-main` },
    },
    ...Array.from({ length: 26 }, (_, index) => ({
      after: 400 + index * 4,
      source: 'secretsmanager',
      name: 'GetSecretValue',
      request: {
        secretId: `arn:aws:secretsmanager:us-east-1:${account}:secret:shop/${['database', 'payments', 'mail', 'partner'][index % 4]}-${index}`,
      },
    })),
    {
      after: 620,
      source: 'rds',
      name: 'ModifyDBSnapshotAttribute',
      request: { dBSnapshotIdentifier: 'shop-nightly-2026-03-10', attributeName: 'restore', valuesToAdd: ['999988887777'] },
      response: {
        dBSnapshotIdentifier: 'shop-nightly-2026-03-10',
        dBSnapshotAttributes: [{ attributeName: 'restore', attributeValues: ['999988887777'] }],
      },
    },
  ]
  return steps.map(({ after, actor = actors.intruder, ...call }) => ({ ...call, actor, at: began + after * 1000 }))
}

const flowHeader =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region flow-direction'

interface Flow {
  readonly from: string
  readonly sourcePort: number
  readonly packets: number
  readonly bytes: number
  readonly at: number
  readonly flags: number
  readonly action?: string
}

function flowLine({ from, sourcePort, packets, bytes, at, flags, action = 'ACCEPT' }: Flow): string {
  const end = Math.floor(at / 1000)
  return `5 ${account} eni-0a11b22c33d44e55f ${from} 10.0.1.25 ${sourcePort} 443 6 ${packets} ${bytes} ${end - 55} ${end} ${action} OK vpc-0f00ba11 subnet-0ddba11 i-0a1b2c3d4e5f60718 ${flags} IPv4 ${from} 10.0.1.25 us-east-1 ingress`
}

/** Forty-five ordinary minutes of a web shop, then five minutes of SYN packets from everywhere. */
function flows(): string[] {
  const lines: string[] = []
  for (let index = 0; index < 50; index++) {
    const at = start + (290 + index) * minute + 59_000
    for (let client = 0; client < 24; client++) {
      const packets = 60 + Math.floor(random() * 90)
      lines.push(
        flowLine({
          from: `198.51.100.${20 + client}`,
          sourcePort: 40_000 + Math.floor(random() * 20_000),
          packets,
          bytes: packets * (500 + Math.floor(random() * 400)),
          at,
          flags: 19,
        }),
      )
    }
    for (let source = 0; index >= 45 && source < 600; source++) {
      const from = `${100 + Math.floor(random() * 80)}.${Math.floor(random() * 250)}.${Math.floor(random() * 250)}.${1 + Math.floor(random() * 250)}`
      const packets = 300 + Math.floor(random() * 300)
      lines.push(flowLine({ from, sourcePort: 1024 + Math.floor(random() * 60_000), packets, bytes: packets * 44, at, flags: 2 }))
    }
  }
  return lines
}

async function write(path: string, body: string | Uint8Array): Promise<void> {
  const file = join(samples, path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, body)
  console.log(`wrote samples/${path}`)
}

const calls = [...ordinaryDay(), ...intrusion()].sort((a, b) => a.at - b.at).map(record)
await write('cloudtrail/larkspur-us-east-1.json', `{"Records":[\n${calls.map((call) => JSON.stringify(call)).join(',\n')}\n]}\n`)
await write('vpc-flow/larkspur-shop.log.gz', gzipSync(`${[flowHeader, ...flows()].join('\n')}\n`, { level: 9 }))
for (const [owner, parts] of Map.groupBy(sampleParts, (part) => part.account)) {
  await write(`snapshot/${owner}.json`, `${JSON.stringify({ parts }, null, 1)}\n`)
}
