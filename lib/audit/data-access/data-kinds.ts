/** What can be done with data. `share`: let others in, or hand out a copy; `decrypt`: use a key to make data readable. */
export const verbs = ['read', 'write', 'delete', 'decrypt', 'share'] as const
export type Verb = (typeof verbs)[number]

/** An action that does it: on the resource itself, or on the objects in it. Any one of a verb's actions is enough. */
export interface DataAction {
  readonly action: string
  readonly on: 'itself' | 'objects'
}

/** A kind of resource that holds data. */
export interface DataKind {
  readonly type: string
  /** Prefix of its service in ARNs; with `path`, how its ARNs go on after the account. */
  readonly service: string
  readonly path?: string
  /** Property with its own policy; `none`: the kind has no such policy. */
  readonly policy: { readonly property: string } | 'none'
  readonly verbs: Readonly<Record<Verb, readonly DataAction[]>>
  /** Action on its key that each verb takes, when a key of the customer encrypts it. */
  readonly keyActions?: Partial<Readonly<Record<Verb, string>>>
}

const itself = (...actions: readonly string[]): readonly DataAction[] => actions.map((action) => ({ action, on: 'itself' }))
const objects = (...actions: readonly string[]): readonly DataAction[] => actions.map((action) => ({ action, on: 'objects' }))

/**
 * Kinds of resources with the actions of each verb (Service Authorization Reference, one page a service). Actions that read only names,
 * sizes and settings are left out.
 */
export const dataKinds: readonly DataKind[] = [
  {
    type: 'AWS::S3::Bucket',
    service: 's3',
    policy: { property: 'Policy' },
    verbs: {
      read: objects('s3:GetObject', 's3:GetObjectVersion'),
      write: objects('s3:PutObject'),
      delete: [...objects('s3:DeleteObject', 's3:DeleteObjectVersion'), ...itself('s3:DeleteBucket', 's3:PutLifecycleConfiguration')],
      decrypt: [],
      share: [...itself('s3:PutBucketPolicy', 's3:PutBucketAcl', 's3:PutReplicationConfiguration'), ...objects('s3:PutObjectAcl')],
    },
    keyActions: { read: 'kms:Decrypt', write: 'kms:GenerateDataKey' },
  },
  {
    type: 'AWS::DynamoDB::Table',
    service: 'dynamodb',
    path: 'table/',
    policy: { property: 'ResourcePolicy' },
    verbs: {
      read: itself(
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
        'dynamodb:PartiQLSelect',
        'dynamodb:ExportTableToPointInTime',
      ),
      write: itself(
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:PartiQLInsert',
        'dynamodb:PartiQLUpdate',
      ),
      delete: itself('dynamodb:DeleteItem', 'dynamodb:PartiQLDelete', 'dynamodb:DeleteTable'),
      decrypt: [],
      share: itself('dynamodb:PutResourcePolicy'),
    },
    keyActions: { read: 'kms:Decrypt', write: 'kms:Decrypt' },
  },
  {
    type: 'AWS::SecretsManager::Secret',
    service: 'secretsmanager',
    path: 'secret:',
    policy: { property: 'ResourcePolicy' },
    verbs: {
      read: itself('secretsmanager:GetSecretValue', 'secretsmanager:BatchGetSecretValue'),
      write: itself('secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecret'),
      delete: itself('secretsmanager:DeleteSecret'),
      decrypt: [],
      share: itself('secretsmanager:PutResourcePolicy', 'secretsmanager:ReplicateSecretToRegions'),
    },
    keyActions: { read: 'kms:Decrypt', write: 'kms:GenerateDataKey' },
  },
  {
    type: 'AWS::KMS::Key',
    service: 'kms',
    path: 'key/',
    policy: { property: 'KeyPolicy' },
    verbs: {
      read: [],
      write: itself('kms:Encrypt', 'kms:GenerateDataKey'),
      delete: itself('kms:ScheduleKeyDeletion', 'kms:DisableKey'),
      decrypt: itself('kms:Decrypt', 'kms:ReEncryptFrom'),
      share: itself('kms:PutKeyPolicy', 'kms:CreateGrant'),
    },
  },
  {
    type: 'AWS::SQS::Queue',
    service: 'sqs',
    policy: { property: 'Policy' },
    verbs: {
      read: itself('sqs:ReceiveMessage'),
      write: itself('sqs:SendMessage'),
      delete: itself('sqs:DeleteMessage', 'sqs:PurgeQueue', 'sqs:DeleteQueue'),
      decrypt: [],
      share: itself('sqs:AddPermission', 'sqs:SetQueueAttributes'),
    },
    keyActions: { read: 'kms:Decrypt', write: 'kms:GenerateDataKey' },
  },
  {
    type: 'Keepwatch::RDS::Snapshot',
    service: 'rds',
    path: 'snapshot:',
    policy: 'none',
    verbs: {
      read: itself('rds:RestoreDBInstanceFromDBSnapshot', 'rds:CopyDBSnapshot'),
      write: [],
      delete: itself('rds:DeleteDBSnapshot'),
      decrypt: [],
      share: itself('rds:ModifyDBSnapshotAttribute'),
    },
  },
  {
    // The listing gives snapshots of instances and of clusters under one type; their ARNs and actions differ.
    type: 'Keepwatch::RDS::Snapshot',
    service: 'rds',
    path: 'cluster-snapshot:',
    policy: 'none',
    verbs: {
      read: itself('rds:RestoreDBClusterFromSnapshot', 'rds:CopyDBClusterSnapshot'),
      write: [],
      delete: itself('rds:DeleteDBClusterSnapshot'),
      decrypt: [],
      share: itself('rds:ModifyDBClusterSnapshotAttribute'),
    },
  },
  {
    type: 'Keepwatch::EC2::Snapshot',
    service: 'ec2',
    path: 'snapshot/',
    policy: 'none',
    verbs: {
      read: itself('ebs:GetSnapshotBlock', 'ec2:CreateVolume', 'ec2:CopySnapshot'),
      write: [],
      delete: itself('ec2:DeleteSnapshot'),
      decrypt: [],
      share: itself('ec2:ModifySnapshotAttribute'),
    },
  },
  {
    type: 'AWS::ECR::Repository',
    service: 'ecr',
    path: 'repository/',
    policy: { property: 'RepositoryPolicyText' },
    verbs: {
      read: itself('ecr:BatchGetImage'),
      write: itself('ecr:PutImage'),
      delete: itself('ecr:BatchDeleteImage', 'ecr:DeleteRepository'),
      decrypt: [],
      share: itself('ecr:SetRepositoryPolicy'),
    },
  },
  {
    type: 'AWS::Lambda::Function',
    service: 'lambda',
    path: 'function:',
    policy: { property: 'Policy' },
    verbs: {
      read: itself('lambda:GetFunction', 'lambda:GetFunctionConfiguration'),
      write: itself('lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration'),
      delete: itself('lambda:DeleteFunction'),
      decrypt: [],
      share: itself('lambda:AddPermission'),
    },
  },
  {
    type: 'AWS::SSM::Parameter',
    service: 'ssm',
    path: 'parameter/',
    policy: { property: 'ResourcePolicy' },
    verbs: {
      read: itself('ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath', 'ssm:GetParameterHistory'),
      write: itself('ssm:PutParameter'),
      delete: itself('ssm:DeleteParameter', 'ssm:DeleteParameters'),
      decrypt: [],
      share: itself('ssm:PutResourcePolicy'),
    },
    keyActions: { read: 'kms:Decrypt', write: 'kms:Encrypt' },
  },
]

/** The kind that a resource with this ARN is of; undefined: none of those that are looked at. */
export function kindOf(arn: string): DataKind | undefined {
  const [, , service, , , ...rest] = arn.split(':')
  const path = rest.join(':')
  return dataKinds.find((kind) => kind.service === service && (kind.path === undefined || path.startsWith(kind.path)))
}

/** The ARN under which policies speak of it: those of EBS snapshots have no account (Service Authorization Reference, Amazon EC2). */
export function policyArn(arn: string): string {
  return arn.replace(/^(arn:[^:]+:ec2:[^:]*:)\d{12}(:snapshot\/)/, '$1$2')
}
