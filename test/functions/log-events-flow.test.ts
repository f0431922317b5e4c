import { gzipSync } from 'node:zlib'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFindings } from '#lib/aws/stores.ts'
import { lambdaContext } from '#lib/local/lambda-context.ts'
import { handler } from '../../functions/detect-log-events.ts'
import { startDeployment } from './deployment.ts'

const line = '2026-05-04T09:00:00Z web1 sshd[812]: Accepted password for www-data from 198.51.100.7 port 40022 ssh2'

function delivery(id: string): { readonly awslogs: { readonly data: string } } {
  const envelope = {
    messageType: 'DATA_MESSAGE',
    owner: '111122223333',
    logGroup: '/var/log/secure',
    logStream: 'i-0123456789abcdef0',
    logEvents: [
      { id: `${id}-bad`, timestamp: 1_777_885_200_000, message: 'no log line' },
      { id, timestamp: 1_777_885_200_000, message: line },
    ],
  }
  return { awslogs: { data: gzipSync(JSON.stringify(envelope)).toString('base64') } }
}

const message = (messageId: string, body: unknown) => ({ messageId, body: JSON.stringify(body) })
const invoke = (event: unknown): Promise<SQSBatchResponse | undefined> =>
  handler(event as SQSEvent, lambdaContext('detect-log-events')) as Promise<SQSBatchResponse | undefined>

describe('log events', () => {
  let started: Awaited<ReturnType<typeof startDeployment>>
  const found = async () => {
    const { items } = openFindings(started.stores.variables)
    const findings = await Array.fromAsync(items.list({ kind: 'monitoring', account: '111122223333' }))
    return findings.flatMap((finding) =>
      finding.kind === 'monitoring' && finding.control === 'linux-system-account-signed-in' ? [finding] : [],
    )
  }

  beforeAll(async () => {
    started = await startDeployment()
  })
  afterAll(() => started.end())

  it('become a finding, once however often they are delivered, and the bad line beside them is set aside', async () => {
    expect(await invoke(delivery('1'))).toBeUndefined()
    await invoke(delivery('1'))
    expect(await found()).toMatchObject([
      {
        count: 1,
        severity: 'high',
        principal: 'www-data',
        sourceAddress: '198.51.100.7',
        resource: { arn: expect.stringMatching(/^arn:aws:ec2:[a-z0-9-]+:111122223333:instance\/i-0123456789abcdef0$/) },
      },
    ])
  })

  it('that failed come again from the queue; a record without its input stays there', async () => {
    const Records = [
      message('again', { requestContext: {}, requestPayload: delivery('1'), responsePayload: { errorMessage: 'x' } }),
      message('new', { requestPayload: delivery('2') }),
      message('empty', { requestContext: {} }),
    ]
    expect(await invoke({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'empty' }] })
    expect((await found()).map(({ count }) => count)).toEqual([2])
  })

  it('are left to Lambda when they cannot be stored', async () => {
    const table = process.env['FINDINGS_TABLE']
    process.env['FINDINGS_TABLE'] = 'gone'
    try {
      await expect(invoke(delivery('3'))).rejects.toThrow()
    } finally {
      if (table !== undefined) process.env['FINDINGS_TABLE'] = table
    }
    expect((await found()).map(({ count }) => count)).toEqual([2])
  })
})
