import type { Finding } from '#lib/findings/finding.ts'
import { resourceShortName } from '../names.ts'
import type { StepFields } from './fill-step.ts'

/** What manuals call a resource of a type, and which part of its ARN that is. */
const manualNames: ReadonlyMap<string, readonly [string, 'arn' | 'name']> = new Map([
  ['AWS::S3::Bucket', ['BUCKET', 'name']],
  ['AWS::IAM::User', ['USER_NAME', 'name']],
  ['AWS::IAM::ManagedPolicy', ['POLICY_ARN', 'arn']],
  ['AWS::KMS::Key', ['KEY_ID', 'name']],
  ['AWS::EC2::SecurityGroup', ['GROUP_ID', 'name']],
  ['AWS::SNS::Topic', ['TOPIC_ARN', 'arn']],
  ['AWS::CloudTrail::Trail', ['TRAIL', 'arn']],
])

/** Most facts of an event that are looked at. */
const factLimit = 200

/**
 * Values that run-books and remediations may name as `{{field}}`: facts of the first event under their own names, and, winning over
 * them, the finding's own `account`, `region`, `control`, `resource` (ARN), `resourceName`, `resourceType`, `firstSeen`, `lastSeen`; for
 * monitoring also `count`, `eventId` (of the first event), `principal` (ARN), `principalName` (its last part), `sourceAddress`, `target`.
 * `<ACCOUNT_ID>`, `<REGION>` and the usual name of the resource's own type (`<BUCKET>`, `<KEY_ID>` …) are filled too.
 */
export function stepFields(finding: Finding): StepFields {
  const fields = new Map<string, string>()
  const set = (name: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '') fields.set(name, value)
  }
  if (finding.kind === 'monitoring') {
    for (const [name, value] of Object.entries(finding.facts).slice(0, factLimit)) set(name, value)
    set('count', String(finding.count))
    set('eventId', finding.earliest[0]?.id)
    set('principal', finding.principal)
    set('principalName', finding.principal?.split(/[/:]/).at(-1))
    set('sourceAddress', finding.sourceAddress)
    set('target', finding.network?.target)
  }
  set('account', finding.account)
  set('region', finding.region)
  set('control', finding.control)
  set('resource', finding.resource.arn)
  set('resourceName', resourceShortName(finding.resource.arn))
  set('resourceType', finding.resource.type)
  set('firstSeen', finding.firstSeen)
  set('lastSeen', finding.lastSeen)
  set('ACCOUNT_ID', finding.account)
  set('REGION', finding.region)
  const manual = manualNames.get(finding.resource.type)
  if (manual) set(manual[0], manual[1] === 'arn' ? finding.resource.arn : resourceShortName(finding.resource.arn).split('/').at(-1))
  return fields
}
