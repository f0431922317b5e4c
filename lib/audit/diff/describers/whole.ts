import type { Resource } from '#lib/findings/resource.ts'
import { graverSeverity, type Severity, severityRank } from '#lib/findings/severity.ts'
import type { Effect, Told } from '../change.ts'
import { comparedProperties, plainText, settled } from '../noise.ts'
import { resourceWords, shortName } from '../resource-words.ts'
import type { Surroundings } from './describe.ts'
import { describerOf } from './table.ts'

/** What is watched, guarded or kept less when a resource of the type is gone. */
const guards: ReadonlyMap<string, Severity> = new Map([
  ['AWS::CloudTrail::Trail', 'high'],
  ['AWS::GuardDuty::Detector', 'high'],
  ['AWS::SecurityHub::Hub', 'medium'],
  ['AWS::Config::ConfigurationRecorder', 'high'],
  ['AWS::AccessAnalyzer::Analyzer', 'medium'],
  ['AWS::Macie::Session', 'medium'],
  ['AWS::EC2::FlowLog', 'medium'],
  ['AWS::EC2::VPC', 'low'],
  ['AWS::WAFv2::WebACL', 'medium'],
  ['AWS::CloudWatch::Alarm', 'medium'],
  ['AWS::Logs::MetricFilter', 'medium'],
  ['AWS::Logs::LogGroup', 'medium'],
  ['AWS::Backup::BackupVault', 'high'],
  ['AWS::Backup::BackupPlan', 'medium'],
  ['AWS::KMS::Key', 'high'],
])

/** Losing these is losing data. */
const stores: ReadonlySet<string> = new Set([
  'AWS::S3::Bucket',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::DynamoDB::Table',
  'AWS::EFS::FileSystem',
  'AWS::Redshift::Cluster',
  'AWS::SecretsManager::Secret',
])

const told = 3

/** The detector that stands for "there is none" (lib/aws/collectors/guardduty.ts). */
const isNoDetector = (resource: Resource): boolean => resource.type === 'AWS::GuardDuty::Detector' && shortName(resource) === 'none'

/** A resource that was not there before: what it opens. */
export function tellAppeared(after: Resource, around: Surroundings): Told {
  const words = resourceWords(after)
  if (isNoDetector(after)) return { sentence: `GuardDuty has no detector in ${after.region} any more`, weight: 'high', effect: 'opens' }
  const opened = [...comparedProperties(after)].flatMap(([property, is]) => openedBy(after, property, is, around))
  opened.sort((a, b) => severityRank(b.weight) - severityRank(a.weight) || (a.sentence < b.sentence ? -1 : 1))
  const more = opened.length > told ? `; and ${opened.length - told} more` : ''
  const what = opened.slice(0, told).map(({ sentence }) => sentence)
  const weight = opened.map((one) => one.weight).reduce(graverSeverity, 'informational')
  const effect: Effect = opened.length > 0 ? 'opens' : 'neutral'
  return { sentence: `${words} is new${what.length > 0 ? `: ${what.join('; ')}${more}` : ''}`, weight, effect }
}

function openedBy(after: Resource, property: string, is: unknown, around: Surroundings): readonly Told[] {
  const describer = describerOf(after.type, property)
  if (describer?.harmless === undefined) return []
  // Held against itself without anything: what else it has counts as there before only if it opens less.
  const before: Resource = { ...after, configuration: {}, observed: {} }
  try {
    if (plainText(settled(is)) === plainText(settled(describer.harmless))) return []
    const found = describer.describe({ property, was: describer.harmless, is, before, after, words: resourceWords(after), around }) ?? []
    return found.filter(({ effect }) => effect === 'opens')
  } catch (error) {
    // Nested too deeply to be read; that the resource is new is told all the same.
    if (error instanceof RangeError) return []
    throw error
  }
}

/** A resource that is not there any more. */
export function tellGone(before: Resource): Told {
  const words = resourceWords(before)
  if (isNoDetector(before))
    return { sentence: `GuardDuty has a detector in ${before.region} now`, weight: 'informational', effect: 'closes' }
  const guard = guards.get(before.type)
  if (guard) return { sentence: `${words} is gone`, weight: guard, effect: 'opens' }
  if (stores.has(before.type)) return { sentence: `${words} is gone, and what was in it`, weight: 'medium', effect: 'neutral' }
  return { sentence: `${words} is gone`, weight: before.type.startsWith('AWS::IAM::') ? 'low' : 'informational', effect: 'neutral' }
}
