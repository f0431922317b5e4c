import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { actionOf, faultyAnswer, type PagedAnswer, withFaultyPages } from './fault.ts'

/** The AWS API endpoint that the suite runs against (a moto server with MOTO_IAM_LOAD_MANAGED_POLICIES=true); undefined: the suite is skipped. */
export const endpoint = process.env['KEEPWATCH_TEST_ENDPOINT']

if (endpoint === undefined)
  console.warn(
    'Skipped: KEEPWATCH_TEST_ENDPOINT is not set. Start moto_server and set it, e.g. KEEPWATCH_TEST_ENDPOINT=http://127.0.0.1:5005; .ci/run does both.',
  )

/** Credentials of one account of the endpoint. */
export interface AccountAccess {
  readonly account: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

/** An account that nobody has used: moto keeps the state of each apart. */
export async function freshAccount(url: string): Promise<AccountAccess> {
  const account = String(Math.floor(100_000_000_000 + Math.random() * 900_000_000_000))
  const sts = new STSClient({
    region: 'us-east-1',
    endpoint: url,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'none' },
  })
  const { Credentials: credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/audit`, RoleSessionName: 'seed' }),
  )
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = credentials ?? {}
  if (!accessKeyId || !secretAccessKey || !sessionToken)
    throw new Error(`${url} gave no credentials for account ${account}. Wanted: a moto server.`)
  return { account, accessKeyId, secretAccessKey, sessionToken }
}

/** What the proxy does with one call, by its name (`sns:ListTopics`; S3 by its query, `s3:GET?policy`). */
export interface ProxyRules {
  /** Calls that are answered as AWS answers a caller without the right. */
  readonly deny?: ReadonlySet<string>
  /** What goes wrong with a call; undefined: nothing. */
  readonly fault?: (action: string) => Parameters<typeof faultyAnswer>[0] | undefined
  /** A listing whose pages never end. */
  readonly pages?: { readonly action: string; readonly fault: 'same-token' | 'empty-pages'; readonly paged: PagedAnswer }
  /** Calls that are answered with a page of HTML and HTTP 404, as a proxy or an emulator without the operation does. */
  readonly html?: ReadonlySet<string>
  /** Changes the body of an answer, for facts that the endpoint cannot be made to have. */
  readonly rewrite?: (action: string, body: string) => string
}

/** A running proxy in front of the endpoint. */
export interface Proxy {
  readonly url: string
  close(): Promise<void>
}

/** Starts a proxy in front of the endpoint, which knows no IAM of its own. */
export async function startProxy(target: string, rules: ProxyRules): Promise<Proxy> {
  const first: FirstCalls = new Map()
  const server = createServer((request, response) => {
    forward({ target, rules, first }, request, response).catch((error: unknown) => {
      response.statusCode = 502
      response.end(String(error))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** Bodies of the first calls of listings whose pages are tampered with: the emulator would not know our tokens. */
type FirstCalls = Map<string, Buffer>

interface Forwarding {
  readonly target: string
  readonly rules: ProxyRules
  readonly first: FirstCalls
}

async function forward({ target, rules, first }: Forwarding, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const sent = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
  const action = actionOf(request, sent)
  const body = rules.pages?.action === action ? (first.get(action) ?? sent) : sent
  first.set(action, body)
  const fault = rules.deny?.has(action) ? 'denied' : rules.fault?.(action)
  if (fault) {
    const answer = faultyAnswer(fault, request, body)
    response.writeHead(answer.status, { 'content-type': answer.type })
    response.end(answer.body)
    return
  }
  if (rules.html?.has(action)) {
    response.writeHead(404, { 'content-type': 'text/html' })
    response.end('<!doctype html><html lang="en"><title>404 Not Found</title><h1>Not Found</h1></html>')
    return
  }
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    ['host', 'connection', 'content-length', 'transfer-encoding', 'expect'].includes(name) || value === undefined
      ? []
      : [[name, String(value)] as [string, string]],
  )
  const host = request.headers.host ?? ''
  const answer = await fetch(`${target}${request.url}`, {
    method: request.method ?? 'GET',
    headers: [...headers, ['x-forwarded-host', host]],
    ...(body.length > 0 ? { body } : {}),
  })
  const text = await answer.text()
  const { pages } = rules
  const paged = pages?.action === action ? withFaultyPages(pages.fault, text, pages.paged, performance.now()) : text
  const changed = rules.rewrite?.(action, paged) ?? paged
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/xml' })
  response.end(changed)
}

/** How the command line ended. */
export interface CommandResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs `keepwatch` as a process against an endpoint, with nothing of the machine's own AWS configuration. */
export async function keepwatch(args: readonly string[], url: string, access: AccountAccess): Promise<CommandResult> {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'))
  const child = spawn(process.execPath, ['bin/keepwatch.mjs', ...args], {
    cwd: root,
    env: {
      ...Object.fromEntries(kept),
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: access.accessKeyId,
      AWS_SECRET_ACCESS_KEY: access.secretAccessKey,
      AWS_SESSION_TOKEN: access.sessionToken,
      AWS_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  })
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done, failed) => {
      child.on('error', failed)
      child.on('close', done)
    }),
  ])
  return { code, stdout, stderr }
}

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(stream)).toString('utf8')
}
