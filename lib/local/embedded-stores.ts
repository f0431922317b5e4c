import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { type FauxqsServer, startFauxqs } from 'fauxqs'
import type { Env } from '#lib/aws/env.ts'
import { findingTableSchema } from '#lib/aws/finding-table.ts'
import { stateTableSchema } from '#lib/aws/state-table.ts'

/** Region and account that the embedded stores pretend to be in. */
export const localRegion = 'us-east-1'
export const localAccount = '111122223333'

/** Names of the queues of the local run, one per lane as in the stack. */
export const localQueues = {
  events: 'keepwatch-events',
  logs: 'keepwatch-logs',
  deadLetters: 'keepwatch-dead-letters',
  received: 'responder',
} as const

/** DynamoDB, SQS, SNS and S3 in this process, and the variables by which doors and SDK find them. */
export interface EmbeddedStores {
  /** Variables for `process.env`: the doors' own and the SDK's endpoints. */
  readonly variables: Env & Readonly<Record<string, string>>
  readonly queueUrls: Readonly<Record<keyof typeof localQueues, string>>
  readonly fauxqs: FauxqsServer
  close(): Promise<void>
}

/** Deliveries tried before a message goes to the dead-letter queue, as in the stack. */
const maxReceiveCount = '5'

/** Starts the embedded stores on free ports of the loopback interface and makes what the stack would make in them. */
export async function startEmbeddedStores(): Promise<EmbeddedStores> {
  const database = dynalite({ createTableMs: 0 })
  database.listen(0, '127.0.0.1')
  await once(database, 'listening')
  const dynamoUrl = `http://127.0.0.1:${(database.address() as AddressInfo).port}`
  const fauxqs = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false, defaultRegion: localRegion })
  await createTables(dynamoUrl)
  const { queueArn: deadLetterTargetArn, queueUrl: deadLetters } = fauxqs.createQueue(localQueues.deadLetters)
  const attributes = { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount }), VisibilityTimeout: '30' }
  const events = fauxqs.createQueue(localQueues.events, { attributes }).queueUrl
  const logs = fauxqs.createQueue(localQueues.logs, { attributes }).queueUrl
  const received = fauxqs.createQueue(localQueues.received).queueUrl
  const [machine, text, chat] = ['keepwatch-alerts', 'keepwatch-alerts-text', 'keepwatch-alerts-chat'].map(
    (name) => fauxqs.createTopic(name).topicArn,
  ) as [string, string, string]
  fauxqs.subscribe({ topic: 'keepwatch-alerts-text', queue: localQueues.received })
  for (const bucket of ['keepwatch-evidence', 'keepwatch-logs']) fauxqs.createBucket(bucket)
  return {
    fauxqs,
    queueUrls: { events, logs, deadLetters, received },
    variables: {
      FINDINGS_TABLE: 'keepwatch-findings',
      STATE_TABLE: 'keepwatch-state',
      EVIDENCE_BUCKET: 'keepwatch-evidence',
      SET_ASIDE_BUCKET: 'keepwatch-logs',
      OPERATOR_FILE: '',
      ACCESS_FILE: '',
      EXCEPTIONS_FILE: '',
      SEAL_KEY_ARN: '',
      ALERTS_TOPIC_ARN: machine,
      ALERTS_TEXT_TOPIC_ARN: text,
      ALERTS_CHAT_TOPIC_ARN: chat,
      AUDIT_ACCOUNTS: localAccount,
      AUDIT_REGIONS: localRegion,
      AUDIT_ROLE_NAME: '',
      CANARY_REGIONS: localRegion,
      TRAIL_BUCKETS: '',
      AWS_ENDPOINT_URL_DYNAMODB: dynamoUrl,
      AWS_ENDPOINT_URL_SQS: fauxqs.address,
      AWS_ENDPOINT_URL_SNS: fauxqs.address,
      AWS_ENDPOINT_URL_S3: fauxqs.address,
      AWS_REGION: localRegion,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
    close: async () => {
      await fauxqs.stop()
      await new Promise((done) => database.close(done))
    },
  }
}

async function createTables(endpoint: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region: localRegion, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  const { key, pendingIndex, accountIndex } = findingTableSchema
  const { dueIndex } = stateTableSchema
  const indexes = [pendingIndex, accountIndex]
  await client.send(
    new CreateTableCommand({
      TableName: 'keepwatch-findings',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [key, ...indexes.flatMap((index) => [index.key, index.sort])].map((name) => ({
        AttributeName: name,
        AttributeType: 'S',
      })),
      KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: [
          { AttributeName: index.key, KeyType: 'HASH' },
          { AttributeName: index.sort, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  )
  await client.send(
    new CreateTableCommand({
      TableName: 'keepwatch-state',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: stateTableSchema.key, AttributeType: 'S' },
        { AttributeName: dueIndex.key, AttributeType: 'S' },
        { AttributeName: dueIndex.sort, AttributeType: 'N' },
      ],
      KeySchema: [{ AttributeName: stateTableSchema.key, KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: dueIndex.name,
          KeySchema: [
            { AttributeName: dueIndex.key, KeyType: 'HASH' },
            { AttributeName: dueIndex.sort, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  )
  client.destroy()
}
