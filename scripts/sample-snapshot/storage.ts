import type { Resource } from '#lib/findings/resource.ts'
import { type Bag, daysAgo, document, global, ownOnly, region, regional } from './sample-account.ts'

/** A block of public access with everything on. */
export const closed = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }

/** What differs between buckets. */
export interface BucketFacts {
  readonly block: Bag | null
  readonly tlsOnly: boolean
  readonly versioned?: boolean
  /** Bucket that takes the access logs. */
  readonly logsTo?: string
  /** The block of the whole account. @default none */
  readonly accountBlock?: Bag
  /** Tags beside the product. */
  readonly tags?: Readonly<Record<string, string>>
}

const tlsStatement = (name: string): Bag => ({
  Sid: 'EncryptedTransportOnly',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
})

/** A bucket of the region that its owner alone may use. */
export const bucket = (
  account: string,
  name: string,
  { block, tlsOnly, versioned = false, logsTo, accountBlock, tags = {} }: BucketFacts,
): Resource => ({
  arn: `arn:aws:s3:::${name}`,
  type: 'AWS::S3::Bucket',
  account,
  region,
  tags: { product: 'shop', ...tags },
  configuration: {
    BucketName: name,
    PublicAccessBlockConfiguration: block,
    Policy: tlsOnly ? document(tlsStatement(name)) : null,
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
    },
    VersioningConfiguration: versioned ? { Status: 'Enabled' } : null,
    LoggingConfiguration: logsTo ? { DestinationBucketName: logsTo, LogFilePrefix: `${name}/` } : null,
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    NotificationConfiguration: null,
    LifecycleConfiguration: versioned
      ? { Rules: [{ Id: 'old-versions', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 90 } }] }
      : null,
    ObjectLockConfiguration: null,
    ReplicationConfiguration: null,
  },
  observed: {
    AccountPublicAccessBlock: accountBlock ?? null,
    PolicyStatus: tlsOnly ? { IsPublic: false } : null,
    Acl: { Owner: 'larkspur', Grants: [{ Grantee: { Type: 'CanonicalUser', ID: 'larkspur' }, Permission: 'FULL_CONTROL' }] },
    MFADelete: false,
    CreationDate: daysAgo(800),
  },
})

/** The block of public access of a whole account; null: it has none. */
export const storageSettings = (account: string, block: Bag | null): Resource =>
  global(account)('s3', 'Keepwatch::S3::Account', 'account', {}, { AccountPublicAccessBlock: block })

/** A symmetric key of the account. */
export const kmsKey = (account: string, id: string, rotated: boolean): Resource =>
  regional(account)(
    'kms',
    'AWS::KMS::Key',
    `key/${id}`,
    {
      EnableKeyRotation: rotated,
      KeySpec: 'SYMMETRIC_DEFAULT',
      Origin: 'AWS_KMS',
      MultiRegion: false,
      KeyPolicy: ownOnly(account, 'kms:*'),
    },
    { KeyManager: 'CUSTOMER', KeyState: 'Enabled', CreationDate: daysAgo(800), DeletionDate: null },
  )

/** A database for the shop: the first as it should be, the other a forgotten one. */
export function database(account: string, name: string, good: boolean): Resource {
  return regional(account)(
    'rds',
    'AWS::RDS::DBInstance',
    `db:${name}`,
    {
      DBInstanceIdentifier: name,
      DBClusterIdentifier: null,
      Engine: 'postgres',
      EngineVersion: good ? '17.4' : '11.22',
      MasterUsername: good ? 'larkspur_owner' : 'postgres',
      Port: '5432',
      PubliclyAccessible: !good,
      StorageEncrypted: good,
      MultiAZ: good,
      DeletionProtection: good,
      BackupRetentionPeriod: good ? 14 : 0,
      CopyTagsToSnapshot: good,
      MonitoringInterval: good ? 60 : 0,
      EnableIAMDatabaseAuthentication: good,
      EnableCloudwatchLogsExports: good ? ['postgresql', 'upgrade'] : [],
      AutoMinorVersionUpgrade: good,
      VPCSecurityGroups: [good ? 'sg-0d44' : 'sg-0b22'],
    },
    {
      Status: 'available',
      VpcId: 'vpc-0f00ba11',
      SubnetIds: good ? ['subnet-0ddba12', 'subnet-0ddba14'] : ['subnet-0ddba11', 'subnet-0ddba13'],
      TlsParameters: { 'rds.force_ssl': good ? '1' : '0' },
    },
    { product: 'shop' },
  )
}

/** A snapshot of the shop's database, and who may restore it. */
export const databaseSnapshot = (account: string, id: string, SnapshotType: string, RestorableBy: readonly string[]): Resource =>
  regional(account)(
    'rds',
    'Keepwatch::RDS::Snapshot',
    `snapshot:${id}`,
    {},
    { SnapshotId: id, Kind: 'instance', Engine: 'postgres', SnapshotType, Encrypted: true, RestorableBy },
  )

/** A secret that is renewed by itself each month. */
export const secret = (account: string, name: string, rotated: boolean): Resource =>
  regional(account)(
    'secretsmanager',
    'AWS::SecretsManager::Secret',
    `secret:${name}`,
    { Name: name, ResourcePolicy: null, RotationRules: rotated ? { AutomaticallyAfterDays: 30 } : null },
    {
      CreatedDate: daysAgo(600),
      RotationEnabled: rotated,
      LastRotatedDate: rotated ? daysAgo(12) : null,
      NextRotationDate: rotated ? daysAgo(-18) : null,
      LastAccessedDate: daysAgo(1),
    },
  )
