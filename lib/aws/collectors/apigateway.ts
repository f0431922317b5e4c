import type { DomainName, RestApi, Stage } from '@aws-sdk/client-api-gateway'
import { APIGatewayClient, GetDomainNamesCommand, GetRestApisCommand, GetStagesCommand } from '@aws-sdk/client-api-gateway'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import { errorName } from '../call-log.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { GoneError, mapDetail, policyObject, UnreadableError } from './detail.ts'
import { keptPages, pageOf } from './kept-pages.ts'
import { listed } from './listed.ts'

const apiType = 'AWS::ApiGateway::RestApi'
const stageType = 'AWS::ApiGateway::Stage'
const domainType = 'AWS::ApiGateway::DomainName'

/** API Gateway's reads share one action (Service Authorization Reference, "Amazon API Gateway Management"). */
const read = ['apigateway:GET']

/** REST APIs, their stages, and custom domain names. Values of stage variables are not kept. */
export const apigateway: Collector = {
  service: 'apigateway',
  scope: 'regional',
  brings: { [apiType]: { list: read }, [stageType]: { list: read }, [domainType]: { list: read } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('apigateway', APIGatewayClient, scope.region)
  const apis = keptPages(async (position) => {
    const answer = await client.send(new GetRestApisCommand({ limit: 500, position }))
    return pageOf(answer.items, answer.position, 'APIs')
  })
  if (scope.wants(apiType))
    yield* listed(scope, { action: 'apigateway:GetRestApis', types: [apiType], page: apis, read: (api) => apiResource(api, scope) })
  if (scope.wants(stageType))
    yield* listed(scope, {
      action: 'apigateway:GetStages',
      types: [stageType],
      page: apis,
      read: (api) => stagesOf(client, api, scope),
    })
  if (scope.wants(domainType))
    yield* listed(scope, {
      action: 'apigateway:GetDomainNames',
      types: [domainType],
      page: async (position) => {
        const answer = await client.send(new GetDomainNamesCommand({ limit: 500, position }))
        return pageOf(answer.items, answer.position, 'domain names')
      },
      read: (domain) => domainResource(domain, scope),
    })
}

const arnOf = ({ partition, region }: CollectorScope, path: string): string => `arn:${partition}:apigateway:${region}::/${path}`

function idOf({ id }: RestApi): string {
  if (!id) throw new Error('apigateway:GetRestApis gave an API without an id')
  return id
}

function apiResource(api: RestApi, scope: CollectorScope): Resource {
  const id = idOf(api)
  const { types, vpcEndpointIds = [] } = api.endpointConfiguration ?? {}
  return collectedResource(apiType, scope, {
    arn: arnOf(scope, `restapis/${id}`),
    configuration: {
      Name: { value: api.name },
      EndpointConfiguration: { value: types && { Types: types, VpcEndpointIds: vpcEndpointIds } },
      Policy: mapDetail({ value: api.policy }, (text) => (text ? unescapedPolicy(text) : null)),
      DisableExecuteApiEndpoint: { value: api.disableExecuteApiEndpoint ?? null },
      SecurityPolicy: { value: api.securityPolicy ?? null },
    },
    observed: { RestApiId: { value: id }, CreatedDate: { value: api.createdDate?.toISOString() ?? null } },
  })
}

/** API Gateway gives the policy as the inside of a JSON string: with its quotes escaped (API Gateway API, RestApi, "policy"). */
function unescapedPolicy(text: string): Readonly<Record<string, unknown>> {
  return policyObject(text.startsWith('{\\') ? String(JSON.parse(`"${text}"`)) : text)
}

async function stagesOf(client: APIGatewayClient, api: RestApi, scope: CollectorScope): Promise<readonly Resource[]> {
  const restApiId = idOf(api)
  try {
    const { item: stages } = await client.send(new GetStagesCommand({ restApiId }))
    if (!stages) throw new Error('the answer holds no list of stages')
    return stages.map((stage) => stageResource(stage, restApiId, scope))
  } catch (error) {
    throw errorName(error) === 'NotFoundException'
      ? new GoneError('apigateway:GetStages')
      : new UnreadableError('apigateway:GetStages', error)
  }
}

function stageResource(stage: Stage, restApiId: string, scope: CollectorScope): Resource {
  const { stageName: name } = stage
  if (!name) throw new Error('apigateway:GetStages gave a stage without a name')
  const { destinationArn, format } = stage.accessLogSettings ?? {}
  return collectedResource(stageType, scope, {
    arn: arnOf(scope, `restapis/${restApiId}/stages/${name}`),
    configuration: {
      RestApiId: { value: restApiId },
      StageName: { value: name },
      AccessLogSetting: { value: destinationArn ? { DestinationArn: destinationArn, ...(format ? { Format: format } : {}) } : null },
      MethodSettings: { value: Object.entries(stage.methodSettings ?? {}).map(settingOf) },
      CacheClusterEnabled: { value: stage.cacheClusterEnabled ?? false },
      ClientCertificateId: { value: stage.clientCertificateId || null },
      TracingEnabled: { value: stage.tracingEnabled ?? false },
    },
    observed: { WebAclArn: { value: stage.webAclArn || null } },
  })
}

/** Keys are `path/METHOD`, the path with its slashes as `~1`; an asterisk in both places is for all methods (API Gateway API, UpdateStage). */
function settingOf([key, setting]: readonly [string, NonNullable<Stage['methodSettings']>[string]]) {
  const at = key.lastIndexOf('/')
  const path = key.slice(0, at).replaceAll('~1', '/').replaceAll('~0', '~')
  return {
    ResourcePath: path === '*' ? '/*' : path,
    HttpMethod: key.slice(at + 1),
    LoggingLevel: setting.loggingLevel ?? 'OFF',
    DataTraceEnabled: setting.dataTraceEnabled ?? false,
    CachingEnabled: setting.cachingEnabled ?? false,
    CacheDataEncrypted: setting.cacheDataEncrypted ?? false,
  }
}

function domainResource(domain: DomainName, scope: CollectorScope): Resource {
  const { domainName: name } = domain
  if (!name) throw new Error('apigateway:GetDomainNames gave a domain without a name')
  return collectedResource(domainType, scope, {
    arn: domain.domainNameArn ?? arnOf(scope, `domainnames/${name}`),
    configuration: {
      DomainName: { value: name },
      SecurityPolicy: { value: domain.securityPolicy },
      EndpointConfiguration: { value: { Types: domain.endpointConfiguration?.types ?? [] } },
      CertificateArn: { value: domain.certificateArn ?? null },
      RegionalCertificateArn: { value: domain.regionalCertificateArn ?? null },
      MutualTlsAuthentication: {
        value: domain.mutualTlsAuthentication ? { TruststoreUri: domain.mutualTlsAuthentication.truststoreUri } : null,
      },
    },
  })
}
