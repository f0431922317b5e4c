/** Known weaknesses of one thing that are not mended, by severity. */
export interface WeaknessCounts {
  readonly Medium: number
  readonly High: number
  readonly Critical: number
}

declare module '../resource-types.ts' {
  interface ObservedTypes {
    /** Inspector in one region; CloudFormation has no type for it. */
    'Keepwatch::Inspector2::Account': {
      readonly Status: string
      /** State by kind of scan: `ec2`, `ecr`, `lambda`, `lambdaCode`, `codeRepository`. */
      readonly Scans: Readonly<Record<string, string | null>>
    }
    /** What Inspector has found in one instance, image, function or repository, summed up; its ARN is that of the thing where it has one. */
    'Keepwatch::Inspector2::Finding': {
      /** As Inspector names it: AWS_EC2_INSTANCE, AWS_ECR_CONTAINER_IMAGE, AWS_LAMBDA_FUNCTION, CODE_REPOSITORY, … */
      readonly ResourceType: string
      readonly ResourceId: string
      readonly Counts: WeaknessCounts
      /** Those of the critical and high ones that an update mends. */
      readonly SevereFixable: number
      /** Those, of any severity, that are known to be exploited or have public exploit code. */
      readonly Exploitable: number
      /** Ways in from the internet that Inspector found open. */
      readonly NetworkReachable: number
      /** Ids of the gravest (CVE-…), gravest first, some of them. */
      readonly TopVulnerabilities: readonly string[]
      /** When the oldest of the severe ones was first seen, ISO 8601; null: there is none. */
      readonly OldestSevere: string | null
    }
  }
}
