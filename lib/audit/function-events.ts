import type { TrailConfiguration } from './trail-selectors.ts'

type Advanced = NonNullable<TrailConfiguration['AdvancedEventSelectors']>[number]
type Field = NonNullable<Advanced['FieldSelectors']>[number]

const kind = 'AWS::Lambda::Function'

/**
 * Whether a trail records every call of a function: by selectors of all functions, or of this one (CloudTrail User Guide, "Logging data
 * events"). Advanced selectors, when there are any, are all that counts.
 */
export function recordsInvocations(
  { EventSelectors: basic, AdvancedEventSelectors: advanced }: TrailConfiguration,
  functionArn: string,
): boolean {
  if (advanced && advanced.length > 0) return advanced.some(({ FieldSelectors: fields = [] }) => takes(fields, functionArn))
  // Calls are events that write (Invoke), so a selector of reads takes none.
  return (basic ?? []).some(
    ({ ReadWriteType: type = 'All', DataResources: resources = [] }) =>
      type !== 'ReadOnly' &&
      resources.some(({ Type: of, Values: values = [] }) => of === kind && values.some((value) => isAll(value) || value === functionArn)),
  )
}

/** `arn:aws:lambda` stands for every function (CloudTrail API, DataResource). */
const isAll = (value: string): boolean => /^arn:aws[a-z-]{0,20}:lambda$/.test(value)

function takes(fields: readonly Field[], functionArn: string): boolean {
  const has = (name: string, value: string): boolean =>
    fields.some(({ Field: field, Equals: values }) => field === name && values?.includes(value) === true)
  return has('eventCategory', 'Data') && has('resources.type', kind) && fields.every((field) => passes(field, functionArn))
}

/** Whether a field lets the calls of the function through; one that is not understood does not. */
function passes(field: Field, functionArn: string): boolean {
  if (field.Field === 'eventCategory' || field.Field === 'resources.type') return true
  const { Field: name, ...conditions } = field
  const value = name === 'resources.ARN' ? functionArn : name === 'readOnly' ? 'false' : name === 'eventName' ? 'Invoke' : undefined
  return (
    value !== undefined && Object.entries(conditions).every(([operator, values]) => holds(operator, values as readonly string[], value))
  )
}

function holds(operator: string, values: readonly string[] | undefined, value: string): boolean {
  if (values === undefined || values.length === 0) return true
  switch (operator) {
    case 'Equals':
      return values.includes(value)
    case 'StartsWith':
      return values.some((start) => value.startsWith(start))
    case 'EndsWith':
      return values.some((end) => value.endsWith(end))
    case 'NotEquals':
      return !values.includes(value)
    case 'NotStartsWith':
      return !values.some((start) => value.startsWith(start))
    case 'NotEndsWith':
      return !values.some((end) => value.endsWith(end))
    default:
      return false
  }
}
