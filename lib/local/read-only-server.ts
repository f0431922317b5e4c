import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a route gives: any JSON value, or undefined when there is no such thing (404). */
export type Route = (parameters: URLSearchParams, rest: string) => Promise<unknown>

/** A running server. */
export interface ReadOnlyServer {
  readonly url: string
  close(): Promise<void>
}

/**
 * A JSON API that can only be read, on the loopback interface only. Requests whose Host is not the loopback (a page that
 * rebinds its name to 127.0.0.1) are refused, and no answer carries CORS headers, so no web page can read it.
 * `routes` are by first path segment; the rest of the path is handed to the route.
 */
export async function startReadOnlyServer(routes: ReadonlyMap<string, Route>, port = 0): Promise<ReadOnlyServer> {
  const server = createServer((request, response) => {
    void answer(routes, request.method ?? '', request.headers.host ?? '', request.url ?? '/', response)
  })
  await listen(server, port)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', done)
  })
}

async function answer(
  routes: ReadonlyMap<string, Route>,
  method: string,
  host: string,
  target: string,
  response: ServerResponse,
): Promise<void> {
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host))
    return send(response, 403, { error: 'This API answers on the loopback interface only.' })
  if (method !== 'GET' && method !== 'HEAD') return send(response, 405, { error: `Only GET is served: got ${method}.` })
  try {
    const url = new URL(target, 'http://127.0.0.1')
    const [, first = '', ...rest] = url.pathname.split('/').map(decodeURIComponent)
    const body = await routes.get(first)?.(url.searchParams, rest.join('/'))
    if (body === undefined)
      return send(response, 404, { error: `Nothing at ${url.pathname}.`, try: [...routes.keys()].map((name) => `/${name}`) })
    send(response, 200, body)
  } catch (error) {
    const malformed = error instanceof URIError || (error instanceof TypeError && /Invalid URL/.test(error.message))
    send(response, malformed ? 400 : 500, { error: (error as Error).message })
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
    'cache-control': 'no-store',
  })
  response.end(`${JSON.stringify(body, null, 2)}\n`)
}
