import type { KeyMetadata } from '@aws-sdk/client-kms'
import { DescribeKeyCommand, GetKeyPolicyCommand, GetKeyRotationStatusCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, mapDetail, notAsked, policyObject } from './detail.ts'
import { listed } from './listed.ts'

const type = 'AWS::KMS::Key'
const gone = ['NotFoundException']

/**
 * KMS keys. Rotation and policy are asked for the customer's own keys only: those of AWS are rotated by AWS. DescribeKey has no batch
 * form and nothing else says whose a key is.
 */
export const kms: Collector = {
  service: 'kms',
  scope: 'regional',
  brings: {
    [type]: {
      list: ['kms:DescribeKey', 'kms:ListKeys'],
      details: {
        EnableKeyRotation: ['kms:GetKeyRotationStatus'],
        KeyPolicy: ['kms:GetKeyPolicy'],
        RotationPeriodInDays: ['kms:GetKeyRotationStatus'],
      },
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  yield* listed(scope, {
    action: 'kms:ListKeys',
    types: [type],
    page: (token) => keyArns(clients, scope.region, token),
    read: (arn) => keyResource(clients, arn, scope),
    width: 6,
  })
}

async function keyArns(clients: AwsClients, region: string, token: string | undefined) {
  const answer = await clients.of('kms', KMSClient, region).send(new ListKeysCommand({ Limit: 1_000, Marker: token }))
  if (!answer.Keys) throw new Error('the answer holds no list of keys')
  return { items: answer.Keys.flatMap((key) => (key.KeyArn ? [key.KeyArn] : [])), next: answer.Truncated ? answer.NextMarker : undefined }
}

async function keyResource(clients: AwsClients, arn: string, scope: CollectorScope): Promise<Resource> {
  const { region } = scope
  const client = clients.of('kms', KMSClient, region)
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
  const [rotation, policy] = await Promise.all([
    isRotatable(metadata) && wantsRotation(scope)
      ? detail('kms:GetKeyRotationStatus', region, () => client.send(new GetKeyRotationStatusCommand({ KeyId: arn })), { gone })
      : notAsked('only symmetric keys of the customer, with material from KMS, have a rotation status'),
    isOwn(metadata)
      ? wanted(scope, type, 'KeyPolicy', () =>
          detail('kms:GetKeyPolicy', region, () => client.send(new GetKeyPolicyCommand({ KeyId: arn, PolicyName: 'default' })), { gone }),
        )
      : notAsked('the key is managed by AWS'),
  ])
  const of = (read: (described: KeyMetadata) => unknown): Detail<unknown> => mapDetail(metadata, read)
  return collectedResource(type, scope, {
    arn,
    configuration: {
      EnableKeyRotation: mapDetail(rotation, ({ KeyRotationEnabled: enabled }) => enabled),
      RotationPeriodInDays: mapDetail(rotation, ({ RotationPeriodInDays: days }) => days ?? null),
      KeyPolicy: mapDetail(policy, ({ Policy: text }) => policyObject(text ?? '')),
      Description: of((described) => described.Description ?? ''),
      Enabled: of((described) => described.Enabled),
      KeySpec: of((described) => described.KeySpec),
      KeyUsage: of((described) => described.KeyUsage),
      Origin: of((described) => described.Origin),
      // The id says it too (KMS Developer Guide, "Multi-Region keys").
      MultiRegion: of((described) => described.MultiRegion ?? /:key\/mrk-/.test(arn)),
    },
    observed: {
      KeyManager: of((described) => described.KeyManager),
      KeyState: of((described) => described.KeyState),
      CreationDate: of((described) => described.CreationDate?.toISOString() ?? null),
      DeletionDate: of((described) => described.DeletionDate?.toISOString() ?? null),
    },
  })
}

const wantsRotation = (scope: CollectorScope): boolean =>
  scope.wants(type, 'EnableKeyRotation') || scope.wants(type, 'RotationPeriodInDays')

/** Not known counts as own: asking for too much costs a call, asking for too little a verdict. */
const isOwn = (metadata: Detail<KeyMetadata>): boolean => 'unseen' in metadata || metadata.value.KeyManager !== 'AWS'

function isRotatable(metadata: Detail<KeyMetadata>): boolean {
  if ('unseen' in metadata) return true
  const { KeyManager: manager, KeySpec: spec, KeyState: state, Origin: origin } = metadata.value
  return manager !== 'AWS' && spec === 'SYMMETRIC_DEFAULT' && origin === 'AWS_KMS' && (state === 'Enabled' || state === 'Disabled')
}
