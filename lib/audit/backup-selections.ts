import type { JudgedResource, Judgement } from './check.ts'
import { fail, pass } from './check.ts'
import { covers } from './iam/wildcard.ts'
import type { Related } from './related.ts'

/** What a check reads of the selections, for its `also`. */
export const backupSelections = { 'AWS::Backup::BackupSelection': ['BackupSelection'] } as const

interface Selection {
  readonly Resources?: readonly string[]
  readonly NotResources?: readonly string[]
  readonly ListOfTags?: readonly { readonly ConditionKey?: string; readonly ConditionValue?: string }[]
  readonly Conditions?: Readonly<
    Record<string, readonly { readonly ConditionKey?: string; readonly ConditionValue?: string }[] | undefined>
  > | null
}

/**
 * Whether a plan of AWS Backup takes the resource in: by its ARN (with wildcards), or by its tags, and not left out (AWS Backup
 * developer guide, "Assigning resources to a backup plan"). Selections of the resource's region count.
 */
export function judgeBackedUp(resource: JudgedResource<unknown, unknown>, related: Related, what: string): Judgement {
  const found = related.find(
    'AWS::Backup::BackupSelection',
    ({ configuration }) => takesIn(configuration.BackupSelection as Selection, resource.arn, () => resource.tags),
    { region: resource.region },
  )
  return found
    ? pass(`A plan of AWS Backup takes ${what} in.`, { selection: found.arn })
    : fail(`No plan of AWS Backup takes ${what} in.`, { selection: null })
}

function takesIn(selection: Selection, arn: string, tags: () => Readonly<Record<string, string>>): boolean {
  if (selection.NotResources?.some((pattern) => covers(pattern, arn))) return false
  if (selection.Resources?.some((pattern) => covers(pattern, arn))) return meets(selection.Conditions, tags)
  // One of the tags is enough (ListOfTags); a selection by conditions alone names its resources as "*".
  return (selection.ListOfTags ?? []).some(({ ConditionKey: key = '', ConditionValue: value }) => tagOf(tags(), key) === value)
}

/** All conditions must hold; StringLike knows `*`. */
function meets(conditions: Selection['Conditions'], tags: () => Readonly<Record<string, string>>): boolean {
  const all = Object.entries(conditions ?? {}).flatMap(([operator, list]) => (list ?? []).map((one) => ({ operator, ...one })))
  return all.every(({ operator, ConditionKey: key = '', ConditionValue: value = '' }) => {
    const tag = tagOf(tags(), key.replace(/^aws:ResourceTag\//, ''))
    const isLike = operator.endsWith('Like') ? tag !== undefined && covers(value, tag) : tag === value
    return operator.includes('Not') ? !isLike : isLike
  })
}

const tagOf = (tags: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(tags, key) ? tags[key] : undefined
