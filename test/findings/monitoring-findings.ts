import type { MonitoringFinding } from '#lib/findings/finding.ts'
import { observeMonitoring } from '#lib/findings/monitoring-lifecycle.ts'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { monitoringObservation, noon } from './observations.ts'

const account = '111122223333'

/** ARN of a user of the account. */
export const user = (name: string): string => `arn:aws:iam::${account}:user/${name}`
/** ARN of a session of a role. */
export const session = (role: string, name: string): string => `arn:aws:sts::${account}:assumed-role/${role}/${name}`

/** A resource of a finding by its ARN. */
export const at = (arn: string, type: string): MonitoringObservation['resource'] => ({ arn, type, account, region: 'us-east-1' })
export const bucket = (name: string) => at(`arn:aws:s3:::${name}`, 'AWS::S3::Bucket')
export const iamUser = (name: string) => at(user(name), 'AWS::IAM::User')
export const iamRole = (name: string) => at(`arn:aws:iam::${account}:role/${name}`, 'AWS::IAM::Role')
export const wholeAccount = at(`arn:aws:iam::${account}:root`, 'AWS::::Account')

/** A finding about the whole account by one principal, `minute` minutes after noon. */
export function findingOf(
  control: string,
  principal: string | null,
  minute: number,
  rest: Partial<MonitoringObservation> = {},
): MonitoringFinding {
  const time = noon + minute * 60_000
  return observeMonitoring(
    undefined,
    monitoringObservation({
      control,
      title: control,
      principal,
      resource: wholeAccount,
      severity: 'medium',
      attack: [],
      dueAt: time,
      dedupKey: `${principal} ${rest.resource?.arn ?? ''}`,
      events: [{ id: `${control} ${principal} ${minute}`, time }],
      ...rest,
    }),
    noon,
  )
}
