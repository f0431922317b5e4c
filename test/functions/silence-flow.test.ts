import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openFindings, openState } from '#lib/aws/stores.ts'
import { lambdaContext } from '#lib/local/lambda-context.ts'
import { asEventBridge, asTrailFile, sampleTrail } from '#lib/local/sample-replay.ts'
import { canaryAges } from '#lib/monitor/silence/canary.ts'
import { handler as canary } from '../../functions/canary.ts'
import { startDeployment } from './deployment.ts'

const minute = 60_000
const hour = 60 * minute
const noon = Date.parse('2026-03-10T12:00:00Z')
let { stores, deployment, end } = {} as Awaited<ReturnType<typeof startDeployment>>
let sts: Server
const agents: string[] = []
let status = 200
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: noon })
  ;({ stores, deployment, end } = await startDeployment())
  sts = createServer((request, response) => {
    agents.push(request.headers['user-agent'] ?? '')
    response.writeHead(status, { 'content-type': 'text/xml' })
    response.end(
      status === 200
        ? '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'
        : '<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>refused</Message></Error></ErrorResponse>',
    )
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => sts.once('listening', listening))
  process.env['AWS_ENDPOINT_URL_STS'] = `http://127.0.0.1:${(sts.address() as AddressInfo).port}`
})
afterEach(async () => {
  vi.useRealTimers()
  delete process.env['AWS_ENDPOINT_URL_STS']
  sts.closeAllConnections()
  sts.close()
  agents.length = 0
  status = 200
  await end()
})

const controls = async () => {
  const findings = await Array.fromAsync(openFindings(stores.variables).items.list({}))
  return findings.map(({ control }) => control).filter((control) => control.startsWith('keepwatch-log-source'))
}

it('the canary calls with its mark, and its event comes through the pipe to the table', async () => {
  expect(await canary(undefined, lambdaContext('canary'))).toEqual({ oldest: 0 })
  expect(agents).toEqual([expect.stringContaining('keepwatch-canary/1')])
  vi.setSystemTime(noon + 20 * minute)
  expect(await canary(undefined, lambdaContext('canary'))).toEqual({ oldest: 20 * minute })
  const [sample] = await sampleTrail('samples', noon)
  const call = {
    ...sample,
    eventName: 'GetCallerIdentity',
    eventSource: 'sts.amazonaws.com',
    eventTime: new Date(noon + 18 * minute).toISOString(),
    userAgent: agents[0],
    awsRegion: 'us-east-1',
  }
  await deployment.putEvents([asEventBridge(call as unknown as Parameters<typeof asEventBridge>[0])])
  expect(await canary(undefined, lambdaContext('canary'))).toEqual({ oldest: 2 * minute })
  expect([...(await canaryAges(['us-east-1'], openState(stores.variables), Date.now()))]).toEqual([['us-east-1', 2 * minute]])
})

it('a canary that cannot be sent is an error of its function', async () => {
  status = 403
  await expect(canary(undefined, lambdaContext('canary'))).rejects.toThrow('No canary could be sent in us-east-1.')
})

it('a log that stops is found by the tick, told once, and told again when it is back', async () => {
  const records = await sampleTrail('samples', noon)
  const deliver = async (now: number) => {
    vi.setSystemTime(now)
    await deployment.deliverLogFile(
      asTrailFile(records.slice(0, 3).map((record) => ({ ...record, eventTime: new Date(now).toISOString() }))),
    )
  }
  for (let at = 0; at <= 25; at += 0.5) await deliver(noon + at * hour)
  await deployment.tick()
  expect(await controls()).toEqual([])
  vi.setSystemTime(noon + 29 * hour)
  await deployment.tick()
  await deployment.tick()
  const silent = await controls()
  expect(new Set(silent)).toEqual(new Set(['keepwatch-log-source-silent']))
  const told = (await Array.fromAsync(deployment.received())).map(({ subject }) => subject).join('\n')
  expect(told).toContain('CloudTrail stopped coming in as files')
  await deliver(noon + 30 * hour)
  await deployment.tick()
  await deployment.tick()
  expect(await controls()).toHaveLength(2 * silent.length)
})
