import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * File of AWS's runtime interface client (`aws-lambda-ric`). It builds native code when it is installed, which a fresh machine
 * cannot, so it is no dependency of the project: `.ci/run` installs it beside and names it here.
 */
export const runtimeClient = process.env['KEEPWATCH_RUNTIME_CLIENT']

/** How an invocation ended, as the runtime reported it. */
export interface Invoked {
  readonly outcome: 'response' | 'error'
  readonly body: unknown
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const text = Buffer.concat(await Array.fromAsync(request)).toString('utf8')
  return text === '' ? null : JSON.parse(text)
}

/**
 * Runs a bundled function under AWS's own runtime interface client, against a stub of the Lambda Runtime API that hands out one
 * event (AWS Lambda developer guide, "Using the Lambda runtime API"). `folder` is the unpacked asset.
 */
export async function invokeBundle(folder: string, event: unknown, env: Readonly<Record<string, string>>): Promise<Invoked> {
  if (!runtimeClient) throw new Error('KEEPWATCH_RUNTIME_CLIENT is not set. Wanted: the path of aws-lambda-ric/index.mjs.')
  let handedOut = false
  let child: ChildProcess | undefined
  let log = ''
  const ended = Promise.withResolvers<Invoked>()
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    if (path.endsWith('/invocation/next')) {
      // Lambda keeps an idle runtime waiting; so does the stub, until the process is ended.
      if (handedOut) return
      handedOut = true
      response.writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': '8476a536-e9f4-11e8-9739-2dfe598c3fcd',
        'lambda-runtime-deadline-ms': String(Date.now() + 30_000),
        'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:111122223333:function:under-test',
      })
      response.end(JSON.stringify(event))
      return
    }
    const body = await bodyOf(request)
    response.writeHead(202).end('{"status":"OK"}')
    ended.resolve({ outcome: path.endsWith('/response') ? 'response' : 'error', body })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  child = spawn(process.execPath, [runtimeClient, 'index.handler'], {
    cwd: folder,
    env: {
      ...env,
      PATH: process.env['PATH'] ?? '',
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(server.address() as AddressInfo).port}`,
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: 'index.handler',
      AWS_LAMBDA_FUNCTION_NAME: 'under-test',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/under-test',
      AWS_LAMBDA_LOG_STREAM_NAME: 'stream',
    },
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      log += text
    })
  }
  child.once('exit', (code) => ended.reject(new Error(`the runtime ended with ${code} before it answered:\n${log}`)))
  try {
    return await ended.promise
  } finally {
    child.removeAllListeners('exit')
    child.kill()
    server.closeAllConnections()
    server.close()
  }
}
