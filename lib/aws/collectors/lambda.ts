import type { FunctionConfiguration, FunctionUrlConfig } from '@aws-sdk/client-lambda'
import {
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  LambdaClient,
  ListFunctionsCommand,
  ListFunctionUrlConfigsCommand,
} from '@aws-sdk/client-lambda'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import { findSecretsIn } from '#lib/findings/secret-patterns.ts'
import { errorName } from '../call-log.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, mapDetail, policyObject, UnreadableError } from './detail.ts'
import { keptPages, pageOf } from './kept-pages.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

const functionType = 'AWS::Lambda::Function'
const urlType = 'AWS::Lambda::Url'

/** Stands in a snapshot where the value of a variable was. */
const notKept = '(not kept)'

/**
 * Functions with their resource policies (`Policy`), and their URLs. Of environment variables the names are kept, and which of them hold a
 * secret; values, code and layers are not.
 */
export const lambda: Collector = {
  service: 'lambda',
  scope: 'regional',
  brings: {
    [functionType]: { list: ['lambda:ListFunctions'], details: { Policy: ['lambda:GetPolicy'] } },
    [urlType]: { list: ['lambda:GetFunctionUrlConfig', 'lambda:ListFunctionUrlConfigs', 'lambda:ListFunctions'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('lambda', LambdaClient, scope.region)
  // What stays in memory until the URLs are listed is made here, so no value of a variable does.
  const functions = keptPages(async (Marker) => {
    const answer = await client.send(new ListFunctionsCommand({ MaxItems: 50, Marker }))
    return pageOf(answer.Functions?.map(withoutValues), answer.NextMarker, 'functions')
  })
  if (scope.wants(functionType))
    yield* listed(scope, {
      action: 'lambda:ListFunctions',
      types: [functionType],
      page: functions,
      read: (one) => functionResource(client, one, scope),
      width: 8,
    })
  if (scope.wants(urlType))
    yield* listed(scope, {
      action: 'lambda:ListFunctionUrlConfigs',
      types: [urlType],
      page: functions,
      read: (one) => urlsOf(client, one, scope),
      width: 8,
    })
}

type Kept = Omit<FunctionConfiguration, 'Environment' | 'Description'> & { readonly environment: Detail<Variables> }
interface Variables {
  readonly names: readonly string[]
  readonly secrets: ReturnType<typeof findSecretsIn>
}

/** The function as it is kept: of its variables the names, and the hashes of what looks like a secret. */
function withoutValues({ Environment: environment, Description: _, ...rest }: FunctionConfiguration): Kept {
  const { Variables: variables = {}, Error: error } = environment ?? {}
  if (error)
    return { ...rest, environment: { unseen: `lambda:ListFunctions could not read the variables (${error.ErrorCode ?? 'no code'})` } }
  const secrets = findSecretsIn(variables, rest.FunctionArn)
  return { ...rest, environment: { value: { names: Object.keys(variables).sort(), secrets } } }
}

function arnOf({ FunctionArn: arn }: Kept): string {
  if (!arn) throw new Error('lambda:ListFunctions gave a function without an ARN')
  return arn
}

async function functionResource(client: LambdaClient, one: Kept, scope: CollectorScope): Promise<Resource> {
  const arn = arnOf(one)
  const policy = (): Promise<Detail<unknown>> =>
    detail(
      'lambda:GetPolicy',
      scope.region,
      async () => {
        const { Policy: text } = await client.send(new GetPolicyCommand({ FunctionName: arn }))
        if (text === undefined) throw new Error('the answer holds no policy')
        return policyObject(text)
      },
      { facts: { ResourceNotFoundException: null } },
    )
  const vpc = one.VpcConfig
  return collectedResource(functionType, scope, {
    arn,
    configuration: {
      FunctionName: { value: one.FunctionName },
      // A function of a container image has no runtime of AWS.
      Runtime: { value: one.Runtime ?? null },
      PackageType: { value: one.PackageType ?? null },
      Role: { value: one.Role ?? null },
      Handler: { value: one.Handler ?? null },
      KmsKeyArn: { value: one.KMSKeyArn || null },
      VpcConfig: {
        value: vpc?.SubnetIds?.length ? { SubnetIds: vpc.SubnetIds, SecurityGroupIds: vpc.SecurityGroupIds ?? [] } : null,
      },
      DeadLetterConfig: { value: one.DeadLetterConfig?.TargetArn ? { TargetArn: one.DeadLetterConfig.TargetArn } : null },
      TracingConfig: { value: one.TracingConfig?.Mode ? { Mode: one.TracingConfig.Mode } : null },
      Layers: { value: (one.Layers ?? []).flatMap(({ Arn: layer }) => (layer ? [layer] : [])) },
      Environment: mapDetail(one.environment, ({ names }) =>
        names.length > 0 ? { Variables: Object.fromEntries(names.map((name) => [name, notKept])) } : null,
      ),
      Policy: await wanted(scope, functionType, 'Policy', policy),
    },
    observed: {
      LastModified: { value: one.LastModified ?? null },
      EnvironmentSecrets: mapDetail(one.environment, ({ secrets }) => secrets),
    },
  })
}

/** URLs of a function, of its aliases too. Their ARN is that of the function or the alias, as AWS gives it. */
async function urlsOf(client: LambdaClient, one: Kept, scope: CollectorScope): Promise<readonly Resource[]> {
  const found = await urlConfigs(client, arnOf(one))
  return found.map((url) => {
    const { FunctionArn: arn = arnOf(one) } = url
    const qualifier = arn.split(':')[7] ?? null
    return collectedResource(urlType, scope, {
      arn,
      configuration: {
        TargetFunctionArn: { value: arn },
        Qualifier: { value: qualifier },
        AuthType: { value: url.AuthType },
        Cors: { value: url.Cors ?? null },
        InvokeMode: { value: url.InvokeMode ?? null },
      },
      observed: { FunctionUrl: { value: url.FunctionUrl ?? null } },
    })
  })
}

async function urlConfigs(client: LambdaClient, FunctionName: string): Promise<readonly FunctionUrlConfig[]> {
  try {
    return await Array.fromAsync(
      pages(async (Marker) => {
        const answer = await client.send(new ListFunctionUrlConfigsCommand({ FunctionName, MaxItems: 50, Marker }))
        return pageOf(answer.FunctionUrlConfigs, answer.NextMarker, 'URLs')
      }),
    )
  } catch (error) {
    if (errorName(error) === 'ResourceNotFoundException') return []
    if (!isNoSuchCall(error)) throw new UnreadableError('lambda:ListFunctionUrlConfigs', error)
    return ownUrl(client, FunctionName)
  }
}

/** An endpoint of one's own (an emulator) that does not know the call says 404 to it, without saying that the function is missing. */
const isNoSuchCall = (error: unknown): boolean =>
  (error as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata?.httpStatusCode === 404

async function ownUrl(client: LambdaClient, FunctionName: string): Promise<readonly FunctionUrlConfig[]> {
  try {
    return [await client.send(new GetFunctionUrlConfigCommand({ FunctionName }))]
  } catch (error) {
    if (errorName(error) === 'ResourceNotFoundException') return []
    throw new UnreadableError('lambda:GetFunctionUrlConfig', error)
  }
}
