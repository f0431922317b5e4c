import { defineCheck, fail, pass, undecided } from '../../check.ts'

type Selector = { readonly IncludeManagementEvents?: boolean; readonly ReadWriteType?: string }
type FieldSelector = { readonly Field?: string; readonly Equals?: readonly string[]; readonly NotEquals?: readonly string[] }
type AdvancedSelector = { readonly FieldSelectors?: readonly (FieldSelector & Readonly<Record<string, unknown>>)[] }
type Configuration = {
  readonly IsMultiRegionTrail?: boolean
  readonly IsLogging?: boolean
  readonly EventSelectors?: readonly Selector[]
  readonly AdvancedEventSelectors?: readonly AdvancedSelector[]
}

/** Half of the management events. */
type Half = 'read' | 'write'

export const check = defineCheck<Configuration>({
  id: 'cloudtrail-trail-multi-region',
  title: 'A trail that is logging records all management events of all regions',
  severity: 'high',
  resource: 'AWS::CloudTrail::Trail',
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'Intruders work in the region nobody looks at. Without one trail over all regions, what they did there is known for 90 days at most, and nobody is told.',
  remediation:
    'Make the trail cover all regions and start it: aws cloudtrail update-trail --name <TRAIL> --is-multi-region-trail; aws cloudtrail put-event-selectors --trail-name <TRAIL> --event-selectors ReadWriteType=All,IncludeManagementEvents=true; aws cloudtrail start-logging --name <TRAIL>. Without a trail: aws cloudtrail create-trail --name <TRAIL> --s3-bucket-name <BUCKET> --is-multi-region-trail --enable-log-file-validation',
  aliases: { prowler: ['cloudtrail_multi_region_enabled'], securityHub: ['CloudTrail.1'] },
  evaluate({ configuration }) {
    // Read one by one: what decides first needs no sight of the rest.
    const multiRegion = configuration.IsMultiRegionTrail
    if (multiRegion !== true) return fail('it covers one region only', { IsMultiRegionTrail: multiRegion ?? false })
    const logging = configuration.IsLogging
    if (logging !== true) return fail('it is not logging', { IsLogging: logging ?? false })
    if (!Array.isArray(configuration.EventSelectors) && !Array.isArray(configuration.AdvancedEventSelectors))
      return undecided('The snapshot does not say which events the trail records.')
    const halves = recorded(configuration)
    const evidence = { IsMultiRegionTrail: true, IsLogging: true, managementEvents: [...halves].sort() }
    return halves.size === 2
      ? pass('A multi-region trail is logging all management events.', evidence)
      : fail(`of the management events it records ${[...halves].join(' and ') || 'none'}; wanted read and write`, evidence)
  },
})

/** A trail without any selector records all management events (CloudTrail User Guide, "Logging management events"). */
function recorded({ EventSelectors: basic, AdvancedEventSelectors: advanced }: Configuration): ReadonlySet<Half> {
  if (advanced && advanced.length > 0) return new Set(advanced.flatMap(halvesOfAdvanced))
  if (basic && basic.length > 0) return new Set(basic.flatMap(halvesOfBasic))
  return new Set<Half>(['read', 'write'])
}

function halvesOfBasic({ IncludeManagementEvents: included = true, ReadWriteType: type = 'All' }: Selector): readonly Half[] {
  if (!included) return []
  if (type === 'All') return ['read', 'write']
  return type === 'ReadOnly' ? ['read'] : type === 'WriteOnly' ? ['write'] : []
}

/** Leaving out KMS and RDS Data API, the two noisy sources that basic selectors may leave out as well, is no narrowing; any other field is. */
function halvesOfAdvanced({ FieldSelectors: fields = [] }: AdvancedSelector): readonly Half[] {
  const of = (name: string) => fields.filter((field) => field.Field === name)
  const category = of('eventCategory')
  if (category.length !== 1 || !category[0]?.Equals?.includes('Management')) return []
  const narrowing = fields.filter((field) => !['eventCategory', 'readOnly'].includes(field.Field ?? '') && !isNoisySource(field))
  if (narrowing.length > 0) return []
  const readOnly = of('readOnly')
  if (readOnly.length === 0) return ['read', 'write']
  const values = readOnly.length === 1 ? readOnly[0]?.Equals : undefined
  return (values ?? []).flatMap((value): readonly Half[] => (value === 'true' ? ['read'] : value === 'false' ? ['write'] : []))
}

function isNoisySource(field: FieldSelector & Readonly<Record<string, unknown>>): boolean {
  const noisy = ['kms.amazonaws.com', 'rdsdata.amazonaws.com']
  const others = Object.entries(field).filter(([name, value]) => !['Field', 'NotEquals'].includes(name) && value !== undefined)
  return field.Field === 'eventSource' && others.length === 0 && (field.NotEquals ?? []).every((source) => noisy.includes(source))
}
