import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ssm-managed-instance-patch-compliant',
  title: 'The managed machine has all patches that its baseline wants',
  severity: 'high',
  resource: 'Keepwatch::SSM::ManagedInstance',
  reads: ['PatchCompliance'],
  rationale:
    'What attackers use most are holes for which there has been a patch for months. A machine that misses patches stays open to programs that anybody can download.',
  remediation: {
    cli: 'aws ssm send-command --document-name AWS-RunPatchBaseline --parameters Operation=Install --targets Key=InstanceIds,Values=<INSTANCE_ID>',
    cdk: "new ssm.CfnAssociation(this, 'Patching', { name: 'AWS-RunPatchBaseline', parameters: { Operation: ['Install'] }, scheduleExpression: 'cron(0 3 ? * SUN *)', targets: [{ key: 'InstanceIds', values: ['*'] }] })",
    terraform:
      'resource "aws_ssm_association" "patching" { name = "AWS-RunPatchBaseline", parameters = { Operation = "Install" }, schedule_expression = "cron(0 3 ? * SUN *)" }',
  },
  aliases: { prowler: ['ssm_managed_compliant_patching'], securityHub: ['SSM.2'] },
  evaluate({ observed: { PatchCompliance: compliance } }) {
    if (compliance === null) return notApplicable('No patch baseline has reported on it.')
    const { Status: status, OverallSeverity: severity, NonCompliantCount: count } = compliance
    return status === 'COMPLIANT'
      ? pass('It has all patches that its baseline wants.', { compliance })
      : fail(`${count} patches are missing, the gravest of severity ${severity ?? 'unspecified'}.`, { compliance })
  },
})
