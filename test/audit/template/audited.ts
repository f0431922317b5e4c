import { type Check, pass } from '#lib/audit/check.ts'
import { auditTemplate } from '#lib/audit/template/audit-template.ts'
import type { DeploymentFacts } from '#lib/audit/template/environment.ts'
import { readTemplate } from '#lib/audit/template/read-template.ts'
import type { TemplateVerdict } from '#lib/audit/template/template-verdict.ts'

const takenAt = Date.parse('2026-06-01T00:00:00Z')

/** A template as text: JSON of an object, or YAML as it is. */
export const textOf = (template: unknown): string => (typeof template === 'string' ? template : JSON.stringify(template))

/** What the checks say of a template. */
export function audited(template: unknown, checks: readonly Check[], deployment: DeploymentFacts = {}): readonly TemplateVerdict[] {
  return auditTemplate(readTemplate(textOf(template)), checks, { deployment, takenAt, runId: 'run' })
}

/** Logical id → verdict of the one check. */
export function verdictsOf(template: unknown, check: Check, deployment: DeploymentFacts = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(audited(template, [check], deployment).map(({ logicalId, observation }) => [logicalId, observation.verdict]))
}

/** The reason of the one verdict; throws when there is not one. */
export function onlyVerdict(template: unknown, check: Check, deployment: DeploymentFacts = {}): TemplateVerdict['observation'] {
  const [verdict, second] = audited(template, [check], deployment)
  if (!verdict || second) throw new Error(`wanted one verdict of ${check.id}`)
  return verdict.observation
}

/** A template with these resources. */
export const resources = (entries: Readonly<Record<string, unknown>>, rest: object = {}) => ({ ...rest, Resources: entries })
/** A bucket. */
export const bucket = (properties: object = {}) => ({ Type: 'AWS::S3::Bucket', Properties: properties })
/** A topic. */
export const topic = (properties: object = {}) => ({ Type: 'AWS::SNS::Topic', Properties: properties })
/** A whole block of public access, its values spelt in several ways. */
export const blocked = { BlockPublicAcls: true, BlockPublicPolicy: 'true', IgnorePublicAcls: true, RestrictPublicBuckets: 'TRUE' }
/** A policy that allows everything to a principal. */
export const allow = (principal: unknown, rest: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: '*', Resource: '*', ...rest }],
})
/** What a check has beside what is tested. */
export const common = {
  rationale: 'r',
  remediation: { cli: 'c', cdk: 'd', terraform: 't' },
  aliases: { prowler: [], securityHub: [] },
  severity: 'low',
} as const

/** A check that hands out one property. */
export const reading = (type: string, property: string) =>
  ({
    ...common,
    id: 'x-reads',
    title: 't',
    resource: type,
    reads: [property],
    evaluate: ({ configuration }: { readonly configuration: Readonly<Record<string, unknown>> }) =>
      pass('', { it: configuration[property] }),
  }) as unknown as Check
