import type { KeyMetadata } from '@aws-sdk/client-kms'
import { DescribeKeyCommand, GetKeyPolicyCommand, GetKeyRotationStatusCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { type Detail, detail, GoneError, gapOf, gather, mapDetail, notAsked, policyObject } from './detail.ts'
import { inOrder } from './in-order.ts'
import { pages } from './pages.ts'

const keyType = 'AWS::KMS::Key'

/** Keys read at a time. */
const width = 5

/** KMS keys. Rotation and policy are asked for the customer's own keys only: those of AWS are rotated by AWS. */
export const kms: Collector = {
  service: 'kms',
  scope: 'regional',
  brings: { [keyType]: { list: ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListKeys'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  try {
    const arns = pages((token) => keyArns(clients, scope.region, token))
    for await (const resource of inOrder(arns, width, (arn) => keyResource(clients, arn, scope)))
      if (resource) yield { kind: 'resource', resource }
  } catch (error) {
    yield gapOf('kms:ListKeys', scope.region, error, [keyType])
  }
}

async function keyArns(clients: AwsClients, region: string, token: string | undefined) {
  const answer = await clients.of('kms', KMSClient, region).send(new ListKeysCommand({ Limit: 1_000, Marker: token }))
  if (!answer.Keys) throw new Error('the answer holds no list of keys')
  return { items: answer.Keys.flatMap((key) => (key.KeyArn ? [key.KeyArn] : [])), next: answer.Truncated ? answer.NextMarker : undefined }
}

/** A key; undefined when it was deleted since it was listed. */
async function keyResource(clients: AwsClients, arn: string, scope: CollectorScope): Promise<Resource | undefined> {
  try {
    const { region } = scope
    const client = clients.of('kms', KMSClient, region)
    const gone = ['NotFoundException']
    const metadata = await detail(
      'kms:DescribeKey',
      region,
      async () => {
        const { KeyMetadata: described } = await client.send(new DescribeKeyCommand({ KeyId: arn }))
        if (!described) throw new Error('the answer holds no metadata')
        return described
      },
      { gone },
    )
    const rotation = isRotatable(metadata)
      ? await detail('kms:GetKeyRotationStatus', region, () => client.send(new GetKeyRotationStatusCommand({ KeyId: arn })), { gone })
      : notAsked('only symmetric keys of the customer, with material from KMS, have a rotation status')
    const policy = isOwn(metadata)
      ? await detail('kms:GetKeyPolicy', region, () => client.send(new GetKeyPolicyCommand({ KeyId: arn, PolicyName: 'default' })), {
          gone,
        })
      : notAsked('the key is managed by AWS')
    return assemble(arn, scope, metadata, {
      EnableKeyRotation: mapDetail(rotation, ({ KeyRotationEnabled: enabled }) => {
        if (enabled === undefined) throw new Error('kms:GetKeyRotationStatus does not say')
        return enabled
      }),
      RotationPeriodInDays: mapDetail(rotation, ({ RotationPeriodInDays: days }) => days ?? null),
      KeyPolicy: mapDetail(policy, ({ Policy: text }) => policyObject(text ?? '')),
    })
  } catch (error) {
    if (error instanceof GoneError) return undefined
    throw error
  }
}

/** Not known counts as own: asking for too much costs a call, asking for too little a verdict. */
const isOwn = (metadata: Detail<KeyMetadata>): boolean => 'unseen' in metadata || metadata.value.KeyManager !== 'AWS'

function isRotatable(metadata: Detail<KeyMetadata>): boolean {
  if ('unseen' in metadata) return true
  const { KeyManager: manager, KeySpec: spec, KeyState: state, Origin: origin } = metadata.value
  return manager !== 'AWS' && spec === 'SYMMETRIC_DEFAULT' && origin === 'AWS_KMS' && (state === 'Enabled' || state === 'Disabled')
}

function assemble(
  arn: string,
  scope: CollectorScope,
  metadata: Detail<KeyMetadata>,
  details: Readonly<Record<string, Detail<unknown>>>,
): Resource {
  const of = (read: (described: KeyMetadata) => unknown): Detail<unknown> =>
    mapDetail(metadata, (described) => {
      const value = read(described)
      if (value === undefined) throw new Error('kms:DescribeKey does not say')
      return value
    })
  const configuration = gather({
    ...details,
    Description: of((described) => described.Description ?? ''),
    Enabled: of((described) => described.Enabled),
    KeySpec: of((described) => described.KeySpec),
    KeyUsage: of((described) => described.KeyUsage),
    Origin: of((described) => described.Origin),
    MultiRegion: of((described) => described.MultiRegion),
    Tags: notAsked('no check reads the tags of keys'),
  })
  const observed = gather({
    KeyManager: of((described) => described.KeyManager),
    KeyState: of((described) => described.KeyState),
    CreationDate: of((described) => described.CreationDate?.toISOString() ?? null),
  })
  return {
    arn,
    type: keyType,
    account: scope.account,
    region: scope.region,
    tags: {},
    configuration: configuration.seen,
    observed: observed.seen,
    unseen: { ...configuration.unseen, ...observed.unseen },
  }
}
