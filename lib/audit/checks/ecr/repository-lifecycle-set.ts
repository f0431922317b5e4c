import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ecr-repository-lifecycle-set',
  title: 'Old images leave the repository by a lifecycle policy',
  severity: 'low',
  resource: 'AWS::ECR::Repository',
  reads: ['LifecyclePolicy'],
  rationale:
    'Images that nobody removes are years old, full of known holes, and one mistyped tag away from running again. Each is also paid for, and scanned for nothing.',
  remediation: {
    cli: 'aws ecr put-lifecycle-policy --repository-name <REPOSITORY> --lifecycle-policy-text \'{"rules":[{"rulePriority":1,"selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":14},"action":{"type":"expire"}}]}\'',
    cdk: "new ecr.Repository(this, 'Images', { lifecycleRules: [{ tagStatus: ecr.TagStatus.UNTAGGED, maxImageAge: Duration.days(14) }] })",
    terraform:
      'resource "aws_ecr_lifecycle_policy" "this" { repository = aws_ecr_repository.this.name, policy = file("<LIFECYCLE_POLICY>") }',
  },
  aliases: { prowler: ['ecr_repositories_lifecycle_policy_enabled'], securityHub: ['ECR.3'] },
  evaluate({ configuration: { LifecyclePolicy: policy } }) {
    return policy?.LifecyclePolicyText
      ? pass('It has a lifecycle policy.', { LifecyclePolicy: policy })
      : fail('It has no lifecycle policy.', { LifecyclePolicy: null })
  },
})
