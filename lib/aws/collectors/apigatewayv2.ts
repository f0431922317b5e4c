import type { Api, Stage } from '@aws-sdk/client-apigatewayv2'
import { ApiGatewayV2Client, GetApisCommand, GetRoutesCommand, GetStagesCommand } from '@aws-sdk/client-apigatewayv2'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import { errorName } from '../call-log.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, GoneError, UnreadableError } from './detail.ts'
import { keptPages, pageOf } from './kept-pages.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

const apiType = 'AWS::ApiGatewayV2::Api'
const stageType = 'AWS::ApiGatewayV2::Stage'

/** API Gateway's reads share one action (Service Authorization Reference, "Amazon API Gateway Management V2"). */
const read = ['apigateway:GET']
const gone = ['NotFoundException']

/** HTTP and WebSocket APIs with how their routes are authorised, and their stages. */
export const apigatewayv2: Collector = {
  service: 'apigatewayv2',
  scope: 'regional',
  brings: { [apiType]: { list: read, details: { Routes: read } }, [stageType]: { list: read } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('apigateway', ApiGatewayV2Client, scope.region)
  const apis = keptPages(async (NextToken) => {
    const answer = await client.send(new GetApisCommand({ MaxResults: '500', NextToken }))
    return pageOf(answer.Items, answer.NextToken, 'APIs')
  })
  if (scope.wants(apiType))
    yield* listed(scope, { action: 'apigateway:GetApis', types: [apiType], page: apis, read: (api) => apiResource(client, api, scope) })
  if (scope.wants(stageType))
    yield* listed(scope, {
      action: 'apigateway:GetStages',
      types: [stageType],
      page: apis,
      read: (api) => stagesOf(client, idOf(api), scope),
    })
}

const arnOf = ({ partition, region }: CollectorScope, path: string): string => `arn:${partition}:apigateway:${region}::/${path}`

function idOf({ ApiId: id }: Api): string {
  if (!id) throw new Error('apigateway:GetApis gave an API without an id')
  return id
}

async function apiResource(client: ApiGatewayV2Client, api: Api, scope: CollectorScope): Promise<Resource> {
  const id = idOf(api)
  return collectedResource(apiType, scope, {
    arn: arnOf(scope, `apis/${id}`),
    configuration: {
      Name: { value: api.Name },
      ProtocolType: { value: api.ProtocolType },
      DisableExecuteApiEndpoint: { value: api.DisableExecuteApiEndpoint ?? null },
      CorsConfiguration: { value: api.CorsConfiguration ?? null },
    },
    observed: { ApiId: { value: id }, Routes: await wanted(scope, apiType, 'Routes', () => routesOf(client, id, scope.region)) },
  })
}

function routesOf(client: ApiGatewayV2Client, ApiId: string, region: string): Promise<Detail<unknown>> {
  return detail(
    'apigateway:GetRoutes',
    region,
    async () => {
      const routes = await Array.fromAsync(
        pages(async (NextToken) => {
          const answer = await client.send(new GetRoutesCommand({ ApiId, MaxResults: '500', NextToken }))
          return pageOf(answer.Items, answer.NextToken, 'routes')
        }),
      )
      // NONE is what AWS takes when none is set (API Gateway V2 API, CreateRoute).
      return routes.map(({ RouteKey, AuthorizationType = 'NONE' }) => ({ RouteKey, AuthorizationType }))
    },
    { gone },
  )
}

async function stagesOf(client: ApiGatewayV2Client, ApiId: string, scope: CollectorScope): Promise<readonly Resource[]> {
  try {
    const stages = await Array.fromAsync(
      pages(async (NextToken) => {
        const answer = await client.send(new GetStagesCommand({ ApiId, MaxResults: '500', NextToken }))
        return pageOf(answer.Items, answer.NextToken, 'stages')
      }),
    )
    return stages.map((stage) => stageResource(stage, ApiId, scope))
  } catch (error) {
    throw gone.includes(errorName(error)) ? new GoneError('apigateway:GetStages') : new UnreadableError('apigateway:GetStages', error)
  }
}

function stageResource(stage: Stage, ApiId: string, scope: CollectorScope): Resource {
  const { StageName: name } = stage
  if (!name) throw new Error('apigateway:GetStages gave a stage without a name')
  const { DestinationArn, Format } = stage.AccessLogSettings ?? {}
  return collectedResource(stageType, scope, {
    arn: arnOf(scope, `apis/${ApiId}/stages/${name}`),
    configuration: {
      ApiId: { value: ApiId },
      StageName: { value: name },
      AccessLogSettings: { value: DestinationArn ? { DestinationArn, ...(Format ? { Format } : {}) } : null },
      DefaultRouteSettings: { value: stage.DefaultRouteSettings ?? null },
    },
  })
}
