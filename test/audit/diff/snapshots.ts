import type { Change, DiffRecord, Incomparable } from '#lib/audit/diff/change.ts'
import { type DiffOptions, diffSnapshots } from '#lib/audit/diff/diff-snapshots.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import type { Resource } from '#lib/findings/resource.ts'

export const account = '111122223333'

const regional = new Set([
  'ec2',
  'kms',
  'cloudtrail',
  'sns',
  'sqs',
  'rds',
  'logs',
  'ecr',
  'guardduty',
  'lambda',
  'eks',
  'elasticloadbalancingv2',
])

/** A resource as a collector yields it, out of its type, its name and what matters. */
export function resource(type: string, name: string, configuration: Record<string, unknown>, more: Partial<Resource> = {}): Resource {
  const service = (type.split('::')[1] ?? '').toLowerCase()
  const region = regional.has(service) ? 'eu-west-1' : 'global'
  return { arn: arnOf(type, name, service, region), type, account, region, tags: {}, configuration, ...more }
}

function arnOf(type: string, name: string, service: string, region: string): string {
  if (type === 'AWS::::Account') return `arn:aws:iam::${account}:root`
  if (type === 'AWS::S3::Bucket') return `arn:aws:s3:::${name}`
  if (type === 'AWS::IAM::ManagedPolicy') return `arn:aws:iam::${account}:policy/${name}`
  if (type === 'AWS::SNS::Topic' || type === 'AWS::SQS::Queue') return `arn:aws:${service}:${region}:${account}:${name}`
  const kind = (type.split('::')[2] ?? '').toLowerCase()
  const kinds = new Map([
    ['securitygroup', 'security-group'],
    ['loggroup', 'log-group'],
  ])
  return `arn:aws:${service}:${region === 'global' ? '' : region}:${account}:${kinds.get(kind) ?? kind}/${name}`
}

/** Parts of a snapshot that listed the types of these resources completely; `types`: and those of which there are none. */
export function snapshot(
  resources: readonly Resource[],
  options: { types?: readonly string[]; takenAt?: string; parts?: Partial<SnapshotPart> } = {},
) {
  const scopes = Map.groupBy(resources, ({ type, region }) => `${region} ${type.split('::')[1]}`)
  for (const type of options.types ?? []) {
    const sample = resource(type, 'x', {})
    const key = `${sample.region} ${type.split('::')[1]}`
    if (!scopes.has(key)) scopes.set(key, [])
  }
  return [...scopes].map(([key, own]): SnapshotPart => {
    const [region = '', service = ''] = key.split(' ')
    const types = new Set([...own.map(({ type }) => type), ...(options.types ?? []).filter((type) => type.split('::')[1] === service)])
    const takenAt = options.takenAt ?? '2026-03-10T15:00:00.000Z'
    return {
      account,
      region,
      service: service.toLowerCase(),
      takenAt,
      types: [...types],
      resources: own,
      gaps: [],
      calls: [],
      ...options.parts,
    }
  })
}

/** What a comparison tells. */
export async function diffOf(before: readonly SnapshotPart[], after: readonly SnapshotPart[], options: DiffOptions = {}) {
  const records: DiffRecord[] = await Array.fromAsync(diffSnapshots({ parts: () => before }, { parts: () => after }, options))
  const changes: Change[] = records.flatMap((one) => (one.record === 'change' ? [one.change] : []))
  const holes: Incomparable[] = records.flatMap((one) => (one.record === 'incomparable' ? [one.incomparable] : []))
  return { changes, holes, sentences: changes.map(({ weight, sentence }) => `${weight}: ${sentence}`) }
}
