import { defineCheck } from '../../check.ts'
import { judgeFeature } from '../../detector-feature.ts'

export const check = defineCheck({
  id: 'guardduty-detector-eks-runtime-watched',
  title: 'GuardDuty watches processes in EKS clusters',
  severity: 'low',
  resource: 'AWS::GuardDuty::Detector',
  reads: ['Enable', 'Features'],
  rationale:
    'What happens inside a pod shows in no audit log. The agent that GuardDuty keeps in the cluster sees processes, files and connections.',
  remediation: {
    cli: 'aws guardduty update-detector --detector-id <DETECTOR_ID> --features [{Name=EKS_RUNTIME_MONITORING,Status=ENABLED,AdditionalConfiguration=[{Name=EKS_ADDON_MANAGEMENT,Status=ENABLED}]}] --region <REGION>',
    cdk: "new guardduty.CfnDetector(this, 'Detector', { enable: true, features: [{ name: 'EKS_RUNTIME_MONITORING', status: 'ENABLED', additionalConfiguration: [{ name: 'EKS_ADDON_MANAGEMENT', status: 'ENABLED' }] }] })",
    terraform:
      'resource "aws_guardduty_detector_feature" "this" { detector_id = aws_guardduty_detector.this.id, name = "EKS_RUNTIME_MONITORING", status = "ENABLED", additional_configuration { name = "EKS_ADDON_MANAGEMENT", status = "ENABLED" } }',
  },
  aliases: { prowler: ['guardduty_eks_runtime_monitoring_enabled'], securityHub: ['GuardDuty.7'] },
  evaluate: ({ configuration }) => judgeFeature(configuration, 'EKS_RUNTIME_MONITORING', 'processes in EKS', 'EKS_ADDON_MANAGEMENT'),
})
