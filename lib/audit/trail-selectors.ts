import type { ConfigurationOf } from './resource-types.ts'

type Trail = ConfigurationOf<'AWS::CloudTrail::Trail'>
type Selector = NonNullable<Trail['EventSelectors']>[number]
type AdvancedSelector = NonNullable<Trail['AdvancedEventSelectors']>[number]
type FieldSelector = NonNullable<AdvancedSelector['FieldSelectors']>[number]

/** What a check reads of a trail to say what it records: CloudTrail's own names (API reference); null is no selector. */
export type TrailConfiguration = Pick<Trail, 'AdvancedEventSelectors' | 'EventSelectors'>

/** Half of the events of a kind. */
export type Half = 'read' | 'write'

/** The management events that a trail records. Without any selector these are all (CloudTrail User Guide, "Logging management events"). */
export function managementHalves({ EventSelectors: basic, AdvancedEventSelectors: advanced }: TrailConfiguration): ReadonlySet<Half> {
  if (advanced && advanced.length > 0) return new Set(advanced.flatMap((selector) => halvesOf(selector, 'Management', isNoisySource)))
  if (basic && basic.length > 0) return new Set(basic.flatMap(managementOfBasic))
  return new Set<Half>(['read', 'write'])
}

/** The S3 object calls that a trail records for every bucket; one that is narrowed to some buckets does not count. */
export function objectHalves({ EventSelectors: basic, AdvancedEventSelectors: advanced }: TrailConfiguration): ReadonlySet<Half> {
  if (advanced && advanced.length > 0) return new Set(advanced.flatMap((selector) => halvesOf(selector, 'Data', isObjects, true)))
  return new Set((basic ?? []).flatMap(objectsOfBasic))
}

/** Kinds of resources (`AWS::Bedrock::AgentAlias`) whose data events a trail records, read or write, of some or all of them. */
export function dataEventTypes({ EventSelectors: basic, AdvancedEventSelectors: advanced }: TrailConfiguration): readonly string[] {
  const fields = (advanced ?? []).flatMap(({ FieldSelectors: list = [] }) =>
    list.some(({ Field: field, Equals: values }) => field === 'eventCategory' && values?.includes('Data')) ? list : [],
  )
  const named = fields.flatMap(({ Field: field, Equals: values = [] }) => (field === 'resources.type' ? values : []))
  const plain = (basic ?? []).flatMap(({ DataResources: list = [] }) => list.flatMap(({ Type: type }) => type ?? []))
  return [...new Set([...named, ...plain])].sort()
}

/** Services whose calls through VPC endpoints a trail records (network activity events); only advanced selectors know them. */
export function networkActivitySources({ AdvancedEventSelectors: advanced }: TrailConfiguration): readonly string[] {
  const sources = (advanced ?? []).flatMap(({ FieldSelectors: fields = [] }) => {
    const isNetwork = fields.some(({ Field: field, Equals: values }) => field === 'eventCategory' && values?.includes('NetworkActivity'))
    return isNetwork ? fields.flatMap(({ Field: field, Equals: values = [] }) => (field === 'eventSource' ? values : [])) : []
  })
  return [...new Set(sources)].sort()
}

function managementOfBasic({ IncludeManagementEvents: included = true, ReadWriteType: type = 'All' }: Selector): readonly Half[] {
  return included ? halvesOfType(type) : []
}

/** `arn:aws:s3` and `arn:aws:s3:::` stand for every bucket (API reference, DataResource). */
function objectsOfBasic({ ReadWriteType: type = 'All', DataResources: resources = [] }: Selector): readonly Half[] {
  const isAll = resources.some(
    ({ Type: kind, Values: values = [] }) => kind === 'AWS::S3::Object' && values.some((value) => /^arn:aws[a-z-]*:s3(:::)?$/.test(value)),
  )
  return isAll ? halvesOfType(type) : []
}

function halvesOfType(type: string): readonly Half[] {
  if (type === 'All') return ['read', 'write']
  return type === 'ReadOnly' ? ['read'] : type === 'WriteOnly' ? ['write'] : []
}

/** The halves of a category that a selector takes; none when any field but those that `harmless` lets pass narrows it. */
function halvesOf(
  { FieldSelectors: fields = [] }: AdvancedSelector,
  category: string,
  harmless: (field: FieldSelector) => boolean,
  isNeeded = false,
): readonly Half[] {
  const of = (name: string) => fields.filter((field) => field.Field === name)
  const categories = of('eventCategory')
  if (categories.length !== 1 || !categories[0]?.Equals?.includes(category)) return []
  const others = fields.filter((field) => !['eventCategory', 'readOnly'].includes(field.Field ?? ''))
  if (!others.every(harmless) || (isNeeded && others.length === 0)) return []
  const readOnly = of('readOnly')
  if (readOnly.length === 0) return ['read', 'write']
  const values = readOnly.length === 1 ? readOnly[0]?.Equals : undefined
  return (values ?? []).flatMap((value): readonly Half[] => (value === 'true' ? ['read'] : value === 'false' ? ['write'] : []))
}

/** Leaving out KMS and RDS Data API, the two noisy sources that basic selectors may leave out as well, is no narrowing; any other field is. */
function isNoisySource(field: FieldSelector): boolean {
  const noisy = ['kms.amazonaws.com', 'rdsdata.amazonaws.com']
  return field.Field === 'eventSource' && hasOnly(field, 'NotEquals') && (field.NotEquals ?? []).every((source) => noisy.includes(source))
}

function isObjects(field: FieldSelector): boolean {
  return field.Field === 'resources.type' && hasOnly(field, 'Equals') && (field.Equals ?? []).includes('AWS::S3::Object')
}

function hasOnly(field: FieldSelector, operator: string): boolean {
  return Object.entries(field).every(([name, value]) => ['Field', operator].includes(name) || value === undefined)
}
