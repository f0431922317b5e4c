import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { FindingTable } from '../../lib/aws/finding-table.ts'
import { startEmbeddedStores } from '../../lib/local/embedded-stores.ts'
import { asEventBridge, sampleTrail } from '../../lib/local/sample-replay.ts'
import { invokeBundle, runtimeClient } from './runtime-api.ts'
import { at, buildApp } from './synthesised.ts'

/**
 * Bytes of the largest bundle that still starts quickly. Raise it only with a measured reason: 2.0 MB with 630 detections load in
 * 130 to 180 ms on two shared cores.
 */
const largest = 2_500_000
/** The two that look at an account hold the clients of some forty services: 5.7 and 6.3 MB load in 320 to 370 ms, where nobody waits for it. */
const largestWithClients = 7_500_000

describe('the bundles that are deployed', () => {
  let folder = ''
  let assets: readonly (readonly [string, string])[] = []

  beforeAll(() => {
    const { app, stacks } = buildApp(undefined, { bundle: true })
    const assembly = app.synth()
    folder = assembly.directory
    const { Resources } = assembly.getStackByName(stacks.main.stackName).template as { Resources: Record<string, { Type: string }> }
    assets = Object.values(Resources)
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map((resource) => {
        const key = String(at(resource, 'Properties', 'Code', 'S3Key'))
        return [String(at(resource, 'Properties', 'Description')), join(folder, `asset.${key.replace('.zip', '')}`)]
      })
  })

  it('hold one file each, of a size that starts quickly', () => {
    expect(assets).toHaveLength(12)
    for (const [name, asset] of assets) {
      expect([name, readdirSync(asset)]).toEqual([name, ['index.mjs']])
      expect([
        name,
        statSync(join(asset, 'index.mjs')).size < (/(collect|audit-changes)$/.test(name) ? largestWithClients : largest),
      ]).toEqual([name, true])
    }
  })

  it('run as modules, with no package beside them', () => {
    // The assembly lies in the system's temporary folder, above which there is no node_modules to fall back on.
    const script = `
      const ended = []
      for (const [name, asset] of ${JSON.stringify(assets)}) ended.push([name, typeof (await import(asset + '/index.mjs')).handler])
      console.log(JSON.stringify(ended))`
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      env: { AWS_REGION: 'eu-west-1' },
    })
    expect(JSON.parse(output)).toEqual(assets.map(([name]) => [name, 'function']))
  })

  const skipped = runtimeClient ? '' : ' (skipped: KEEPWATCH_RUNTIME_CLIENT names no runtime interface client)'
  it.skipIf(skipped)(`run as Lambda runs them: detect-events takes a queue event and writes a finding${skipped}`, async () => {
    const stores = await startEmbeddedStores()
    try {
      const asset = assets.find(([name]) => name.endsWith('detect-events'))?.[1] ?? ''
      const records = await sampleTrail('samples', Date.parse('2026-03-10T15:00:00Z'))
      const stop = records.filter((record) => record['eventName'] === 'StopLogging').map(asEventBridge)
      const Records = stop.map((event, index) => ({ messageId: `message-${index}`, body: JSON.stringify(event) }))
      expect(await invokeBundle(asset, { Records }, stores.variables)).toEqual({ outcome: 'response', body: { batchItemFailures: [] } })
      const client = new DynamoDBClient({
        region: 'us-east-1',
        endpoint: stores.variables['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      })
      const findings = await Array.fromAsync(new FindingTable(client, stores.variables.FINDINGS_TABLE).list({}))
      expect(findings).toMatchObject([{ control: 'cloudtrail-trail-stopped', count: 2, workflow: 'notified' }])
    } finally {
      await stores.close()
    }
  })
})
