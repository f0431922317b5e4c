import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditDefinition, substituted } from '../infra/audit-definition.ts'
import { at, synthesise } from '../infra/synthesised.ts'
import { account, call, endpoint, needsEndpoint, region, request } from './moto-call.ts'

const bucket = `keepwatch-evidence-${randomUUID()}`
const planKey = 'runs/run-1/plan.json'
const units = ['iam', 's3', 'kms'].map((service) => ({ runId: 'run-1', account, region: 'eu-west-1', service, done: true, resume: null }))

/**
 * Runs the definition of the template in moto's Step Functions: its own interpreter of the states language, with moto's
 * DynamoDB, S3 and Lambda behind it. Its Lambda without Docker runs no code: it answers with what was queued for it, else
 * with its own input. That is enough to see what each state hands to the next.
 */
describe.skipIf(!endpoint)(`the audit run in moto${needsEndpoint}`, () => {
  beforeAll(async () => {
    await request(
      'moto',
      '/moto-api/config',
      { 'Content-Type': 'application/json' },
      JSON.stringify({ stepfunctions: { execute_state_machine: true }, lambda: { use_docker: false } }),
    )
    await call('dynamodb', 'DynamoDB_20120810.CreateTable', {
      TableName: substituted.StateTable,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
    }).catch((error: Error) => {
      // Another test of the same server made it.
      if (!error.message.includes('ResourceInUse')) throw error
    })
    await put(`/${bucket}`, `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`)
    await put(`/${bucket}/${planKey}`, JSON.stringify(units))
    await createRole()
    for (const arn of [substituted.PlanArn, substituted.CollectArn, substituted.EvaluateArn]) await createFunction(arn)
  })

  it('plans, looks at every unit and judges', async () => {
    const run = await execute('2026-11-20T04:30:00Z')
    expect(run).toMatchObject({ status: 'SUCCEEDED' })
    // The answer of the stand-in for evaluate is its input.
    expect(JSON.parse(String(run['output']))).toEqual({ runId: 'run-1', units: [{}, {}, {}] })
  })

  it('judges all the same when the units fail, and says which', async () => {
    // A call that is refused stands in for a function that throws, which this Lambda cannot do.
    const refused = {
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: `${endpoint}/${account}/not-there`, MessageBody: 'x' },
    }
    const run = await execute('2026-11-21T04:30:00Z', { collect: refused })
    expect(run).toMatchObject({ status: 'SUCCEEDED' })
    const { units: ended, runId } = JSON.parse(String(run['output'])) as { runId: string; units: readonly { service: string }[] }
    expect(runId).toBe('run-1')
    expect(ended.map(({ service }) => service).toSorted()).toEqual(['iam', 'kms', 's3'])
    for (const unit of ended)
      expect(unit).toEqual({ account, region: 'eu-west-1', service: expect.any(String), error: expect.stringMatching(/./) })
  })

  it('judges all the same when the plan cannot be read', async () => {
    const run = await execute('2026-11-22T04:30:00Z', { plan: 'runs/run-1/not-there.json' })
    expect(run).toMatchObject({ status: 'SUCCEEDED' })
    expect(JSON.parse(String(run['output']))).toEqual({ runId: 'run-1', units: [] })
  })

  it('runs a slot once, however often it is started', async () => {
    const slot = '2026-11-23T04:30:00Z'
    const first = await execute(slot)
    const second = await execute(slot)
    expect([first['status'], second['status']]).toEqual(['SUCCEEDED', 'SUCCEEDED'])
    expect(JSON.parse(String(first['output']))).toHaveProperty('runId')
    // The second ends where it found the slot taken: it returns what it was given.
    expect(JSON.parse(String(second['output']))).toEqual({ slot: expect.stringContaining(slot) })
  })
})

const suffix = randomUUID()

/** Starts a machine of its own with the deployed definition and waits for its end. */
async function execute(
  slot: string,
  { collect = {}, plan = planKey }: { readonly collect?: object; readonly plan?: string } = {},
): Promise<Record<string, unknown>> {
  const deployed = auditDefinition(synthesise()[0])
  Object.assign(at(deployed, 'States', 'CollectAll', 'ItemProcessor', 'States', 'Collect') as object, collect)
  // The same number; moto's grammar takes a percentage only with a decimal point.
  const definition = JSON.stringify(deployed).replace('"ToleratedFailurePercentage":100', '"ToleratedFailurePercentage":100.0')
  const { stateMachineArn } = await call('states', 'AWSStepFunctions.CreateStateMachine', {
    name: `audit-${randomUUID()}`,
    definition,
    roleArn: `arn:aws:iam::${account}:role/audit`,
  })
  // A slot per test run, so that a server that is used twice does not find it taken.
  const input = JSON.stringify({ slot: `${slot}/${suffix}` })
  await answerOnce({ runId: 'run-1', bucket, planKey: plan })
  const { executionArn } = await call('states', 'AWSStepFunctions.StartExecution', { stateMachineArn, input })
  for (let waited = 0; waited < 120; waited++) {
    const execution = await call('states', 'AWSStepFunctions.DescribeExecution', { executionArn })
    if (execution['status'] !== 'RUNNING') return execution
    await sleep(500)
  }
  throw new Error(`The execution ${executionArn} still runs after a minute.`)
}

/** What the next call of a function is answered with. */
async function answerOnce(result: object): Promise<void> {
  await request(
    'moto',
    '/moto-api/static/lambda-simple/response',
    { 'Content-Type': 'application/json' },
    JSON.stringify({ results: [JSON.stringify(result)], region }),
  )
}

async function put(path: string, body: string): Promise<void> {
  await request('s3', path, {}, body, 'PUT')
}

/** moto looks whether Lambda may take the role of a function. */
async function createRole(): Promise<void> {
  const trust = { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }] }
  const body = new URLSearchParams({
    Action: 'CreateRole',
    Version: '2010-05-08',
    RoleName: 'audit',
    AssumeRolePolicyDocument: JSON.stringify(trust),
  })
  await request('iam', '/', { 'Content-Type': 'application/x-www-form-urlencoded' }, body.toString()).catch((error: Error) => {
    if (!error.message.includes('EntityAlreadyExists')) throw error
  })
}

async function createFunction(arn: string): Promise<void> {
  const name = arn.split(':').at(-1) ?? ''
  const body = {
    FunctionName: name,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: `arn:aws:iam::${account}:role/audit`,
    Code: { ZipFile: '' },
  }
  await request('lambda', '/2015-03-31/functions', { 'Content-Type': 'application/json' }, JSON.stringify(body)).catch((error: Error) => {
    if (!error.message.includes('ResourceConflict')) throw error
  })
}
