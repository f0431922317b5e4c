import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import { partitionOf } from '#lib/findings/resource.ts'
import type { CallLog } from './call-log.ts'
import { CallPace } from './call-pace.ts'
import { type CallPlugin, recordCalls } from './call-recorder.ts'

type Credentials = ReturnType<typeof fromNodeProviderChain>

/** Where and as whom to ask; everything is optional, the SDK reads the rest from the environment and the profile by itself. */
export interface AwsClientsOptions {
  /** @default the SDK's provider chain: environment, profile, container, instance */
  readonly credentials?: Credentials
  /** @default AWS_ENDPOINT_URL and the profile, as the SDK reads them */
  readonly endpointUrl?: string
  /** Region of the partition's global APIs. @default by AWS_REGION: us-east-1, cn-north-1 or us-gov-west-1 */
  readonly homeRegion?: string
  /** How often a call is tried, and how long one try may take (milliseconds). @default 6 tries; 5 s to connect, 30 s to answer */
  readonly patience?: typeof patience
  /** Runs around every call, inside the recording: tests answer calls here. */
  readonly plugin?: CallPlugin
}

/** Sockets are shared by all clients of a process; 50 a host is what the SDK takes too. */
const sockets = { keepAlive: true, maxSockets: 50 }
const httpAgent = new HttpAgent(sockets)
const httpsAgent = new HttpsAgent(sockets)

/** A call that hangs must end before the Lambda does, and the adaptive mode slows down by itself where AWS throttles. */
const patience = { attempts: 6, connectionTimeout: 5_000, requestTimeout: 30_000 }

/** Settings that every client gets. */
export interface ClientConfiguration {
  readonly region: string
  readonly credentials: Credentials
  readonly endpoint?: string
  readonly maxAttempts: number
  readonly retryMode: 'adaptive'
  readonly requestHandler: {
    readonly connectionTimeout: number
    readonly requestTimeout: number
    readonly throwOnRequestTimeout: true
    readonly httpAgent: HttpAgent
    readonly httpsAgent: HttpsAgent
  }
}

/** Region in which the global APIs of a partition (IAM, the list of buckets) are asked. */
function homeRegionOf(region: string): string {
  if (region.startsWith('cn-')) return 'cn-north-1'
  return region.startsWith('us-gov-') ? 'us-gov-west-1' : 'us-east-1'
}

/** Read-only clients of one account: one per service and region, made at first use; every call is noted in `log`. */
export class AwsClients {
  /** Region in which the global APIs are asked. */
  readonly homeRegion: string
  readonly #options: AwsClientsOptions
  readonly #credentials: Credentials
  readonly #log: CallLog | undefined
  readonly #pace: CallPace
  readonly #made = new Map<string, unknown>()

  constructor(options: AwsClientsOptions, log?: CallLog, pace: CallPace = new CallPace()) {
    this.#pace = pace
    this.#options = options
    this.#credentials = options.credentials ?? fromNodeProviderChain()
    this.#log = log
    this.homeRegion = options.homeRegion ?? homeRegionOf(process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? '')
  }

  /** The same account, credentials and pace, with calls noted in another log. */
  recording(log: CallLog): AwsClients {
    return new AwsClients({ ...this.#options, credentials: this.#credentials, homeRegion: this.homeRegion }, log, this.#pace)
  }

  /** Credentials of these clients, to assume a role with. */
  get credentials(): Credentials {
    return this.#credentials
  }

  /**
   * The client of a service in a region, made at first use. `service` is the name under which its calls are noted (`ec2`), which is the
   * prefix of its IAM actions; `more` are settings of that client alone.
   */
  of<Client extends object, More extends object = object>(
    service: string,
    Client: new (configuration: ClientConfiguration & More) => Client,
    region: string,
    more?: More,
  ): Client {
    return this.#once(service, Client.name, region, () => new Client({ ...this.#config(region), ...(more as More) }))
  }

  /** The endpoint when it is not AWS's own; the SDK reads the same variables (AWS SDKs Reference, "Service-specific endpoints"). */
  ownEndpoint(service: 'S3' | 'S3_CONTROL'): string | undefined {
    return this.#options.endpointUrl ?? process.env[`AWS_ENDPOINT_URL_${service}`] ?? process.env['AWS_ENDPOINT_URL']
  }

  #config(region: string): ClientConfiguration {
    const endpoint = this.#options.endpointUrl === undefined ? {} : { endpoint: this.#options.endpointUrl }
    const { attempts, connectionTimeout, requestTimeout } = this.#options.patience ?? patience
    return {
      maxAttempts: attempts,
      retryMode: 'adaptive',
      // Without the switch the handler of the SDK only warns of a request that takes too long, and waits for ever.
      requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true, httpAgent, httpsAgent },
      ...endpoint,
      region,
      credentials: this.#credentials,
    }
  }

  /** Two clients may share a prefix (classic and newer load balancers), so the class is part of the key. */
  #once<Client extends object>(service: string, name: string, region: string, make: () => Client): Client {
    const key = `${service}/${name}/${region}`
    const known = this.#made.get(key)
    if (known) return known as Client
    const client = make()
    recordCalls(client, { service, region }, { log: this.#log, plugin: this.#options.plugin, pace: this.#pace })
    this.#made.set(key, client)
    return client
  }
}

/** Clients with the ambient credentials, or with those given. */
export function awsClients(options: AwsClientsOptions = {}): AwsClients {
  return new AwsClients(options)
}

/** Clients of another account: assumes the read-only role `roleName` there with the ambient credentials (or those of `options`). */
export function assumeRole(account: string, roleName: string, externalId?: string, options: AwsClientsOptions = {}): AwsClients {
  const partition = partitionOf(awsClients(options).homeRegion)
  return assumeRoleArn(`arn:${partition}:iam::${account}:role/${roleName}`, externalId, options)
}

/** Clients that assume the role of this ARN with the ambient credentials (or those of `options`). */
export function assumeRoleArn(RoleArn: string, externalId?: string, options: AwsClientsOptions = {}): AwsClients {
  const own = awsClients(options)
  const credentials = fromTemporaryCredentials({
    masterCredentials: own.credentials,
    params: { RoleArn, RoleSessionName: 'keepwatch-audit', ...(externalId === undefined ? {} : { ExternalId: externalId }) },
    clientConfig: { region: own.homeRegion, ...(options.endpointUrl === undefined ? {} : { endpoint: options.endpointUrl }) },
  })
  return new AwsClients({ ...options, homeRegion: own.homeRegion, credentials: once(credentials) })
}

/** Credentials fetched once for all clients, and again when fewer than five minutes of them are left. */
function once(provider: Credentials): Credentials {
  let current: ReturnType<Credentials> | undefined
  return async (properties) => {
    const known = await current?.catch(() => undefined)
    if (known && (known.expiration === undefined || known.expiration.getTime() - Date.now() > 300_000)) return known
    current = provider(properties)
    return current
  }
}

/** Who the ambient credentials are. Throws what the SDK throws when there are none, or none that are valid. */
export async function callerIdentity(clients: AwsClients): Promise<{ readonly account: string; readonly arn: string }> {
  const { Account: account, Arn: arn } = await clients.of('sts', STSClient, clients.homeRegion).send(new GetCallerIdentityCommand({}))
  if (!account || !arn)
    throw new Error(
      'sts:GetCallerIdentity answered without an account. Wanted the account id and the ARN of the caller; is the endpoint AWS?',
    )
  return { account, arn }
}

/** Regions that are enabled in the account, sorted (`ec2:DescribeRegions`). */
export async function enabledRegions(clients: AwsClients): Promise<readonly string[]> {
  // Loaded here: the client of EC2 is the largest, and most units of work never need it.
  const { DescribeRegionsCommand, EC2Client } = await import('@aws-sdk/client-ec2')
  const client = clients.of('ec2', EC2Client, clients.homeRegion)
  const { Regions: regions = [] } = await client.send(new DescribeRegionsCommand({ AllRegions: false }))
  return regions.flatMap(({ RegionName: name }) => (name ? [name] : [])).sort()
}
