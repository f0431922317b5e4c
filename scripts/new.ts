/**
 * `npm run new -- check|detection|collector <path>` writes a unit and its failing test, and nothing else.
 * The path is the one below the unit's folder: `s3/bucket-versioned`, `cloudtrail/trail-deleted`, `rds`.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const usage = `Usage: npm run new -- check|detection|collector <path>
  npm run new -- check s3/bucket-versioned
  npm run new -- detection cloudtrail/trail-deleted
  npm run new -- collector rds
`

type Files = Readonly<Record<string, string>>

function checkFiles(path: string): Files {
  const id = path.replace('/', '-')
  return {
    [`lib/audit/checks/${path}.ts`]: `import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: '${id}',
  title: 'The wanted state, in one line',
  severity: 'medium',
  resource: 'AWS::Service::Resource',
  reads: ['Property'],
  rationale: 'Why it matters: what an attacker or an accident does with it.',
  remediation: { cli: 'What to do, with the command.', cdk: 'The same in CDK.', terraform: 'The same in Terraform.' },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ configuration }) {
    return configuration.Property === null ? fail('Property is not set.') : pass('Property is set.')
  },
})
`,
    [`test/audit/checks/${path}.cases.ts`]: `import { check } from '#lib/audit/checks/${path}.ts'
import { checkCases } from '../../check-cases.ts'

// A good one, bad ones, near misses; that a property was not seen is tried by the runner.
export const cases = checkCases(check, [])
`,
  }
}

function detectionFiles(path: string): Files {
  const name = path.replace('/', '-')
  return {
    [`lib/monitor/detections/${path}.yml`]: `title: What happened, in one line
id: ${randomUUID()}
name: ${name}
status: experimental
description: What the behaviour is and why an intruder does it.
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventSource: service.amazonaws.com
    eventName: NameOfTheCall
  condition: selection
falsepositives:
  - Who does this for good reasons.
level: medium
tags:
  - attack.t1078.004
keepwatch:
  switch: cloudtrail-management
  dedup:
    by: [userIdentity.arn]
    period: 1h
  runbook:
    triage:
      - What to ask first.
    containment:
      - The command to run, with {{principal}} filled in.
    recovery:
      - How to get back.
`,
    [`test/monitor/detections/${path}.json`]: `${JSON.stringify({ defaults: {}, matching: [], notMatching: [], malformed: [] }, null, 2)}\n`,
  }
}

function collectorFiles(service: string): Files {
  return {
    [`lib/aws/collectors/${service}.ts`]: `import type { Collected } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { listed } from './listed.ts'

const type = 'AWS::Service::Resource'

/** Reads ${service}: say which resources, and by which calls. */
export const ${service.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())}: Collector = {
  service: '${service}',
  scope: 'regional',
  brings: { [type]: { list: ['${service}:ListThings'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  yield* listed(scope, {
    action: '${service}:ListThings',
    types: [type],
    page: async (token) => {
      throw new Error(\`ask for the page \${token}\`)
    },
    read: (item: { readonly Arn: string }) => collectedResource(type, scope, { arn: item.Arn, configuration: {} }),
  })
}
`,
    [`test/aws/collectors/${service}.test.ts`]: `import { describe, expect, it } from 'vitest'

describe('collector ${service}', () => {
  it('yields resources, turns a refused listing into a gap and a refused detail into unseen', () => {
    expect.fail('Write the cases first: recorded answers, a denied listing, a denied detail, a second page.')
  })
})
`,
  }
}

const kinds: Readonly<Record<string, { readonly path: RegExp; readonly wanted: string; readonly files: (path: string) => Files }>> = {
  check: { path: /^[a-z0-9]+\/[a-z0-9-]+$/, wanted: '<service>/<resource>-<property>', files: checkFiles },
  detection: { path: /^[a-z0-9-]+\/[a-z0-9-]+$/, wanted: '<source>/<name>', files: detectionFiles },
  collector: { path: /^[a-z][a-z0-9-]*$/, wanted: '<service>', files: collectorFiles },
}

const [kindName = '', path = ''] = process.argv.slice(2)
const kind = Object.hasOwn(kinds, kindName) ? kinds[kindName] : undefined
if (!kind?.path.test(path)) {
  console.error(`${kind ? `path: got ${JSON.stringify(path)}, wanted ${kind.wanted}` : `kind: got ${JSON.stringify(kindName)}`}\n${usage}`)
  process.exit(2)
}
for (const [file, text] of Object.entries(kind.files(path))) {
  await mkdir(dirname(join(root, file)), { recursive: true })
  // 'wx' refuses to overwrite: a unit that stands is never lost.
  await writeFile(join(root, file), text, { flag: 'wx' })
  console.log(`wrote ${file}`)
}
console.log('Next: make the test true, then npm run docs.')
