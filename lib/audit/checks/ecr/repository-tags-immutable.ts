import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ecr-repository-tags-immutable',
  title: 'A tag of the image repository cannot be moved to another image',
  severity: 'medium',
  resource: 'AWS::ECR::Repository',
  reads: ['ImageTagMutability', 'ImageTagMutabilityExclusionFilters'],
  rationale:
    'Whoever may push can otherwise put another image under the tag that production runs: the next task that starts is his, under a name that was tested and scanned.',
  remediation: {
    cli: 'Give each build a tag of its own, then: aws ecr put-image-tag-mutability --repository-name <REPOSITORY> --image-tag-mutability IMMUTABLE',
    cdk: "new ecr.Repository(this, 'Images', { imageTagMutability: ecr.TagMutability.IMMUTABLE })",
    terraform: 'resource "aws_ecr_repository" "this" { name = "<REPOSITORY>", image_tag_mutability = "IMMUTABLE" }',
  },
  aliases: { prowler: ['ecr_repositories_tag_immutability'], securityHub: ['ECR.2'] },
  evaluate({ configuration: { ImageTagMutability: mutability, ImageTagMutabilityExclusionFilters: exclusions } }) {
    const but = (exclusions ?? []).map(({ ImageTagMutabilityExclusionFilterValue: filter }) => filter)
    const evidence = { ImageTagMutability: mutability, exclusions: but }
    if (mutability === 'IMMUTABLE') return pass('Its tags cannot be moved.', evidence)
    if (mutability === 'IMMUTABLE_WITH_EXCLUSION' && !but.some((filter) => /^\**$/.test(filter ?? '')))
      return pass(`Its tags cannot be moved, but for ${but.join(', ')}.`, evidence)
    return fail(`Its tags can be moved (${mutability ?? 'MUTABLE'}).`, evidence)
  },
})
