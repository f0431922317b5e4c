import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { KeepwatchConfig } from './config.ts'
import { allowServicesToUseKey } from './key-policy.ts'
import { allowAccessLogDelivery, allowLogDelivery } from './log-delivery.ts'
import { pinLogicalId } from './logical-id.ts'

/** Props of `Storage`. */
export interface StorageProps {
  readonly config: Pick<KeepwatchConfig, 'logFileDays' | 'evidenceRetentionDays' | 'signEvidence'>
}

/**
 * Everything that outlives a deployment. All of it is retained when the stack goes, encrypted with one key of its own, and
 * has a logical id that does not move when the code around it does, so that no upgrade replaces it.
 */
export class Storage extends Construct {
  readonly key: Key
  /** Signs the evidence of runs; undefined where evidence is not signed. */
  readonly sealKey: Key | undefined
  readonly findings: Table
  readonly state: Table
  /** Snapshots, results and manifests of audit runs: versioned, under Object Lock. */
  readonly evidence: Bucket
  /** Log files that AWS delivers, and below `set-aside/` what could not be read of them. */
  readonly logs: Bucket
  /** Who read or wrote the other two, and access logs of load balancers and buckets that are pointed here. */
  readonly accessLogs: Bucket

  constructor(scope: Construct, id: string, { config }: StorageProps) {
    super(scope, id)
    this.key = this.#key()
    this.sealKey = config.signEvidence ? this.#sealKey() : undefined
    this.findings = this.#table('FindingsTable', { partitionKey: { name: 'id', type: AttributeType.STRING } })
    this.findings.addGlobalSecondaryIndex({
      indexName: 'pending-alerts',
      partitionKey: { name: 'outbox', type: AttributeType.STRING },
      sortKey: { name: 'owedAt', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    })
    this.findings.addGlobalSecondaryIndex({
      indexName: 'by-account',
      partitionKey: { name: 'account', type: AttributeType.STRING },
      sortKey: { name: 'lastSeen', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    })
    this.state = this.#table('StateTable', {
      partitionKey: { name: 'key', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
    })
    this.state.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: { name: 'dueShard', type: AttributeType.STRING },
      sortKey: { name: 'dueAt', type: AttributeType.NUMBER },
      projectionType: ProjectionType.KEYS_ONLY,
    })
    this.accessLogs = this.#accessLogBucket(config.logFileDays)
    allowAccessLogDelivery(this.accessLogs)
    this.evidence = this.#bucket('EvidenceBucket', {
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(config.evidenceRetentionDays)),
    })
    this.logs = this.#bucket('LogBucket', { lifecycleRules: [expiry(config.logFileDays)] })
    allowLogDelivery(this.logs, this.key)
  }

  #key(): Key {
    const key = new Key(this, 'Key', {
      description: 'Keepwatch: findings, state, evidence, log files, queues, topics and logs',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    pinLogicalId(key, 'Key')
    allowServicesToUseKey(key, Stack.of(this))
    return key
  }

  /** Asymmetric: whoever verifies needs the public half only. Such keys are not rotated (KMS Developer Guide, "Rotating KMS keys"). */
  #sealKey(): Key {
    const key = new Key(this, 'SealKey', {
      description: 'Keepwatch: signs the evidence of audit runs',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    pinLogicalId(key, 'SealKey')
    return key
  }

  // `Table`, not `TableV2`: a global table with a customer-managed key cannot be synthesised without a fixed region, and
  // turning one into the other later would replace the table.
  #table(id: string, props: Pick<ConstructorParameters<typeof Table>[2], 'partitionKey' | 'timeToLiveAttribute'>): Table {
    const table = new Table(this, id, {
      ...props,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    pinLogicalId(table, id)
    return table
  }

  #bucket(id: string, props: BucketProps): Bucket {
    const bucket = new Bucket(this, id, {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: `${id}/`,
      ...closed,
      ...props,
    })
    pinLogicalId(bucket, id)
    return bucket
  }

  /** Server access logs are delivered only to a bucket encrypted with S3's own key (S3 user guide, "Enabling server access logging"). */
  #accessLogBucket(days: number): Bucket {
    const bucket = new Bucket(this, 'AccessLogBucket', {
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [expiry(days)],
      ...closed,
    })
    pinLogicalId(bucket, 'AccessLogBucket')
    return bucket
  }
}

/** What every bucket has. */
const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const satisfies BucketProps

function expiry(days: number) {
  return {
    id: 'expire',
    expiration: Duration.days(days),
    noncurrentVersionExpiration: Duration.days(30),
    abortIncompleteMultipartUploadAfter: Duration.days(7),
  }
}
