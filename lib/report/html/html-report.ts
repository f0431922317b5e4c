import { createHash } from 'node:crypto'
import type { AuditObservation } from '#lib/findings/observation.ts'
import { severityRank } from '#lib/findings/severity.ts'
import type { RequirementStatus, Scorecard, ScoredRequirement } from '../scorecard.ts'
import { escapeHtml } from './escape-html.ts'
import { reportStyle } from './report-style.ts'

/** What a report tells. */
export interface HtmlReport {
  readonly title: string
  readonly accounts: readonly string[]
  /** ISO 8601 UTC: when the snapshot was taken, and when the report was made. */
  readonly observedAt: string
  readonly madeAt: string
  readonly version: string
  readonly scorecards: readonly Scorecard[]
  readonly verdicts: readonly AuditObservation[]
}

/** Rows of one table; the rest is counted. */
const rowsAtMost = 2_000

const words: Readonly<Record<RequirementStatus, string>> = {
  fail: 'Fails',
  unknown: 'Unknown',
  manual: 'For a person',
  accepted: 'Accepted risk',
  pass: 'Passes',
  'not-applicable': 'Not applicable',
  'not-covered': 'Not covered',
}
const order: readonly RequirementStatus[] = ['fail', 'unknown', 'manual', 'accepted', 'pass', 'not-applicable', 'not-covered']

/**
 * A report in one file: no script, nothing loaded from anywhere (a policy in the page forbids it), dark and light, and it prints. Every
 * foreign text is escaped. The score stands beside its coverage.
 */
export function htmlReport(report: HtmlReport): string {
  const { title, accounts, observedAt, madeAt, version, scorecards, verdicts } = report
  const hash = createHash('sha256').update(reportStyle).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${reportStyle}</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="note">Accounts ${escapeHtml(accounts.join(', ') || 'none')}; seen ${escapeHtml(observedAt)}; made ${escapeHtml(madeAt)} by Keepwatch ${escapeHtml(version)}</p>`,
    ...scorecards.flatMap(cardParts),
    ...failing(verdicts),
    ...accepted(verdicts),
    ...unseen(verdicts),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** The policy is ours; quotes in it must not end the attribute. */
const escapeAttribute = (text: string): string => text.replaceAll('"', '&quot;')

function cardParts({ framework, score, totals, coverage, requirements }: Scorecard): readonly string[] {
  const share = score.share === null ? 'no requirement was decided' : `${Math.floor(score.share * 100)} % of those decided`
  return [
    `<h2>${escapeHtml(`${framework.name} ${framework.version}`)}</h2>`,
    '<div class="figures">',
    figure(`${score.passed} of ${score.decided}`, `requirements pass: ${share}`),
    figure(`${coverage.requirementsDecided} of ${coverage.requirements}`, `requirements decided (${Math.floor(coverage.share * 100)} %)`),
    figure(`${coverage.scopesSeen} of ${coverage.scopesExpected}`, 'places seen whole (account, region, service)'),
    figure(`${totals.accepted}`, 'requirements that fail by accepted risks only'),
    '</div>',
    '<table>',
    '<thead><tr><th scope="col" class="status">Status</th><th scope="col" class="id">Number</th><th scope="col">Requirement</th></tr></thead>',
    '<tbody>',
    ...order.flatMap((status) => requirements.filter((one) => one.status === status).map(requirementRow)),
    '</tbody>',
    '</table>',
  ]
}

const figure = (number: string, what: string): string => `<div><strong>${escapeHtml(number)}</strong>${escapeHtml(what)}</div>`

function requirementRow(one: ScoredRequirement): string {
  const { requirement, status, counts, accepted: hidden, doubts } = one
  const found = (['fail', 'pass', 'unknown', 'manual', 'not-applicable'] as const).flatMap((verdict) =>
    counts[verdict] > 0 ? [`${counts[verdict]} ${verdict}`] : [],
  )
  const told = [...found, ...(hidden > 0 ? [`${hidden} accepted`] : [])].join(', ')
  const more = status === 'fail' || status === 'unknown' ? doubts : []
  const asked =
    status === 'manual' && requirement.attestation ? [`${requirement.attestation.who}: ${requirement.attestation.question}`] : []
  const notes = [...more, ...asked].map((text) => `<li>${escapeHtml(text)}</li>`).join('')
  const text = `${escapeHtml(requirement.title)}${told === '' ? '' : ` <span class="note">(${escapeHtml(told)})</span>`}${notes === '' ? '' : `<ul>${notes}</ul>`}`
  return `<tr><td class="status ${status}">${words[status]}</td><td class="id">${escapeHtml(requirement.id)}</td><td>${text}</td></tr>`
}

const gravest = (one: AuditObservation, other: AuditObservation): number =>
  severityRank(other.severity) - severityRank(one.severity) ||
  (`${one.control} ${one.resource.arn}` < `${other.control} ${other.resource.arn}` ? -1 : 1)

function table(heading: string, head: readonly string[], rows: readonly (readonly string[])[], all: number): readonly string[] {
  if (rows.length === 0) return []
  return [
    `<h2>${escapeHtml(`${heading} (${all})`)}</h2>`,
    '<table>',
    `<thead><tr>${head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`),
    '</tbody>',
    '</table>',
    ...(all > rows.length ? [`<p class="note">${all - rows.length} more are not listed here.</p>`] : []),
  ]
}

const place = ({ resource: { account, region } }: AuditObservation): string => `${account} ${region}`

function failing(verdicts: readonly AuditObservation[]): readonly string[] {
  const open = verdicts.filter(({ verdict, exception }) => verdict === 'fail' && exception === undefined).sort(gravest)
  const rows = open
    .slice(0, rowsAtMost)
    .map((one) => [one.severity, one.title, `${one.resource.arn}\n${place(one)}`, one.reason, one.remediation])
  return table('What fails', ['Severity', 'Wanted', 'Resource', 'What was found', 'What to do'], rows, open.length)
}

function accepted(verdicts: readonly AuditObservation[]): readonly string[] {
  const hidden = verdicts.flatMap((one) => (one.exception ? [{ one, exception: one.exception }] : []))
  const rows = hidden
    .slice(0, rowsAtMost)
    .map(({ one, exception: { id, owner, approver, expires, reason } }) => [
      `${id}\nuntil ${expires}`,
      `${owner}\napproved by ${approver}`,
      reason,
      one.title,
      `${one.resource.arn}\n${place(one)}`,
    ])
  return table('Accepted risks', ['Exception', 'Who answers', 'Why', 'Wanted', 'Resource'], rows, hidden.length)
}

function unseen(verdicts: readonly AuditObservation[]): readonly string[] {
  const unknown = verdicts.filter(({ verdict }) => verdict === 'unknown').sort(gravest)
  const rows = unknown.slice(0, rowsAtMost).map((one) => [one.title, `${one.resource.arn}\n${place(one)}`, one.reason])
  return table('What could not be seen', ['Wanted', 'Resource', 'Why it is not known'], rows, unknown.length)
}
