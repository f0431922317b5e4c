import { defineCheck, fail, pass } from '../../check.ts'
import { matchesWildcard } from '../../log-filter-pattern.ts'
import type { RegistryScanning } from '../../observed/ecr.ts'

export const check = defineCheck({
  id: 'ecr-repository-scan-on-push',
  title: 'Images are scanned for known vulnerabilities when they are pushed',
  severity: 'medium',
  resource: 'AWS::ECR::Repository',
  reads: ['RepositoryName', 'ImageScanningConfiguration', 'RegistryScanning'],
  rationale:
    'Most of what an image holds was written by others, and holes in it become known every day. An image that nobody scans carries them into production, where attackers find them with a public scanner.',
  remediation: {
    cli: 'For the whole registry, by Inspector, also after the push: aws ecr put-registry-scanning-configuration --scan-type ENHANCED --rules \'[{"scanFrequency":"CONTINUOUS_SCAN","repositoryFilters":[{"filter":"*","filterType":"WILDCARD"}]}]\'. Without Inspector: aws ecr put-registry-scanning-configuration --scan-type BASIC --rules \'[{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"*","filterType":"WILDCARD"}]}]\'',
    cdk: "new ecr.Repository(this, 'Images', { imageScanOnPush: true })",
    terraform:
      'resource "aws_ecr_registry_scanning_configuration" "this" { scan_type = "BASIC" rule { scan_frequency = "SCAN_ON_PUSH" repository_filter { filter = "*", filter_type = "WILDCARD" } } }',
  },
  aliases: { prowler: ['ecr_repositories_scan_images_on_push_enabled'], securityHub: ['ECR.1'] },
  evaluate(resource) {
    const { RepositoryName: name, ImageScanningConfiguration: own } = resource.configuration
    if (own?.ScanOnPush === true) return pass('Its images are scanned when they are pushed.', { ScanOnPush: true })
    const registry = resource.observed.RegistryScanning
    const rule = registry.Rules.find((one) => one.ScanFrequency !== 'MANUAL' && isMeant(one, name ?? ''))
    return rule
      ? pass(`A rule of the registry scans its images (${registry.ScanType}, ${rule.ScanFrequency}).`, { rule })
      : fail('Neither the repository nor a rule of the registry scans its images when they are pushed.', { ScanOnPush: false, registry })
  },
})

/** A filter without `*` means every name that contains it (ECR User Guide, "Using filters"). */
function isMeant({ RepositoryFilters: filters }: RegistryScanning['Rules'][number], name: string): boolean {
  return filters.some((filter) => (filter.includes('*') ? matchesWildcard(name, filter) : name.includes(filter)))
}
