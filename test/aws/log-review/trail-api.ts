import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers of CloudTrail's API by operation: an object, or the name of the error with which it refuses. */
export type TrailAnswers = Readonly<Record<string, object | string>>

/** A stand-in for the API of CloudTrail, on a free port of the loopback interface. */
export async function trailApi(answers: TrailAnswers): Promise<{ readonly url: string; readonly calls: string[]; close(): Promise<void> }> {
  const calls: string[] = []
  const server = createServer((request, response) => {
    request.resume()
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? ''
    const answer = answers[operation] ?? 'UnknownOperationException'
    calls.push(operation)
    response.setHeader('content-type', 'application/x-amz-json-1.1')
    response.statusCode = typeof answer === 'string' ? 400 : 200
    response.end(JSON.stringify(typeof answer === 'string' ? { __type: answer, message: 'no' } : answer))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, close }
}
