import type { Finding } from '#lib/findings/finding.ts'
import { resourceShortName } from '../names.ts'
import type { StepFields } from './fill-step.ts'

/** Most facts of an event that are looked at. */
const factLimit = 200

/**
 * Values that run-books and remediations may name as `{{field}}`: facts of the first event under their own names, and, winning over
 * them, the finding's own `account`, `region`, `control`, `resource` (ARN), `resourceName`, `resourceType`, `firstSeen`, `lastSeen`; for
 * monitoring also `count`, `eventId` (of the first event), `principal` (ARN), `principalName` (its last part), `sourceAddress`, `target`.
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
  return fields
}
