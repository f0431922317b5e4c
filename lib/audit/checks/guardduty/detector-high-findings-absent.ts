import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'guardduty-detector-high-findings-absent',
  title: 'GuardDuty has no finding of high severity that is open',
  severity: 'high',
  resource: 'AWS::GuardDuty::Detector',
  reads: ['Enable', 'FindingCounts'],
  rationale: 'A high finding says that something is most likely in wrong hands already. Left open it means that nobody has looked.',
  remediation: {
    cli: 'Look at them, handle the incident, then put them away: aws guardduty list-findings --detector-id <DETECTOR_ID> --finding-criteria \'{"Criterion":{"severity":{"Gte":7},"service.archived":{"Eq":["false"]}}}\'; aws guardduty archive-findings --detector-id <DETECTOR_ID> --finding-ids <FINDING_ID>',
    cdk: "Send them to somebody: new events.Rule(this, 'High', { eventPattern: { source: ['aws.guardduty'], detail: { severity: [{ numeric: ['>=', 7] }] } }, targets: [new targets.SnsTopic(topic)] })",
    terraform:
      'resource "aws_cloudwatch_event_rule" "high" { event_pattern = jsonencode({ source = ["aws.guardduty"], detail = { severity = [{ numeric = [">=", 7] }] } }) }',
  },
  aliases: { prowler: ['guardduty_no_high_severity_findings'], securityHub: [] },
  evaluate({ configuration, observed }) {
    if (!configuration.Enable) return notApplicable('GuardDuty is off in this region.', { Enable: false })
    const { FindingCounts: counts } = observed
    const grave = counts.High + counts.Critical
    return grave === 0
      ? pass('No finding of high or critical severity is open.', { FindingCounts: counts })
      : fail(`${counts.Critical} critical and ${counts.High} high findings are open.`, { FindingCounts: counts })
  },
})
