import { addDistinct, emptyDistinct, mergeDistinct } from './distinct-count.ts'
import type { MonitoringFinding, OwedAlert } from './finding.ts'
import { deedKey } from './identity.ts'
import type { Incident, IncidentStep } from './incident.ts'
import { type AlertPolicy, owe } from './outbox.ts'
import { graverSeverity, type Severity, severityRank } from './severity.ts'

/** Steps that an incident keeps: 60 of at most 3 KB stay well below the 400 KB of an item. */
const stepsKept = 60
const eventsKept = 3
const longestArn = 500
/** More than there are steps, so that all steps are known. */
const deedsKept = 500
/** What is new in a told story is told together, this long after the alert before: milliseconds. */
const quiet = 600_000
/** So many different techniques of `medium` or above in one story are more than each by itself. */
const techniquesOfAnAttack = 3

/** The incident that one finding makes by itself. */
export function incidentOf(id: string, finding: MonitoringFinding): Incident {
  const { control, title, severity, firstSeen, lastSeen, count, principal, sourceAddress, resource, account, region, attack } = finding
  const step: IncidentStep = {
    findingId: finding.id,
    control,
    title,
    severity,
    firstSeen,
    lastSeen,
    count,
    principal,
    sourceAddress,
    resource: { arn: resource.arn.slice(0, longestArn), type: resource.type },
    account,
    region,
    attack,
    events: finding.earliest.slice(0, eventsKept),
  }
  return {
    kind: 'incident',
    id,
    severity,
    workflow: 'new',
    firstSeen,
    lastSeen,
    steps: [step],
    findings: addDistinct(emptyDistinct, [finding.id]),
    lead: { ...finding, distinct: emptyDistinct, alerts: [] },
    attack,
    alerts: [],
    thread: id,
  }
}

/** The story of both, under the name of the first and with what was told of it. What is in both already changes nothing. */
export function mergeIncidents(into: Incident, other: Incident): Incident {
  const steps = stepsOf([...into.steps, ...other.steps])
  return {
    ...into,
    severity: [into, other].reduce((severity, incident) => graverSeverity(severity, incident.severity), severityOf(steps)),
    firstSeen: into.firstSeen < other.firstSeen ? into.firstSeen : other.firstSeen,
    lastSeen: into.lastSeen > other.lastSeen ? into.lastSeen : other.lastSeen,
    steps,
    findings: mergeDistinct(into.findings, other.findings),
    lead: leadsBefore(into.lead, other.lead) <= 0 ? into.lead : other.lead,
    attack: [...new Set([...into.attack, ...other.attack])].sort(),
    ...toldOfBoth(into, other),
  }
}

/** What people know of one of them they know of both: under the name that they know. */
function toldOfBoth(into: Incident, other: Incident): Partial<Pick<Incident, 'told' | 'thread'>> {
  if (!other.told) return {}
  if (!into.told) return { told: other.told, thread: other.thread }
  const deeds = new Set(into.told.deeds).union(new Set(other.told.deeds))
  return { told: toldOf(graverSeverity(into.told.severity, other.told.severity), deeds, Math.max(into.told.alerts, other.told.alerts)) }
}

/** An incident whose story goes on in another. An alert that it still owed is owed there: so it does not count as told. */
export function takenOverBy(survivor: string, { told, ...incident }: Incident): Incident {
  if (incident.mergedInto !== undefined) return told ? { ...incident, told } : incident
  const sent = incident.alerts.filter(({ state }) => state !== 'pending')
  const owesNothing = sent.length === incident.alerts.length
  const known = told && !owesNothing ? { ...told, severity: 'informational' as const, deeds: [] } : told
  return { ...incident, mergedInto: survivor, workflow: 'resolved', alerts: sent, ...(known && sent.length > 0 ? { told: known } : {}) }
}

function stepsOf(all: readonly IncidentStep[]): readonly IncidentStep[] {
  const unique = new Map<string, IncidentStep>()
  for (const step of all) {
    const known = unique.get(step.findingId)
    if (!known || known.count < step.count || severityRank(known.severity) < severityRank(step.severity)) unique.set(step.findingId, step)
  }
  const steps = [...unique.values()]
  const kept = steps.length > stepsKept ? steps.sort(byGravity).slice(0, stepsKept) : steps
  return kept.sort(byTime)
}

const byTime = (a: IncidentStep, b: IncidentStep): number =>
  a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : a.findingId < b.findingId ? -1 : 1
const byGravity = (a: IncidentStep, b: IncidentStep): number => severityRank(b.severity) - severityRank(a.severity) || byTime(a, b)

/** The graver leads, of two equal ones the earlier; of one finding its later state. */
function leadsBefore(a: MonitoringFinding, b: MonitoringFinding): number {
  if (a.id === b.id) return b.count - a.count
  return (
    severityRank(b.severity) - severityRank(a.severity) ||
    (a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : a.id < b.id ? -1 : 1)
  )
}

/** The gravest step; `high` where different techniques of `medium` or above come together, `critical` where they are all `high`. */
function severityOf(steps: readonly IncidentStep[]): Severity {
  const gravest = steps.reduce<Severity>((severity, step) => graverSeverity(severity, step.severity), 'informational')
  const techniquesFrom = (severity: Severity): number =>
    new Set(
      steps
        .filter((step) => severityRank(step.severity) >= severityRank(severity))
        // Detections that fire on the same deed name the same technique first.
        .map(({ attack, control }) => attack[0]?.split('.')[0] ?? control),
    ).size
  if (techniquesFrom('high') >= techniquesOfAnAttack) return 'critical'
  return techniquesFrom('medium') >= techniquesOfAnAttack ? graverSeverity(gravest, 'high') : gravest
}

/**
 * The incident with the alert that it now owes: at once when it becomes worth telling or gets graver; what is new in it is told
 * together, ten minutes after the alert before. `now` in milliseconds.
 */
export function oweOfIncident(incident: Incident, policy: Pick<AlertPolicy, 'monitoring'>, now: number): Incident {
  const least = severityRank(policy.monitoring)
  if (incident.mergedInto !== undefined || severityRank(incident.severity) < least) return incident
  const { told, alerts, id, severity } = incident
  const deeds = new Set(incident.steps.filter((step) => severityRank(step.severity) >= least).map(deedOf))
  if (!told) return { ...incident, alerts: owe(alerts, id, 'opened', 0, now), told: toldOf(severity, deeds, 1) }
  const graver = severityRank(severity) > severityRank(told.severity)
  const isNew = !deeds.isSubsetOf(new Set(told.deeds))
  if (!graver && !isNew) return incident
  const next = toldOf(graverSeverity(severity, told.severity), deeds.union(new Set(told.deeds)), told.alerts)
  const waiting = alerts.find(({ state }) => state === 'pending')
  if (waiting) {
    // It will say what is new, too; if that is graver, it waits no longer.
    const owedAt = graver ? earlier(waiting.owedAt, now) : waiting.owedAt
    return { ...incident, told: next, alerts: alerts.map((alert) => (alert === waiting ? { ...alert, owedAt } : alert)) }
  }
  const at = graver ? now : Math.max(now, lastOwed(alerts) + quiet)
  return { ...incident, told: { ...next, alerts: told.alerts + 1 }, alerts: owe(alerts, id, 'updated', told.alerts, at) }
}

/** What was done by whom: the same detection about somebody else is news. */
function deedOf({ control, principal, resource }: IncidentStep): string {
  return deedKey(control, principal ?? resource.arn)
}

/** The latest deeds are kept; of a story with more than that some would be told again, never not. */
function toldOf(severity: Severity, deeds: ReadonlySet<string>, alerts: number): NonNullable<Incident['told']> {
  return { severity, deeds: [...deeds].slice(-deedsKept).sort(), alerts }
}

function earlier(owedAt: string, now: number): string {
  const at = new Date(now).toISOString()
  return owedAt < at ? owedAt : at
}

function lastOwed(alerts: readonly OwedAlert[]): number {
  return alerts.reduce((last, { owedAt }) => Math.max(last, Date.parse(owedAt)), 0)
}
