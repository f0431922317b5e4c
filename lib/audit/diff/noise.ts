import type { Resource } from '#lib/findings/resource.ts'

/**
 * Properties that change by themselves: when something was last used, counts, sizes, times and states of work in progress. They are not
 * compared. Written `Type Property`, or `Property` for any type; docs/comparing-snapshots.md lists them for readers.
 */
export const noisy: ReadonlySet<string> = new Set([
  'LastUsedDate',
  'LastUsed',
  'RoleLastUsed',
  'LastAccessedDate',
  'LastStatusUpdate',
  'LastPingDateTime',
  'LastPing',
  'LastModified',
  'LastModifiedDate',
  'LastModifiedTime',
  'LatestDeliveryTime',
  'LatestImage',
  'LatestRestorableTime',
  'StateUpdatedTimestamp',
  'StateValue',
  'StateReason',
  'StoredBytes',
  'ItemCount',
  'TableSizeBytes',
  'RunningCount',
  'PendingCount',
  'RunningTasksCount',
  'PendingTasksCount',
  'ActiveServicesCount',
  'AWS::IAM::ManagedPolicy AttachmentCount',
  'AWS::IAM::ManagedPolicy PermissionsBoundaryUsageCount',
  'AWS::IAM::ManagedPolicy DefaultVersionId',
  'AWS::::Account Summary',
])

/** Fields of those names are left out wherever they stand inside a property. */
export const noisyFields: ReadonlySet<string> = new Set([
  'passwordLastUsed',
  'lastUsed',
  'lastUsedService',
  'LastUsedDate',
  'LastStatusChange',
  'DeliveryStatus',
])

/** Whether a property of a type is left out of comparisons. */
export const isNoise = (type: string, property: string): boolean => noisy.has(property) || noisy.has(`${type} ${property}`)

/** Lists whose order means something; all others are compared as sets, since AWS gives them in any order. */
export const ordered: ReadonlySet<string> = new Set(['CacheBehaviors', 'Command', 'EntryPoint', 'Layers', 'ContainerCommand', 'Arguments'])

/** Deeper than any configuration; what is below is compared as text. */
const deepest = 40

/** A value with its lists in a fixed order and without what changes by itself. */
export function settled(value: unknown, key = '', depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth >= deepest) return value
  if (Array.isArray(value)) {
    const list = value.map((one) => settled(one, '', depth + 1))
    return ordered.has(key)
      ? list
      : list
          .map((one) => ({ one, text: plainText(one) }))
          .sort(byText)
          .map(({ one }) => one)
  }
  const entries = Object.entries(value).filter(([name, one]) => !noisyFields.has(name) && one !== undefined)
  // A null prototype and defined keys: `__proto__` is a key like any other.
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, settled(one, name, depth + 1)]))
}

/** Text of a settled value: equal values, equal text. */
export const plainText = (value: unknown): string => JSON.stringify(value) ?? 'undefined'

const byText = (a: { readonly text: string }, b: { readonly text: string }): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)

/** Every property of a resource that is compared, by name: configuration, what was observed, and `Tags`. */
export function comparedProperties(resource: Resource): ReadonlyMap<string, unknown> {
  const properties = new Map<string, unknown>()
  for (const bag of [resource.observed ?? {}, resource.configuration])
    for (const [name, value] of Object.entries(bag)) if (!isNoise(resource.type, name)) properties.set(name, value)
  properties.delete('Tags')
  if (!isUnseen(resource, 'Tags')) properties.set('Tags', resource.tags)
  return properties
}

/** Why a property was not seen; undefined when it was. */
export function isUnseen(resource: Resource, property: string): string | undefined {
  return resource.unseen && Object.hasOwn(resource.unseen, property) ? resource.unseen[property] : undefined
}
