import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

/** Severities of findings that have to be dealt with before the image runs. */
const grave = ['CRITICAL', 'HIGH'] as const
/** Scans that came to an end, or go on all the time (Inspector). */
const finished: ReadonlySet<string> = new Set(['COMPLETE', 'ACTIVE'])

export const check = defineCheck({
  id: 'ecr-repository-latest-image-clean',
  title: 'The latest image has no known vulnerability of high or critical severity',
  severity: 'high',
  resource: 'AWS::ECR::Repository',
  reads: ['LatestImage'],
  rationale:
    'The latest image is what runs, or will after the next deployment. A grave hole in it is public, with a program to use it often published on the same day.',
  remediation: {
    cli: 'Look at what was found, take the fixed versions into the image, and push it: aws ecr describe-image-scan-findings --repository-name <REPOSITORY> --image-id imageTag=<TAG>. Where it was never scanned: aws ecr start-image-scan --repository-name <REPOSITORY> --image-id imageTag=<TAG>',
    cdk: "Build from a newer base image: new DockerImageAsset(this, 'Image', { directory: '<FOLDER>', buildArgs: { BASE: '<NEWER_BASE_IMAGE>' } })",
    terraform:
      'Images are not made by Terraform: build from a newer base image, push it, and set its digest in resource "aws_ecs_task_definition"',
  },
  aliases: { prowler: ['ecr_repositories_scan_vulnerabilities_in_latest_image'], securityHub: [] },
  evaluate({ observed: { LatestImage: image } }) {
    if (image === null) return notApplicable('The repository holds no image.')
    const name = image.ImageTags[0] ?? image.ImageDigest
    const { ScanStatus: status } = image
    if (status === null) return fail(`Its latest image ${name} was never scanned.`, { image })
    if (!finished.has(status)) return undecided(`The scan of its latest image ${name} is in the state ${status}.`, { image })
    const counts = new Map(Object.entries(image.FindingCounts))
    const found = grave.flatMap((severity) =>
      (counts.get(severity) ?? 0) > 0 ? [`${counts.get(severity)} ${severity.toLowerCase()}`] : [],
    )
    return found.length === 0
      ? pass(`Nothing grave was found in its latest image ${name}.`, { image })
      : fail(`In its latest image ${name} were found: ${found.join(', ')}.`, { image })
  },
})
