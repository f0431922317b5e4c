import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import { localAccount, localRegion } from './embedded-stores.ts'

/** The context that Lambda would hand to a door, with a deadline `timeout` milliseconds from now. */
export function lambdaContext(functionName: string, timeout = 60_000): Context {
  const deadline = Date.now() + timeout
  const nothing = (): void => undefined
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${localRegion}:${localAccount}:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: nothing,
    fail: nothing,
    succeed: nothing,
  }
}
