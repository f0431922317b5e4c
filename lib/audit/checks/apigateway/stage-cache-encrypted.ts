import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { methodName } from '../../method-settings.ts'

export const check = defineCheck({
  id: 'apigateway-stage-cache-encrypted',
  title: 'Answers that the stage of the REST API caches are encrypted',
  severity: 'medium',
  resource: 'AWS::ApiGateway::Stage',
  reads: ['CacheClusterEnabled', 'MethodSettings'],
  rationale: 'The cache keeps whole answers, with whatever they say about customers, on disks that one does not see.',
  remediation: {
    cli: 'aws apigateway update-stage --rest-api-id <API> --stage-name <STAGE> --patch-operations op=replace,path=/*/*/caching/dataEncrypted,value=true',
    cdk: "new apigateway.RestApi(this, 'Api', { deployOptions: { cachingEnabled: true, cacheDataEncrypted: true } })",
    terraform:
      'resource "aws_api_gateway_method_settings" "all" { method_path = "*/*", settings { caching_enabled = true, cache_data_encrypted = true } }',
  },
  aliases: { prowler: ['apigateway_restapi_cache_encrypted'], securityHub: ['APIGateway.5'] },
  evaluate({ configuration }) {
    if (configuration.CacheClusterEnabled !== true)
      return notApplicable('It has no cache.', { CacheClusterEnabled: configuration.CacheClusterEnabled })
    const cached = (configuration.MethodSettings ?? []).filter(({ CachingEnabled: caching }) => caching === true)
    const clear = cached.filter(({ CacheDataEncrypted: encrypted }) => encrypted !== true).map(methodName)
    return clear.length > 0
      ? fail(`Cached in the clear: ${clear.slice(0, 5).join(', ')}.`, { clear: clear.slice(0, 20), count: clear.length })
      : pass('What it caches is encrypted.', { cached: cached.slice(0, 20).map(methodName) })
  },
})
