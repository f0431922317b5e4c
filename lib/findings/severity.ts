/** How bad a finding is; the five words are the same in files, alerts and on the command line. Lowest first. */
export const severities = ['informational', 'low', 'medium', 'high', 'critical'] as const

/** One of the five severities. */
export type Severity = (typeof severities)[number]

/** Position of a severity on the scale, 1 (informational) to 5 (critical); what SNS filter policies compare as `severityId`. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity) + 1
}

/** The graver of two severities. */
export function graverSeverity(a: Severity, b: Severity): Severity {
  return severityRank(a) >= severityRank(b) ? a : b
}
