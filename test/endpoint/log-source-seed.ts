import { DescribeSubnetsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { CreateClusterCommand, EKSClient } from '@aws-sdk/client-eks'
import {
  CreateLoadBalancerCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { CreateDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty'
import { DisableCommand, EnableCommand, Inspector2Client } from '@aws-sdk/client-inspector2'
import { EnableMacieCommand, Macie2Client } from '@aws-sdk/client-macie2'
import {
  AssociateResolverQueryLogConfigCommand,
  CreateResolverQueryLogConfigCommand,
  Route53ResolverClient,
} from '@aws-sdk/client-route53resolver'
import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub'
import { CreateWebACLCommand, PutLoggingConfigurationCommand, WAFV2Client } from '@aws-sdk/client-wafv2'
import type { Expected } from './expected.ts'
import type { AccountAccess } from './moto.ts'

/** Log sources of an account, all on or all off. Resolves to what each check must say. */
export async function seedLogSources(endpoint: string, access: AccountAccess, bucket: string, on: boolean): Promise<readonly Expected[]> {
  const config = { region: 'us-east-1', endpoint, credentials: access, maxAttempts: 1 }
  const { account } = access
  const verdict = on ? 'pass' : 'fail'
  const expected = (checkId: string, arn: string): Expected => ({ checkId, arn, verdict })
  const detector = on ? await services(config) : 'none'
  await inspector(config, on)
  return [
    expected('guardduty-detector-enabled', `arn:aws:guardduty:us-east-1:${account}:detector/${detector}`),
    expected('securityhub-hub-enabled', `arn:aws:securityhub:us-east-1:${account}:hub/default`),
    expected('inspector2-account-scanning-enabled', `arn:aws:inspector2:us-east-1:${account}:account`),
    expected('macie2-session-enabled', `arn:aws:macie2:us-east-1:${account}:session`),
    ...(await queryLogs(config, account, bucket, on)).map((arn) => expected('ec2-vpc-query-logging-enabled', arn)),
    expected('eks-cluster-audit-logs-enabled', await cluster(config, account, on)),
    expected('elbv2-load-balancer-access-logs-enabled', await balancer(config, bucket, on)),
    expected('wafv2-web-acl-logging-enabled', await webAcl(config, on)),
  ]
}

type Config = { readonly region: string; readonly endpoint: string; readonly credentials: AccountAccess; readonly maxAttempts: number }

/** Switches the security services on; resolves to the id of the detector. */
async function services(config: Config): Promise<string> {
  const { DetectorId: id } = await new GuardDutyClient(config).send(new CreateDetectorCommand({ Enable: true }))
  await new SecurityHubClient(config).send(new EnableSecurityHubCommand({}))
  await new Macie2Client(config).send(new EnableMacieCommand({ status: 'ENABLED' }))
  return id ?? ''
}

/** moto says nothing of an account that never had Inspector; AWS says DISABLED. */
async function inspector(config: Config, on: boolean): Promise<void> {
  const what = { accountIds: [config.credentials.account], resourceTypes: ['EC2' as const] }
  const client = new Inspector2Client(config)
  await client.send(new EnableCommand(what))
  if (!on) await client.send(new DisableCommand(what))
}

async function queryLogs(config: Config, account: string, bucket: string, on: boolean): Promise<readonly string[]> {
  const { Vpcs: vpcs = [] } = await new EC2Client(config).send(new DescribeVpcsCommand({}))
  const resolver = new Route53ResolverClient(config)
  if (on) {
    const made = await resolver.send(
      new CreateResolverQueryLogConfigCommand({ Name: 'all', DestinationArn: `arn:aws:s3:::${bucket}`, CreatorRequestId: 'seed' }),
    )
    for (const { VpcId: ResourceId } of vpcs)
      await resolver.send(
        new AssociateResolverQueryLogConfigCommand({ ResolverQueryLogConfigId: made.ResolverQueryLogConfig?.Id, ResourceId }),
      )
  }
  return vpcs.map(({ VpcId: id }) => `arn:aws:ec2:us-east-1:${account}:vpc/${id}`)
}

async function cluster(config: Config, account: string, on: boolean): Promise<string> {
  await new EKSClient(config).send(
    new CreateClusterCommand({
      name: 'shop',
      roleArn: `arn:aws:iam::${account}:role/eks`,
      resourcesVpcConfig: { subnetIds: [] },
      logging: { clusterLogging: [{ types: on ? ['api', 'audit'] : ['api'], enabled: true }] },
    }),
  )
  return `arn:aws:eks:us-east-1:${account}:cluster/shop`
}

async function balancer(config: Config, bucket: string, on: boolean): Promise<string> {
  const { Subnets: subnets = [] } = await new EC2Client(config).send(new DescribeSubnetsCommand({}))
  const client = new ElasticLoadBalancingV2Client(config)
  const { LoadBalancers: made = [] } = await client.send(
    new CreateLoadBalancerCommand({
      Name: 'shop',
      Type: 'application',
      Subnets: subnets.slice(0, 2).flatMap(({ SubnetId: id }) => id ?? []),
    }),
  )
  const arn = made[0]?.LoadBalancerArn ?? ''
  const attributes = [
    { Key: 'access_logs.s3.enabled', Value: 'true' },
    { Key: 'access_logs.s3.bucket', Value: bucket },
  ]
  if (on) await client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn: arn, Attributes: attributes }))
  return arn
}

async function webAcl(config: Config, on: boolean): Promise<string> {
  const client = new WAFV2Client(config)
  const { Summary: made } = await client.send(
    new CreateWebACLCommand({
      Name: 'shop',
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      VisibilityConfig: { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: 'shop' },
    }),
  )
  const arn = made?.ARN ?? ''
  const logging = { ResourceArn: arn, LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-shop'] }
  if (on) await client.send(new PutLoggingConfigurationCommand({ LoggingConfiguration: logging }))
  return arn
}
