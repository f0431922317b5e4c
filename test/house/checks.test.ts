import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { judge } from '#lib/audit/judge.ts'
import { collectors } from '#lib/aws/collectors/index.ts'
import { severities } from '#lib/findings/severity.ts'
import { generateChecks } from '../../scripts/generate-checks.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = readdirSync(`${root}lib/audit/checks`, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^[^/\\]+[/\\].+\.ts$/.test(file),
)
/** Controls that Prowler has none for. */
const nobodyElse: ReadonlySet<string> = new Set([
  'ec2-instance-tags-secret-free',
  's3-bucket-tags-secret-free',
  'iam-policy-service-wildcard-absent',
  'iam-role-trust-not-public',
  'iam-role-trust-oidc-subject-bound',
  'organizations-delegation-policy-reviewed',
  'organizations-management-account-workloads-absent',
  'organizations-policies-reviewed',
  'organizations-units-reviewed',
  // Prowler's check of this name asks for execution logs, which is a control of its own.
  'apigateway-stage-access-logs-enabled',
  'cloudtrail-trail-logging',
  'guardduty-detector-ec2-runtime-watched',
  'guardduty-detector-ecs-runtime-watched',
  'guardduty-detector-runtime-watched',
  'inspector2-account-function-code-scanned',
  'inspector2-account-functions-scanned',
  'inspector2-account-images-scanned',
  'inspector2-account-instances-scanned',
  'inspector2-finding-severe-absent',
  's3-bucket-policy-not-public',
  's3-bucket-versions-expire',
  'secretsmanager-secret-rotation-succeeded',
  'macie2-classification-reviewed',
  'cloudtrail-trail-network-activity-logged',
  'ec2-vpc-flow-logs-detailed',
  'sns-topic-delivery-logged',
  'events-bus-policy-attached',
  'ssm-managed-instance-association-compliant',
  'eks-cluster-audit-logs-enabled',
  'ec2-vpc-query-logging-enabled',
  'ec2-instance-image-fresh',
  'ec2-network-acl-admin-ports-closed',
  'ec2-security-group-admin-ports-closed-ipv4',
  'ec2-security-group-admin-ports-closed-ipv6',
  'ec2-security-group-cifs-closed',
  'ec2-vpc-endpoints-reviewed',
  'elasticache-cluster-version-supported',
  'opensearch-domain-version-supported',
])
const listed = new Map(collectors.flatMap(({ brings }) => Object.entries(brings)))

test('the catalogue is what the folder holds', async () => {
  const { path, text } = await generateChecks(root)
  expect(await readFile(`${root}${path}`, 'utf8')).toBe(text)
  expect(checks).toHaveLength(files.length)
})

test('ids are paths, and no two are the same', () => {
  const ids = files.map((file) => file.replace(/\.ts$/, '').replaceAll(/[/\\]/g, '-'))
  expect(checks.map((check) => check.id).sort()).toEqual(ids.sort())
  expect(new Set(ids).size).toBe(ids.length)
})

describe.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  test('has cases at the same path', () => {
    const [service, ...name] = id.split('-')
    expect(existsSync(`${root}test/audit/checks/${service}/${name.join('-')}.cases.ts`)).toBe(true)
  })

  test('judges a type that some collector lists, and looks at none that nobody lists', () => {
    for (const type of [check.resource, ...Object.keys(check.also ?? {})]) expect([...listed.keys()]).toContain(type)
    expect(check.accountNeedsOne === undefined || check.regionNeedsOne === undefined).toBe(true)
  })

  test('says in words what is wanted, why and what to do', () => {
    expect(severities).toContain(check.severity)
    expect(check.title.length).toBeGreaterThan(10)
    expect(check.title.length).toBeLessThan(120)
    expect(check.title).not.toMatch(/\.$/)
    expect(check.rationale.length).toBeGreaterThan(40)
    expect(check.remediation.cli).toMatch(/aws [a-z0-9-]+ [a-z0-9-]+/)
    expect(check.remediation.cdk.length).toBeGreaterThan(15)
    expect(check.remediation.terraform.length).toBeGreaterThan(15)
  })

  test('is known under its names elsewhere', () => {
    if (!nobodyElse.has(id)) expect(check.aliases.prowler.length).toBeGreaterThan(0)
    for (const alias of check.aliases.prowler) expect(alias).toMatch(/^[a-z0-9]+(_[a-z0-9]+)+$/)
    for (const alias of check.aliases.securityHub) expect(alias).toMatch(/^[A-Za-z0-9]+\.\d+$/)
  })

  test('a resource of which nothing is known is never a pass', () => {
    const nothing = { arn: 'arn:x', type: check.resource, account: '1', region: 'r', tags: {}, configuration: {}, observed: {} }
    expect(judge(check, nothing, { takenAt: 0 }).verdict).toBe('unknown')
  })
})
