import type { Severity } from '#lib/findings/severity.ts'
import { forTerminal } from './escape-terminal.ts'
import { wrap } from './wrap.ts'

/** A check as plain data, for explaining it. */
export interface CheckFacts {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  readonly resource: string
  readonly reads: readonly string[]
  /** Types that it looks at beside its own. */
  readonly alsoReads: readonly string[]
  readonly rationale: string
  readonly remediation: { readonly cli: string; readonly cdk: string; readonly terraform: string }
  readonly aliases: { readonly prowler: readonly string[]; readonly securityHub: readonly string[] }
  /** `cis-7.0 2.4`: requirements that it serves. */
  readonly requirements: readonly string[]
  /** IAM actions that it takes to look. */
  readonly permissions: readonly string[]
}

/** A check for reading: what is wanted, why, what to do, under which names it is known, and what looking takes. */
export function checkText(check: CheckFacts, width: number): string {
  const paragraph = (title: string, text: string): string[] => (text === '' ? [] : [title, ...wrap(forTerminal(text), width, '  '), ''])
  const { aliases, remediation } = check
  const names = [...aliases.prowler.map((name) => `Prowler ${name}`), ...aliases.securityHub.map((name) => `Security Hub ${name}`)]
  return [
    forTerminal(check.id),
    ...wrap(forTerminal(`${check.title} (${check.severity})`), width, '  '),
    '',
    ...paragraph('Why it matters', check.rationale),
    ...paragraph('What to do: AWS CLI', remediation.cli),
    ...paragraph('What to do: CDK or CloudFormation', remediation.cdk),
    ...paragraph('What to do: Terraform', remediation.terraform),
    ...paragraph(
      'Judges',
      `${check.resource}: ${check.reads.join(', ')}${check.alsoReads.length > 0 ? `; looks at ${check.alsoReads.join(', ')} too` : ''}`,
    ),
    ...paragraph('Serves', check.requirements.join('; ') || 'no framework'),
    ...paragraph('Known elsewhere as', names.join(', ')),
    ...paragraph('Permissions it needs', check.permissions.join(', ')),
  ].join('\n')
}
