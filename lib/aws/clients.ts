import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail'
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { EKSClient } from '@aws-sdk/client-eks'
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2'
import { GuardDutyClient } from '@aws-sdk/client-guardduty'
import { IAMClient } from '@aws-sdk/client-iam'
import { Inspector2Client } from '@aws-sdk/client-inspector2'
import { KMSClient } from '@aws-sdk/client-kms'
import { Macie2Client } from '@aws-sdk/client-macie2'
import { Route53ResolverClient } from '@aws-sdk/client-route53resolver'
import { S3Client } from '@aws-sdk/client-s3'
import { S3ControlClient } from '@aws-sdk/client-s3-control'
import { SecurityHubClient } from '@aws-sdk/client-securityhub'
import { SNSClient } from '@aws-sdk/client-sns'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { WAFV2Client } from '@aws-sdk/client-wafv2'
import { fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import { partitionOf } from '#lib/findings/resource.ts'
import type { CallLog } from './call-log.ts'
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
  /** Runs around every call, inside the recording: tests answer calls here. */
  readonly plugin?: CallPlugin
}

/** Sockets are shared by all clients of a process; 50 a host is what the SDK takes too. */
const sockets = { keepAlive: true, maxSockets: 50 }
const httpAgent = new HttpAgent(sockets)
const httpsAgent = new HttpsAgent(sockets)

/** A call that hangs must end before the Lambda does, and the adaptive mode slows down by itself where AWS throttles. */
const patience = {
  maxAttempts: 6,
  retryMode: 'adaptive',
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, httpAgent, httpsAgent },
} as const

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
  readonly #made = new Map<string, unknown>()

  constructor(options: AwsClientsOptions, log?: CallLog) {
    this.#options = options
    this.#credentials = options.credentials ?? fromNodeProviderChain()
    this.#log = log
    this.homeRegion = options.homeRegion ?? homeRegionOf(process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? '')
  }

  /** The same account and credentials, with calls noted in another log. */
  recording(log: CallLog): AwsClients {
    return new AwsClients({ ...this.#options, credentials: this.#credentials, homeRegion: this.homeRegion }, log)
  }

  /** Credentials of these clients, to assume a role with. */
  get credentials(): Credentials {
    return this.#credentials
  }

  iam(): IAMClient {
    return this.#once('iam', this.homeRegion, () => new IAMClient(this.#config(this.homeRegion)))
  }

  /** A wrong region is followed to the right one. An endpoint of one's own is addressed path-style: it has no host name per bucket. */
  s3(region: string): S3Client {
    const forcePathStyle = this.#ownEndpoint('S3') !== undefined
    return this.#once('s3', region, () => new S3Client({ ...this.#config(region), forcePathStyle, followRegionRedirects: true }))
  }

  /**
   * S3 Control puts the account in front of the host name (`123456789012.s3-control…`), which an endpoint of one's own does not have
   * in its DNS. The account also stands in the header `x-amz-account-id`, so there the plain host is asked.
   */
  s3control(region: string): S3ControlClient {
    const own = this.#ownEndpoint('S3_CONTROL')
    const endpointProvider = own === undefined ? {} : { endpointProvider: () => ({ url: new URL(own) }) }
    return this.#once('s3control', region, () => new S3ControlClient({ ...this.#config(region), ...endpointProvider }))
  }

  ec2(region: string): EC2Client {
    return this.#once('ec2', region, () => new EC2Client(this.#config(region)))
  }

  cloudtrail(region: string): CloudTrailClient {
    return this.#once('cloudtrail', region, () => new CloudTrailClient(this.#config(region)))
  }

  kms(region: string): KMSClient {
    return this.#once('kms', region, () => new KMSClient(this.#config(region)))
  }

  sns(region: string): SNSClient {
    return this.#once('sns', region, () => new SNSClient(this.#config(region)))
  }

  eks(region: string): EKSClient {
    return this.#once('eks', region, () => new EKSClient(this.#config(region)))
  }

  elbv2(region: string): ElasticLoadBalancingV2Client {
    return this.#once('elasticloadbalancing', region, () => new ElasticLoadBalancingV2Client(this.#config(region)))
  }

  guardduty(region: string): GuardDutyClient {
    return this.#once('guardduty', region, () => new GuardDutyClient(this.#config(region)))
  }

  inspector2(region: string): Inspector2Client {
    return this.#once('inspector2', region, () => new Inspector2Client(this.#config(region)))
  }

  macie2(region: string): Macie2Client {
    return this.#once('macie2', region, () => new Macie2Client(this.#config(region)))
  }

  route53resolver(region: string): Route53ResolverClient {
    return this.#once('route53resolver', region, () => new Route53ResolverClient(this.#config(region)))
  }

  securityhub(region: string): SecurityHubClient {
    return this.#once('securityhub', region, () => new SecurityHubClient(this.#config(region)))
  }

  wafv2(region: string): WAFV2Client {
    return this.#once('wafv2', region, () => new WAFV2Client(this.#config(region)))
  }

  sts(region: string): STSClient {
    return this.#once('sts', region, () => new STSClient(this.#config(region)))
  }

  /** The endpoint when it is not AWS's own; the SDK reads the same variables (AWS SDKs Reference, "Service-specific endpoints"). */
  #ownEndpoint(service: 'S3' | 'S3_CONTROL'): string | undefined {
    return this.#options.endpointUrl ?? process.env[`AWS_ENDPOINT_URL_${service}`] ?? process.env['AWS_ENDPOINT_URL']
  }

  #config(region: string) {
    const endpoint = this.#options.endpointUrl === undefined ? {} : { endpoint: this.#options.endpointUrl }
    return { ...patience, ...endpoint, region, credentials: this.#credentials }
  }

  #once<Client extends object>(service: string, region: string, make: () => Client): Client {
    const key = `${service}/${region}`
    const known = this.#made.get(key)
    if (known) return known as Client
    const client = make()
    recordCalls(client, { service, region }, this.#log, this.#options.plugin)
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
  const own = awsClients(options)
  const credentials = fromTemporaryCredentials({
    masterCredentials: own.credentials,
    params: {
      RoleArn: `arn:${partitionOf(own.homeRegion)}:iam::${account}:role/${roleName}`,
      RoleSessionName: 'keepwatch-audit',
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
    },
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
  const { Account: account, Arn: arn } = await clients.sts(clients.homeRegion).send(new GetCallerIdentityCommand({}))
  if (!account || !arn)
    throw new Error(
      'sts:GetCallerIdentity answered without an account. Wanted the account id and the ARN of the caller; is the endpoint AWS?',
    )
  return { account, arn }
}

/** Regions that are enabled in the account, sorted (`ec2:DescribeRegions`). */
export async function enabledRegions(clients: AwsClients): Promise<readonly string[]> {
  const { Regions: regions = [] } = await clients.ec2(clients.homeRegion).send(new DescribeRegionsCommand({ AllRegions: false }))
  return regions.flatMap(({ RegionName: name }) => (name ? [name] : [])).sort()
}
