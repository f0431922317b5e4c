import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'inspector2-finding-severe-absent',
  title: 'Inspector knows of no critical or high weakness in what it scanned',
  severity: 'high',
  resource: 'Keepwatch::Inspector2::Finding',
  reads: ['Counts', 'Exploitable', 'NetworkReachable', 'OldestSevere', 'SevereFixable', 'TopVulnerabilities'],
  rationale:
    'Known weaknesses with public exploit code are tried by machines within days. An update that exists and is not applied is the way in that everybody knows of.',
  remediation: {
    cli: 'See them with the fixed versions, then update, rebuild or replace: aws inspector2 list-findings --filter-criteria \'{"resourceId":[{"comparison":"EQUALS","value":"<RESOURCE_ID>"}],"findingStatus":[{"comparison":"EQUALS","value":"ACTIVE"}]}\' --region <REGION>',
    cdk: "Patch instances on a schedule: new ssm.CfnAssociation(this, 'Patch', { name: 'AWS-RunPatchBaseline', scheduleExpression: 'cron(0 3 ? * SUN *)', parameters: { Operation: ['Install'] }, targets: [{ key: 'InstanceIds', values: ['*'] }] })",
    terraform:
      'resource "aws_ssm_association" "patch" { name = "AWS-RunPatchBaseline", schedule_expression = "cron(0 3 ? * SUN *)", parameters = { Operation = "Install" }, targets { key = "InstanceIds", values = ["*"] } }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ observed }) {
    const { Counts: counts } = observed
    const evidence = {
      Counts: counts,
      SevereFixable: observed.SevereFixable,
      Exploitable: observed.Exploitable,
      NetworkReachable: observed.NetworkReachable,
      TopVulnerabilities: observed.TopVulnerabilities,
      OldestSevere: observed.OldestSevere,
    }
    return counts.Critical + counts.High === 0
      ? pass(`It has no critical or high weakness, ${counts.Medium} of medium severity.`, evidence)
      : fail(
          `It has ${counts.Critical} critical and ${counts.High} high weaknesses, ${observed.SevereFixable} of them mended by an update.`,
          evidence,
        )
  },
})
