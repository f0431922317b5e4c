import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ssm-managed-instance-association-compliant',
  title: 'The managed machine is in the state that its associations want',
  severity: 'low',
  resource: 'Keepwatch::SSM::ManagedInstance',
  reads: ['AssociationCompliance'],
  rationale:
    'Associations keep agents, settings and software as they were decided on. Where one fails, the machine drifts: the agent that would have told of an intruder may be the part that is missing.',
  remediation: {
    cli: 'aws ssm list-compliance-items --resource-ids <INSTANCE_ID> --resource-types ManagedInstance --filters Key=ComplianceType,Values=Association, correct the cause, then aws ssm start-associations-once --association-ids <ASSOCIATION_ID>',
    cdk: "new ssm.CfnAssociation(this, 'Agents', { name: 'AWS-UpdateSSMAgent', scheduleExpression: 'rate(14 days)', complianceSeverity: 'HIGH', targets: [{ key: 'InstanceIds', values: ['*'] }] })",
    terraform:
      'resource "aws_ssm_association" "agents" { name = "AWS-UpdateSSMAgent", schedule_expression = "rate(14 days)", compliance_severity = "HIGH" }',
  },
  aliases: { prowler: [], securityHub: ['SSM.3'] },
  evaluate({ observed: { AssociationCompliance: compliance } }) {
    if (compliance === null) return notApplicable('No association has reported on it.')
    const { Status: status, OverallSeverity: severity, NonCompliantCount: count } = compliance
    return status === 'COMPLIANT'
      ? pass('Its associations have been applied.', { compliance })
      : fail(`${count} associations could not be applied, the gravest of severity ${severity ?? 'unspecified'}.`, { compliance })
  },
})
