import { foreignMacros } from './draft.ts'
import { notGiven, placeholderAccount } from './environment.ts'
import { isRecord } from './is-record.ts'
import type { Place } from './parse-json.ts'
import type { Template, TemplateResource } from './read-template.ts'
import type { TemplateAuditOptions, TemplateVerdict } from './template-verdict.ts'

/** Name of the control under which a part of a template is reported that brings resources which nobody sees here. */
export const understoodControl = 'template-understood'

/**
 * One `unknown` for each part of a template that stands for resources which do not stand in it: they are deployed too, and what was not
 * seen must not look like nothing.
 */
export function notUnderstood(template: Template, options: TemplateAuditOptions): readonly TemplateVerdict[] {
  const macros = foreignMacros(template).map((name) =>
    unknown({ logicalId: 'Transform', type: 'AWS::CloudFormation::Macro', place: { line: 1, column: 1 } }, options, {
      reason: `The macro ${name} may change any part of the template; audit what it makes of it.`,
    }),
  )
  const generators = template.generators.map(({ logicalId, place }) =>
    unknown({ logicalId, place, type: 'AWS::CloudFormation::Macro' }, options, {
      reason: `${logicalId} brings resources that do not stand in the template; audit the processed template.`,
    }),
  )
  const resources = [...template.resources.values()].flatMap((resource) => {
    const reason = whyNotUnderstood(resource, options)
    return reason === undefined ? [] : [unknown(resource, options, { reason })]
  })
  return [...macros, ...generators, ...resources]
}

function whyNotUnderstood({ type, metadata, logicalId }: TemplateResource, { isAudited }: TemplateAuditOptions): string | undefined {
  if (logicalId.startsWith('Fn::')) return undefined
  if (type.startsWith('AWS::Serverless::'))
    return `${type} is turned into other resources by SAM; audit the processed template (aws cloudformation get-template --template-stage Processed).`
  if (type.endsWith('::MODULE'))
    return `The module ${type} stands for resources that are not in this template; audit the processed template.`
  if (type === 'AWS::CloudFormation::StackSet') return 'What the stack set deploys is not in this template; audit its template too.'
  if (type !== 'AWS::CloudFormation::Stack') return undefined
  const path = isRecord(metadata) ? metadata['aws:asset:path'] : undefined
  if (typeof path === 'string' && isAudited?.(path.split('/').at(-1) ?? path)) return undefined
  return 'What the nested stack deploys is not in this template; audit its template too.'
}

function unknown(
  { logicalId, type, place }: { readonly logicalId: string; readonly type: string; readonly place: Place },
  { deployment, takenAt, runId }: TemplateAuditOptions,
  { reason }: { readonly reason: string },
): TemplateVerdict {
  const account = deployment.account ?? placeholderAccount
  const region = deployment.region ?? notGiven
  return {
    logicalId,
    place,
    observation: {
      kind: 'audit',
      control: understoodControl,
      title: 'Everything that the template deploys stands in it',
      severity: 'informational',
      verdict: 'unknown',
      resource: {
        arn: `arn:aws:cloudformation:${region}:${account}:template/${logicalId}`,
        type,
        account: deployment.account ?? notGiven,
        region,
      },
      evidence: {},
      reason,
      remediation: 'Audit the template that CloudFormation really deploys.',
      observedAt: takenAt,
      runId,
    },
  }
}
