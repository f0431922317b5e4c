import { distinctSize } from '#lib/findings/distinct-count.ts'
import type { Finding, MonitoringFinding, NetworkFacts, OwedAlert } from '#lib/findings/finding.ts'
import type { Incident } from '#lib/findings/incident.ts'
import { severityRank } from '#lib/findings/severity.ts'
import { principalName, resourceName } from '../names.ts'
import { type Pruned, prune } from '../prune.ts'
import type { Alert, AlertAudit, AlertIncident, AlertProvenance, AlertRunBook } from './alert.ts'
import { type Clip, createClip } from './clip.ts'
import { type AlertLink, cloudTrailEventLink } from './console-link.ts'
import { wholeNumber } from './count-words.ts'
import { describeFrom, describeSince, describeWhat, describeWho } from './describe.ts'
import { fillSteps, isFillable, type Step, type StepFields } from './fill-step.ts'
import { stepFields } from './step-fields.ts'

const factLimit = 24
const stepLimit = 10
const storySteps = 60
const eventIdLimit = 50
const evidenceLimits = { depth: 8, nodes: 300, string: 1_000 }
const status = { opened: 'OPEN', updated: 'UPDATED', recovered: 'RECOVERED' } as const

/**
 * The alert that a finding or an incident owes, in words; an incident in those of the finding that leads it, with the others as
 * steps. Pure and deterministic: the same input gives the same alert on any machine. Every part is bounded; `truncated` says whether anything was left out.
 */
export function alertOf(owing: Finding | Incident, owed: OwedAlert): Alert {
  const clip = createClip()
  const incident = owing.kind === 'incident' ? owing : undefined
  const finding = owing.kind === 'incident' ? owing.lead : owing
  const fields = stepFields(finding)
  const monitoring = finding.kind === 'monitoring' ? finding : undefined
  const who = describeWho(finding)
  const from = describeFrom(finding)
  const alert: Omit<Alert, 'truncated'> = {
    schema: 'keepwatch.alert.v1',
    alertId: clip.raw(owed.id, 128),
    findingId: clip.raw(finding.id, 128),
    change: owed.change,
    status: status[owed.change],
    kind: monitoring ? 'monitoring' : 'compliance',
    control: clip.raw(finding.control, 200),
    title: clip.sentence(incident ? storyTitle(incident) : finding.title, 200),
    severity: owing.severity,
    severityId: severityRank(owing.severity),
    what: clip.sentence(describeWhat(finding, owed.change), 400),
    who: who === null ? null : clip.sentence(who, 200),
    fromWhere: from === null ? null : clip.sentence(from, 300),
    when: { firstSeen: clip.raw(owing.firstSeen, 40), lastSeen: clip.raw(owing.lastSeen, 40) },
    count: monitoring?.count ?? 1,
    countError: monitoring?.countError ?? 0,
    account: clip.raw(finding.account, 64),
    region: clip.raw(finding.region, 64),
    resource: { arn: clip.raw(finding.resource.arn, 1_600), type: clip.raw(finding.resource.type, 200) },
    attack: clip.list(incident?.attack ?? monitoring?.attack ?? [], 20).map((id) => clip.raw(id, 40)),
    principal: monitoring?.principal ? clip.raw(monitoring.principal, 1_000) : null,
    runbook: monitoring?.runbook ? runBookOf(monitoring.runbook, fields, clip) : null,
    audit: finding.kind === 'audit' ? auditOf(finding, fields, clip) : null,
    incident: incident ? incidentOf(incident, clip) : null,
    network: monitoring?.network ? networkOf(monitoring.network, clip) : null,
    links: linksOf(monitoring),
    provenance: provenanceOf(finding, owed, clip),
    facts: factsOf(monitoring, clip),
    since: describeSince(finding, owed.change),
  }
  return { ...alert, truncated: clip.truncated }
}

/** The leading finding, and how many others belong to the story. */
function storyTitle({ lead, findings }: Incident): string {
  const others = distinctSize(findings) - 1
  return others === 0 ? lead.title : `${lead.title}, and ${others === 1 ? 'another finding' : `${wholeNumber(others)} other findings`}`
}

function incidentOf({ thread, findings, steps, lead }: Incident, clip: Clip): AlertIncident {
  return {
    id: clip.raw(thread, 128),
    findings: distinctSize(findings),
    steps: clip.list(steps, storySteps).map((step) => ({
      at: clip.raw(step.firstSeen, 40),
      control: clip.raw(step.control, 200),
      title: clip.sentence(step.title, 200),
      severity: step.severity,
      count: step.count,
      who: step.principal === null || step.principal === '' ? null : clip.sentence(principalName(step.principal, lead.account), 150),
      resource: clip.sentence(resourceName(step.resource), 150),
      findingId: clip.raw(step.findingId, 128),
    })),
  }
}

/** Steps that speak of what this finding does not have (the role, when it was a user) are left out, unless nothing else would be left. */
function stepsOf(steps: readonly string[], fields: StepFields, clip: Clip): readonly Step[] {
  const fitting = steps.filter((step) => isFillable(step, fields))
  return clip.list(
    clip.list(fitting.length > 0 ? fitting : steps, stepLimit).flatMap((step) => fillSteps(step, fields)),
    stepLimit,
  )
}

function runBookOf(runbook: NonNullable<MonitoringFinding['runbook']>, fields: StepFields, clip: Clip): AlertRunBook {
  return {
    triage: stepsOf(runbook.triage, fields, clip),
    containment: stepsOf(runbook.containment, fields, clip),
    recovery: stepsOf(runbook.recovery, fields, clip),
  }
}

function auditOf(finding: Extract<Finding, { kind: 'audit' }>, fields: StepFields, clip: Clip): AlertAudit {
  const evidence: Pruned = prune(finding.evidence, evidenceLimits)
  clip.note(evidence.truncated)
  return {
    verdict: finding.verdict,
    reason: clip.sentence(finding.reason, 1_000),
    remediation: fillSteps(finding.remediation, fields),
    evidence: evidence.value,
  }
}

function networkOf(network: NetworkFacts, clip: Clip): NetworkFacts {
  return {
    vector: clip.raw(network.vector, 100),
    target: clip.raw(network.target, 300),
    sources: clip.list(network.sources, 10).map(({ address, packets }) => ({ address: clip.raw(address, 100), packets })),
    baseline: network.baseline,
    observed: network.observed,
  }
}

function linksOf(monitoring: MonitoringFinding | undefined): readonly AlertLink[] {
  const first = monitoring?.earliest[0]
  const link = monitoring && first && cloudTrailEventLink(monitoring.region, first.id)
  return link ? [link] : []
}

function factsOf(monitoring: MonitoringFinding | undefined, clip: Clip): Readonly<Record<string, string>> {
  const sorted = Object.entries(monitoring?.facts ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(clip.list(sorted, factLimit).map(([name, value]) => [clip.raw(name, 64), clip.raw(String(value), 500)]))
}

function provenanceOf(finding: Finding, owed: OwedAlert, clip: Clip): AlertProvenance {
  const monitoring = finding.kind === 'monitoring' ? finding : undefined
  const decidedAt = finding.kind === 'monitoring' ? finding.emittedAt : finding.observedAt
  const latency = Date.parse(owed.owedAt) - Date.parse(decidedAt)
  return {
    findingKind: finding.kind,
    owedAt: owed.owedAt,
    decidedAt,
    latencyMs: Number.isFinite(latency) ? latency : null,
    eventIds: clip.list(monitoring?.earliest ?? [], eventIdLimit).map((event) => clip.raw(event.id, 200)),
    runId: finding.kind === 'audit' ? clip.raw(finding.runId, 200) : null,
  }
}
