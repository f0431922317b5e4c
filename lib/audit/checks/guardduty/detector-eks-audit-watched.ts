import { defineCheck } from '../../check.ts'
import { judgeFeature } from '../../detector-feature.ts'

export const check = defineCheck({
  id: 'guardduty-detector-eks-audit-watched',
  title: 'GuardDuty watches the audit log of Kubernetes',
  severity: 'medium',
  resource: 'AWS::GuardDuty::Detector',
  reads: ['Enable', 'Features'],
  rationale:
    'Who gets into a cluster works through its API: anonymous access, new roles, shells in pods. The audit log shows it, and GuardDuty reads it without any setting in the cluster.',
  remediation: {
    cli: 'aws guardduty update-detector --detector-id <DETECTOR_ID> --features [{Name=EKS_AUDIT_LOGS,Status=ENABLED}] --region <REGION>',
    cdk: "new guardduty.CfnDetector(this, 'Detector', { enable: true, features: [{ name: 'EKS_AUDIT_LOGS', status: 'ENABLED' }] })",
    terraform:
      'resource "aws_guardduty_detector_feature" "this" { detector_id = aws_guardduty_detector.this.id, name = "EKS_AUDIT_LOGS", status = "ENABLED" }',
  },
  aliases: { prowler: ['guardduty_eks_audit_log_enabled'], securityHub: ['GuardDuty.5'] },
  evaluate: ({ configuration }) => judgeFeature(configuration, 'EKS_AUDIT_LOGS', 'audit logs of EKS'),
})
