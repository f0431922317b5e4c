import { createHash } from 'node:crypto'
import type { Severity } from '#lib/findings/severity.ts'
import type { Verdict } from '#lib/findings/verdict.ts'
import type { CheckFacts } from './check-text.ts'

/** A control as a rule of a SARIF log. */
export type SarifRule = Pick<CheckFacts, 'id' | 'title' | 'severity' | 'rationale' | 'remediation' | 'aliases' | 'requirements'>

/** A verdict on something that stands in a file. */
export interface SarifVerdict {
  readonly control: string
  readonly verdict: Verdict
  readonly severity: Severity
  readonly reason: string
  readonly resourceType: string
  /** Path as given, `/` or the system's separator between its parts. */
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
  /** Name of the resource in the file. */
  readonly logicalId: string
}

/** A file that could not be judged. */
export interface SarifProblem {
  readonly file: string
  readonly line: number
  readonly message: string
}

/** What a log is made of. */
export interface SarifFacts {
  /** Version of Keepwatch. */
  readonly version: string
  readonly rules: readonly SarifRule[]
  readonly verdicts: readonly SarifVerdict[]
  readonly problems: readonly SarifProblem[]
}

const levels = { critical: 'error', high: 'error', medium: 'warning', low: 'note', informational: 'note' } as const

/** GitHub sorts by this number (its documentation of SARIF support, `security-severity`): above 9 critical, from 7 high, from 4 medium. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  informational: '0.1',
}

/**
 * Verdicts as a SARIF 2.1.0 log with one run (OASIS, "Static Analysis Results Interchange Format"). A fail is a result; what could not be
 * decided is a result of kind `open`, what a person has to judge one of kind `review`, both without a level, so that neither is taken
 * for a fail; a pass is not told. The same verdict has the same fingerprint wherever its resource moves to within the file.
 */
export function sarifLog({ version, rules, verdicts, problems }: SarifFacts): object {
  const positions = new Map(rules.map(({ id }, position) => [id, position]))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Keepwatch', semanticVersion: version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The directory in which the audit was called' } } },
        invocations: [
          {
            executionSuccessful: problems.length === 0,
            toolExecutionNotifications: problems.map(({ file, line, message }) => ({
              level: 'error',
              message: { text: plain(message) },
              locations: [{ physicalLocation: { artifactLocation: artifact(file), region: { startLine: line } } }],
            })),
          },
        ],
        results: verdicts.flatMap((verdict) => {
          const kind = kindOf(verdict.verdict)
          return kind === undefined ? [] : [resultOf(verdict, kind, positions.get(verdict.control))]
        }),
      },
    ],
  }
}

function kindOf(verdict: Verdict): 'fail' | 'open' | 'review' | undefined {
  if (verdict === 'fail') return 'fail'
  if (verdict === 'unknown') return 'open'
  return verdict === 'manual' ? 'review' : undefined
}

function ruleOf({ id, title, severity, rationale, remediation, aliases, requirements }: SarifRule): object {
  const { cli, cdk, terraform } = remediation
  const help = [
    plain(rationale),
    '',
    '**CDK or CloudFormation**',
    ...fenced(cdk),
    '**Terraform**',
    ...fenced(terraform),
    '**AWS CLI**',
    ...fenced(cli),
  ]
  return {
    id,
    name: id.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: plain(title) },
    fullDescription: { text: plain(rationale) },
    help: { text: plain(`CDK or CloudFormation: ${cdk}\nTerraform: ${terraform}\nAWS CLI: ${cli}`), markdown: help.join('\n') },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ['security'],
      requirements,
      'security-severity': securitySeverity[severity],
      severity,
      prowler: aliases.prowler,
      securityHub: aliases.securityHub,
    },
  }
}

function resultOf(verdict: SarifVerdict, kind: 'fail' | 'open' | 'review', ruleIndex: number | undefined): object {
  const { control, reason, file, line, column, logicalId, resourceType, severity } = verdict
  return {
    ruleId: control,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind,
    level: kind === 'fail' ? levels[severity] : 'none',
    message: { text: plain(`${logicalId}: ${reason}`) },
    locations: [
      {
        physicalLocation: { artifactLocation: artifact(file), region: { startLine: line, startColumn: column } },
        logicalLocations: [{ name: logicalId, fullyQualifiedName: `Resources.${logicalId}`, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'keepwatch/v1': fingerprint(control, uriOf(file), logicalId) },
    properties: { resourceType },
  }
}

function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

function artifact(file: string): object {
  return { uri: uriOf(file), uriBaseId: 'SRCROOT' }
}

/** A path as a relative reference (RFC 3986): each part quoted by itself. */
function uriOf(file: string): string {
  const parts = file.replaceAll('\\', '/').replace(/^\.\//, '').split('/')
  return parts.map((part) => encodeURIComponent(part)).join('/')
}

/** A message in which nothing foreign becomes a link: SARIF reads `[text](place)` in plain messages too (section 3.11.6). */
function plain(text: string): string {
  return text.includes('](') ? text.replaceAll('[', '\\[').replaceAll(']', '\\]') : text
}

/** Code in markdown, behind a fence that is longer than any in it. */
function fenced(code: string): readonly string[] {
  const longest = (code.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return [fence, code, fence, '']
}
