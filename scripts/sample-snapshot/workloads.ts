import type { Resource } from '#lib/findings/resource.ts'
import { daysAgo, ownOnly, regional } from './sample-account.ts'

/** A function of the shop, which nobody but the account may call. */
export const lambda = (account: string, name: string, Runtime: string): Resource =>
  regional(account)(
    'lambda',
    'AWS::Lambda::Function',
    `function:${name}`,
    {
      FunctionName: name,
      Role: `arn:aws:iam::${account}:role/${name}-function`,
      Runtime,
      PackageType: 'Zip',
      VpcConfig: null,
      Policy: null,
    },
    { LastModified: daysAgo(30), EnvironmentSecrets: [] },
    { product: 'shop' },
  )

/** The queue of orders. */
export const queue = (account: string, QueueName: string): Resource =>
  regional(account)('sqs', 'AWS::SQS::Queue', QueueName, {
    QueueName,
    KmsMasterKeyId: null,
    SqsManagedSseEnabled: true,
    Policy: ownOnly(account, 'sqs:*'),
  })

/** A table of the shop. */
export const table = (account: string, TableName: string): Resource =>
  regional(account)(
    'dynamodb',
    'AWS::DynamoDB::Table',
    `table/${TableName}`,
    {
      TableName,
      DeletionProtectionEnabled: true,
      SSESpecification: null,
      ResourcePolicy: null,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    },
    {},
    { product: 'shop' },
  )

/** The bus that every region has. */
export const defaultBus = (account: string): Resource =>
  regional(account)('events', 'AWS::Events::EventBus', 'event-bus/default', { Name: 'default', Policy: null })
