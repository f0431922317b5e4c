import type { Collector } from '../collector.ts'
import { cloudtrail } from './cloudtrail.ts'
import { ec2 } from './ec2.ts'
import { eks } from './eks.ts'
import { elbv2 } from './elbv2.ts'
import { guardduty } from './guardduty.ts'
import { iam } from './iam.ts'
import { inspector2 } from './inspector2.ts'
import { kms } from './kms.ts'
import { macie2 } from './macie2.ts'
import { s3 } from './s3.ts'
import { securityhub } from './securityhub.ts'
import { sns } from './sns.ts'
import { vpc } from './vpc.ts'
import { wafv2 } from './wafv2.ts'

/** Every collector there is. The audit role's policy is made of their `actions`. */
export const collectors: readonly Collector[] = [
  iam,
  s3,
  ec2,
  cloudtrail,
  kms,
  sns,
  vpc,
  eks,
  elbv2,
  wafv2,
  guardduty,
  securityhub,
  inspector2,
  macie2,
]

/** Collectors by the name of their service group. */
export const collectorsByService: ReadonlyMap<string, Collector> = new Map(collectors.map((collector) => [collector.service, collector]))

/** The collector of a service; throws when there is none. */
export function collectorByService(service: string): Collector {
  const collector = collectorsByService.get(service)
  if (!collector)
    throw new Error(`There is no collector for ${JSON.stringify(service)}; wanted one of ${[...collectorsByService.keys()].join(', ')}.`)
  return collector
}
