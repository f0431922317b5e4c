import type { Resource } from '#lib/findings/resource.ts'

/** Where a log goes. `name`: of a bucket its name, of a log group its name, else an ARN. */
export interface LogDestination {
  readonly kind: 'bucket' | 'log-group' | 'other'
  readonly name: string
  /** Where in the bucket; empty when nobody said. */
  readonly prefix: string
}

/** Whether one resource writes its log, and where to. */
export interface Logging {
  readonly state: 'on' | 'partly' | 'off' | 'not-applicable'
  readonly destinations: readonly LogDestination[]
}

/** A kind of log that resources of some types write. */
export interface LogSourceKind {
  readonly name: string
  /** For people. */
  readonly title: string
  /** CloudFormation types, with the properties that say where they log to. */
  readonly types: Readonly<Record<string, readonly string[]>>
  /** Throws UnseenPropertyError when the snapshot does not say. */
  readonly read: (resource: Resource) => Logging
}

/** The snapshot does not hold a property. */
export class UnseenPropertyError extends Error {
  override readonly name = 'UnseenPropertyError'
}

type Bag = Readonly<Record<string, unknown>>

/** A property of a resource. @throws UnseenPropertyError when it was not collected, with the reason where there is one. */
export function seen(resource: Resource, name: string): unknown {
  for (const bag of [resource.configuration, resource.observed]) if (bag && Object.hasOwn(bag, name)) return bag[name]
  const { unseen } = resource
  const reason = unseen && Object.hasOwn(unseen, name) ? unseen[name] : 'it was not collected'
  throw new UnseenPropertyError(`${name}: ${reason}`)
}

/** A value inside foreign objects and lists, by own properties; undefined where the path ends. */
export function inside(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value
  for (const name of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined
    current = (current as Readonly<Record<PropertyKey, unknown>>)[name]
  }
  return current
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
const bags = (value: unknown): readonly Bag[] =>
  Array.isArray(value) ? value.filter((one): one is Bag => typeof one === 'object' && one !== null) : []
const off: Logging = { state: 'off', destinations: [] }
const nothing: Logging = { state: 'not-applicable', destinations: [] }
const on = (...destinations: readonly (LogDestination | undefined)[]): Logging => ({
  state: 'on',
  destinations: destinations.filter((one) => one !== undefined),
})

const bucket = (name: unknown, prefix: unknown = ''): LogDestination | undefined =>
  typeof name === 'string' && name !== '' ? { kind: 'bucket', name, prefix: typeof prefix === 'string' ? prefix : '' } : undefined
const group = (name: unknown): LogDestination | undefined =>
  typeof name === 'string' && name !== '' ? { kind: 'log-group', name, prefix: '' } : undefined

/** The destination that an ARN names: of a bucket (with a prefix), of a log group, of anything else. */
export function destinationOf(arn: unknown): LogDestination | undefined {
  if (typeof arn !== 'string' || arn === '') return undefined
  const parts = arn.slice(0, 2_048).split(':')
  const rest = parts.slice(5).join(':')
  if (parts[2] === 's3') {
    const slash = rest.indexOf('/')
    return slash < 0 ? bucket(rest) : bucket(rest.slice(0, slash), rest.slice(slash + 1))
  }
  if (parts[2] === 'logs' && rest.startsWith('log-group:')) return group(rest.slice('log-group:'.length).replace(/:\*$/, ''))
  return { kind: 'other', name: arn.slice(0, 2_048), prefix: '' }
}

/** What the state is when several logs together are wanted. */
const stateOf = (have: number, wanted: number): Logging['state'] => (have === 0 ? 'off' : have < wanted ? 'partly' : 'on')

/** Logs of the control plane of EKS (EKS user guide, "Send control plane logs to CloudWatch Logs"). */
const controlPlaneLogs = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']

/** Every kind of log that a resource writes for itself; trails are another matter (`trail-source.ts`). */
export const logSourceKinds: readonly LogSourceKind[] = [
  {
    name: 'vpc-flow-logs',
    title: 'VPC flow logs',
    types: { 'AWS::EC2::VPC': ['FlowLogs'] },
    read: (resource) => {
      const active = bags(seen(resource, 'FlowLogs')).filter(({ Status: status }) => status === 'ACTIVE')
      const whole = active.some(({ TrafficType: traffic }) => traffic === 'ALL')
      const destinations = active.flatMap((log) => destinationOf(log['LogDestination']) ?? group(log['LogGroupName']) ?? [])
      return { state: active.length === 0 ? 'off' : whole ? 'on' : 'partly', destinations }
    },
  },
  {
    name: 'route53-query-logs',
    title: 'DNS queries (Route 53 Resolver)',
    types: { 'AWS::EC2::VPC': ['QueryLogs'] },
    read: (resource) => (bags(seen(resource, 'QueryLogs')).some(({ Status: status }) => status === 'ACTIVE') ? on() : off),
  },
  {
    name: 'elb-access-logs',
    title: 'Access logs of load balancers',
    types: {
      'AWS::ElasticLoadBalancingV2::LoadBalancer': ['LoadBalancerAttributes', 'Type'],
      'AWS::ElasticLoadBalancing::LoadBalancer': ['AccessLoggingPolicy'],
    },
    read: (resource) => {
      if (resource.type === 'AWS::ElasticLoadBalancing::LoadBalancer') {
        const policy = seen(resource, 'AccessLoggingPolicy')
        return inside(policy, 'Enabled') === true ? on(bucket(inside(policy, 'S3BucketName'), inside(policy, 'S3BucketPrefix'))) : off
      }
      if (seen(resource, 'Type') === 'gateway') return nothing
      const attributes = new Map(bags(seen(resource, 'LoadBalancerAttributes')).map(({ Key: key, Value: value }) => [key, value]))
      if (attributes.get('access_logs.s3.enabled') !== 'true') return off
      return on(bucket(attributes.get('access_logs.s3.bucket'), attributes.get('access_logs.s3.prefix')))
    },
  },
  {
    name: 's3-access-logs',
    title: 'Access logs of S3 buckets',
    types: { 'AWS::S3::Bucket': ['LoggingConfiguration'] },
    read: (resource) => {
      const logging = seen(resource, 'LoggingConfiguration')
      const to = bucket(inside(logging, 'DestinationBucketName'), inside(logging, 'LogFilePrefix'))
      return to ? on(to) : off
    },
  },
  {
    name: 'waf-logs',
    title: 'AWS WAF',
    types: { 'AWS::WAFv2::WebACL': ['LogDestinations'] },
    read: (resource) => {
      const destinations = texts(seen(resource, 'LogDestinations'))
      return destinations.length === 0 ? off : on(...destinations.map(destinationOf))
    },
  },
  {
    name: 'api-gateway-logs',
    title: 'Access logs of API Gateway',
    types: { 'AWS::ApiGateway::Stage': ['AccessLogSetting'], 'AWS::ApiGatewayV2::Stage': ['AccessLogSettings'] },
    read: (resource) => {
      const name = resource.type === 'AWS::ApiGateway::Stage' ? 'AccessLogSetting' : 'AccessLogSettings'
      const to = destinationOf(inside(seen(resource, name), 'DestinationArn'))
      return to ? on(to) : off
    },
  },
  {
    name: 'cloudfront-logs',
    title: 'Access logs of CloudFront',
    types: { 'AWS::CloudFront::Distribution': ['DistributionConfig'] },
    read: (resource) => {
      const logging = inside(seen(resource, 'DistributionConfig'), 'Logging')
      const domain = inside(logging, 'Bucket')
      if (typeof domain !== 'string' || domain === '') return off
      return on(bucket(domain.replace(/\.s3(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$/, ''), inside(logging, 'Prefix')))
    },
  },
  {
    name: 'eks-control-plane-logs',
    title: 'Control plane of EKS',
    types: { 'AWS::EKS::Cluster': ['Logging', 'Name'] },
    read: (resource) => {
      const enabled = bags(inside(seen(resource, 'Logging'), 'ClusterLogging', 'EnabledTypes')).map(({ Type: type }) => type)
      const have = controlPlaneLogs.filter((type) => enabled.includes(type)).length
      const to = have === 0 ? undefined : group(`/aws/eks/${String(seen(resource, 'Name')).slice(0, 100)}/cluster`)
      return { state: stateOf(have, controlPlaneLogs.length), destinations: to ? [to] : [] }
    },
  },
  {
    name: 'rds-logs',
    title: 'Exported logs of RDS',
    types: {
      'AWS::RDS::DBInstance': ['EnableCloudwatchLogsExports', 'DBClusterIdentifier', 'DBInstanceIdentifier'],
      'AWS::RDS::DBCluster': ['EnableCloudwatchLogsExports', 'DBClusterIdentifier'],
    },
    read: (resource) => {
      const isCluster = resource.type === 'AWS::RDS::DBCluster'
      // The cluster exports the logs of its instances.
      if (!isCluster && inside(resource.configuration, 'DBClusterIdentifier')) return nothing
      const exports = texts(seen(resource, 'EnableCloudwatchLogsExports'))
      const id = inside(resource.configuration, isCluster ? 'DBClusterIdentifier' : 'DBInstanceIdentifier')
      const folder = `/aws/rds/${isCluster ? 'cluster' : 'instance'}/${id}`
      return exports.length === 0 ? off : on(...(typeof id === 'string' ? exports.map((log) => group(`${folder}/${log}`)) : []))
    },
  },
  {
    name: 'lambda-logs',
    title: 'Lambda functions',
    types: { 'AWS::Lambda::Function': ['FunctionName', 'LoggingConfig'] },
    read: (resource) => {
      const named = inside(seen(resource, 'LoggingConfig'), 'LogGroup')
      return on(group(named) ?? group(`/aws/lambda/${String(seen(resource, 'FunctionName')).slice(0, 140)}`))
    },
  },
]
