import type { Check } from '#lib/audit/check.ts'
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
