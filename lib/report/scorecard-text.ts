import { shortenText } from './cut-text.ts'
import { forTerminal } from './escape-terminal.ts'
import { resourceName } from './names.ts'
import type { RequirementStatus, Scorecard, ScoredRequirement, ScoredResource } from './scorecard.ts'
import { wrap } from './wrap.ts'

/** How to draw a scorecard. */
export interface ScorecardTextOptions {
  /** Columns of the terminal. @default 100 */
  readonly width?: number
  /** Whether to use ANSI colours. @default false */
  readonly colour?: boolean
}

/** Resources shown below one requirement. */
const resourcesShown = 3
const narrowest = 40

const words: Readonly<Record<RequirementStatus, string>> = {
  fail: 'FAIL',
  unknown: 'UNKNOWN',
  manual: 'MANUAL',
  accepted: 'RISK',
  pass: 'PASS',
  'not-applicable': 'N/A',
  'not-covered': 'not covered',
}
/** What is wrong comes first. */
const order: readonly Exclude<RequirementStatus, 'not-covered'>[] = ['fail', 'unknown', 'manual', 'accepted', 'pass', 'not-applicable']
const colours: Readonly<Record<RequirementStatus, number>> = {
  fail: 31,
  unknown: 33,
  manual: 36,
  accepted: 35,
  pass: 32,
  'not-applicable': 2,
  'not-covered': 2,
}
const wordWidth = 8

/** A scorecard for a terminal, ending in a line break. The score and its coverage stand side by side; nothing not looked at is left out. */
export function scorecardText(card: Scorecard, options: ScorecardTextOptions = {}): string {
  const width = Math.max(narrowest, options.width ?? 100)
  const paint = (status: RequirementStatus, text: string): string =>
    options.colour === true ? `\u001b[${colours[status]}m${text}\u001b[0m` : text
  const place = placeIn(card)
  const lines = [
    `${card.framework.name} ${card.framework.version}`,
    ...wrap(scoreLine(card), width),
    ...wrap(coverageLine(card), width),
    '',
    ...order.flatMap((status) =>
      card.requirements.filter((one) => one.status === status).flatMap((one) => requirementLines(one, width, paint, place)),
    ),
    ...notCovered(card, width),
  ]
  return `${lines.join('\n')}\n`
}

function percent(share: number): string {
  // Rounded down: 100 % means all of them.
  return `${Math.floor(share * 100)} %`
}

function scoreLine({ score, totals }: Scorecard): string {
  const decided =
    score.share === null
      ? 'no requirement was decided'
      : `${score.passed} of ${score.decided} decided requirements pass (${percent(score.share)})`
  const compensated = score.compensated === 0 ? '' : `, ${score.compensated} of them by our own detections in place of what is asked`
  return `Score: ${decided}${compensated}; ${totals.fail} fail, ${totals.unknown} unknown, ${totals.manual} for a person to judge, ${totals.accepted > 0 ? `${totals.accepted} accepted risks, ` : ''}${totals['not-applicable']} not applicable`
}

function coverageLine({ coverage, totals }: Scorecard): string {
  const { requirementsDecided, requirements, share, scopesSeen, scopesExpected } = coverage
  const scopes = `${scopesSeen} of ${scopesExpected} scopes (account, region, service) seen whole`
  const decided = `${requirementsDecided} of ${requirements} requirements decided (${percent(share)})`
  return `Coverage: ${decided}, ${totals['not-covered']} not covered yet; ${scopes}`
}

/** Where a resource is, as far as it tells them apart: the account only when there are several. */
type Place = (resource: ScoredResource['resource']) => string

function placeIn(card: Scorecard): Place {
  const named = card.requirements.flatMap((one) => [...one.failing, ...one.unseen])
  const several = new Set(named.map(({ resource }) => resource.account)).size > 1
  return ({ account, region }) => {
    const parts = [several ? account : '', region === 'global' ? '' : region].filter((part) => part !== '')
    return parts.length === 0 ? '' : ` in ${parts.join(' ')}`
  }
}

function requirementLines(
  one: ScoredRequirement,
  width: number,
  paint: (status: RequirementStatus, text: string) => string,
  place: Place,
): string[] {
  const { requirement, status, counts } = one
  const word = words[status].padEnd(wordWidth)
  const indent = ' '.repeat(wordWidth)
  const id = requirement.id.padEnd(7)
  const [first = '', ...rest] = wrap(
    `${requirement.title}${countsNote(counts, one.accepted)}`,
    width,
    `${word}${id}`,
    `${indent}${' '.repeat(7)}`,
  )
  const details = detailsOf(one, place)
  return [
    paint(status, first.slice(0, wordWidth)) + first.slice(wordWidth),
    ...rest,
    ...details.flatMap((detail) => wrap(forTerminal(shortenText(detail, 400)), width, `${indent}  - `, `${indent}    `)),
  ]
}

function detailsOf(one: ScoredRequirement, place: Place): readonly string[] {
  const { requirement, status, counts, doubts } = one
  if (status === 'accepted') return acceptedLines(one, place)
  if (status === 'fail') return [...resourceLines(one.failing, counts.fail, place), ...doubts.slice(0, resourcesShown)]
  if (status === 'unknown') return [...resourceLines(one.unseen, counts.unknown, place), ...doubts.slice(0, resourcesShown)]
  if (status === 'manual') {
    const { attestation } = requirement
    return attestation ? [`${attestation.who}, every ${attestation.everyDays} days: ${attestation.question}`] : []
  }
  if (status !== 'pass') return []
  const watching = one.detections.filter(({ state }) => state === 'on').map(({ id }) => id)
  return [
    ...(one.compensated
      ? [`compensated by our live detections ${watching.join(', ')}`, ...resourceLines(one.failing, counts.fail, place)]
      : []),
    ...(one.statement === 'met' ? ['a person stated it, and nothing that was seen speaks against it'] : []),
    ...(requirement.assessment === 'manual' && requirement.decidedBy === 'controls'
      ? ['the standard assesses this by hand; here the AWS API decides it']
      : []),
  ]
}

function countsNote(counts: ScoredRequirement['counts'], accepted: number): string {
  const parts = (['fail', 'pass', 'unknown', 'manual', 'not-applicable'] as const)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdict}`)
  if (accepted > 0) parts.push(`${accepted} accepted`)
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

function acceptedLines({ acceptedRisks, accepted }: ScoredRequirement, place: Place): string[] {
  const shown = acceptedRisks.slice(0, resourcesShown).map(({ resource, exception }) => {
    const { id, owner, approver, expires, reason } = exception
    return `${shortenText(resourceName(resource), 150)}${place(resource)}: exception ${id} of ${owner}, approved by ${approver}, until ${expires}: ${reason}`
  })
  return accepted > shown.length ? [...shown, `and ${accepted - shown.length} more`] : shown
}

function resourceLines(resources: readonly ScoredResource[], total: number, place: Place): string[] {
  const shown = resources
    .slice(0, resourcesShown)
    .map(({ resource, reason }) => `${shortenText(resourceName(resource), 150)}${place(resource)}: ${reason}`)
  return total > shown.length ? [...shown, `and ${total - shown.length} more`] : shown
}

function notCovered(card: Scorecard, width: number): string[] {
  const open = card.requirements.filter((one) => one.status === 'not-covered')
  if (open.length === 0) return []
  return ['', ...wrap(`Not covered yet (${open.length}): ${open.map((one) => one.requirement.id).join(' ')}`, width, '', '  ')]
}
