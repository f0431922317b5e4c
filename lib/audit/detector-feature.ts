import { fail, type Judgement, notApplicable, pass } from './check.ts'
import type { ConfigurationOf } from './resource-types.ts'

type Detector = ConfigurationOf<'AWS::GuardDuty::Detector'>
type Features = NonNullable<Detector['Features']>

/** A part of monitoring at run time that may be on without the feature that replaced the older one for EKS. */
const newer: ReadonlyMap<string, string> = new Map([['EKS_RUNTIME_MONITORING', 'RUNTIME_MONITORING']])

/**
 * Whether a detector has a feature on, and the part `more` of it where that is asked for. RUNTIME_MONITORING includes what
 * EKS_RUNTIME_MONITORING did (GuardDuty User Guide, "Runtime Monitoring"). `what` names it in the sentence.
 */
export function judgeFeature(
  { Enable: enabled, Features: features }: { readonly Enable: boolean | null; readonly Features: Features | null },
  name: string,
  what: string,
  more?: string,
): Judgement {
  if (!enabled) return notApplicable('GuardDuty is off in this region.', { Enable: enabled })
  const named = (features ?? []).filter((feature) => feature.Name === name || feature.Name === newer.get(name))
  const on = named.filter((feature) => feature.Status === 'ENABLED')
  const evidence = { features: named }
  if (on.length === 0) return fail(`GuardDuty does not watch ${what}: ${name} is off.`, evidence)
  const isWhole = more === undefined || on.some((feature) => hasPart(feature, more))
  return isWhole
    ? pass(`GuardDuty watches ${what}.`, evidence)
    : fail(`GuardDuty does not keep the agent for ${what} itself: ${more} is off.`, evidence)
}

const hasPart = ({ AdditionalConfiguration: parts = [] }: Features[number], name: string): boolean =>
  parts.some((part) => part.Name === name && part.Status === 'ENABLED')
