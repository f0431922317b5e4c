import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { actionsOf } from '#lib/aws/collector.ts'
import { collectorByService, collectors, collectorsByService } from '#lib/aws/collectors/index.ts'
import { generateCollectors } from '../../scripts/generate-collectors.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = `${root}lib/aws/collectors/`

/** Packages of the SDK whose name is not the prefix of the service's IAM actions (Service Authorization Reference). */
const prefixOf: Readonly<Record<string, string>> = {
  accessanalyzer: 'access-analyzer',
  'cloudwatch-logs': 'logs',
  'config-service': 'config',
  efs: 'elasticfilesystem',
  'elastic-load-balancing': 'elasticloadbalancing',
  'elastic-load-balancing-v2': 'elasticloadbalancing',
  eventbridge: 'events',
  opensearch: 'es',
  's3-control': 's3',
  'secrets-manager': 'secretsmanager',
  'sso-admin': 'sso',
}
/** IAM actions whose name is not that of the operation. */
const actionOf: Readonly<Record<string, string>> = {
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3:GetBucketNotificationConfiguration': 's3:GetBucketNotification',
  's3:GetBucketReplication': 's3:GetReplicationConfiguration',
  's3:GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3-control:GetPublicAccessBlock': 's3:GetAccountPublicAccessBlock',
}

function iamAction(operation: string): string {
  const [client = '', name = ''] = operation.split(':')
  // API Gateway knows the methods of HTTP only.
  if (client === 'api-gateway' || client === 'apigatewayv2') return 'apigateway:GET'
  return actionOf[operation] ?? `${prefixOf[client] ?? client}:${name}`
}

/** Operations that the files of a collector name: those imported as `…Command`. */
function operationsOf(service: string): readonly string[] {
  const files = readdirSync(folder).filter((file) => file === `${service}.ts` || file.startsWith(`${service}-`))
  return files.flatMap((file) => {
    const text = readFileSync(`${folder}${file}`, 'utf8')
    return [...text.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([a-z0-9-]+)'/g)].flatMap(([, names = '', client]) =>
      [...names.matchAll(/(\w+)Command\b/g)].map(([, operation]) => `${client}:${operation}`),
    )
  })
}

test('the catalogue is what the folder holds', async () => {
  for (const { path, text } of await generateCollectors(root)) expect(readFileSync(`${root}${path}`, 'utf8')).toBe(text)
})

describe.each(collectors.map((collector) => [collector.service, collector] as const))('%s', (service, collector) => {
  test('is in the file of its name', () => {
    expect(existsSync(`${folder}${service}.ts`)).toBe(true)
  })

  test('asks for the rights of its calls, no more and no less', () => {
    const needed = operationsOf(service).map(iamAction)
    expect(actionsOf(collector)).toEqual([...new Set(needed)].sort())
  })

  test('reads only', () => {
    for (const action of actionsOf(collector))
      expect(action).toMatch(/^[a-z0-9-]+:(Get|GET$|List|Describe|BatchGet|GenerateCredentialReport)/)
  })

  test('lists types by their CloudFormation names, or by names of ours where there are none', () => {
    expect(Object.keys(collector.brings).length).toBeGreaterThan(0)
    for (const type of Object.keys(collector.brings)) expect(type).toMatch(/^(AWS::(\w+)?|Keepwatch::\w+)::\w+$/)
  })

  test('costs nothing that nobody wants', () => {
    expect(actionsOf(collector, () => false)).toEqual([])
  })

  test('is found by its name', () => {
    expect(collectorByService(service)).toBe(collector)
  })
})

test('no two collectors list the same type, or absence in one would contradict the other', () => {
  const types = collectors.flatMap((collector) => Object.keys(collector.brings))
  expect(new Set(types).size).toBe(types.length)
  expect(collectorsByService.size).toBe(collectors.length)
})

test('an unknown service is refused with the ones there are', () => {
  expect(() => collectorByService('nothing')).toThrow(/wanted one of .*iam/)
})
