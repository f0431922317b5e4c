import type { Resource } from '#lib/findings/resource.ts'
import type { Told } from '../change.ts'
import { tellPolicies } from '../policy/compare-policies.ts'
import { listWords, shortText } from '../shown-value.ts'
import { type Describer, type Difference, field, onlyIn, type Side, type Surroundings, texts } from './describe.ts'

/** AWS's own policies that make somebody an administrator or nearly so, for when their document was not seen. */
const powerful = new Set(['AdministratorAccess', 'PowerUserAccess', 'IAMFullAccess'])

const nameOf = (arn: string): string => shortText(arn.slice(arn.lastIndexOf('/') + 1), 120)

/** Who has the policies of an identity, in words. */
const holder = ({ words, after }: Difference): string => (after.type === 'AWS::IAM::Group' ? `members of ${words}` : words)

const inlineDocuments = (policies: unknown): readonly unknown[] =>
  Array.isArray(policies) ? policies.map((one) => field(one, 'PolicyDocument')) : []

/** What an identity had beside the property that is compared: inline policies, attached ones, those of its groups. */
function documentsBeside(
  identity: Resource,
  side: Side,
  around: Surroundings,
  leaveOut: { inline?: boolean; arns?: ReadonlySet<string>; groups?: ReadonlySet<string> },
) {
  const { configuration, account } = identity
  const attached = (of: Resource): readonly unknown[] =>
    texts(field(of.configuration, 'ManagedPolicyArns'))
      .filter((arn) => !leaveOut.arns?.has(arn))
      .map((arn) => around.policy(side, account, arn) ?? null)
  const groups = texts(configuration['Groups'])
    .filter((name) => !leaveOut.groups?.has(name))
    .flatMap((name) => around.group(side, account, name) ?? [])
  return [
    ...(leaveOut.inline ? [] : inlineDocuments(configuration['Policies'])),
    ...attached(identity),
    ...groups.flatMap((group) => documentsOfGroup(group, side, around).filter((one) => one !== undefined)),
  ]
}

/** Documents of a group; undefined stands for one that was not seen. */
function documentsOfGroup(group: Resource, side: Side, around: Surroundings): readonly unknown[] {
  const attached = texts(group.configuration['ManagedPolicyArns']).map((arn) => around.policy(side, group.account, arn))
  return [...inlineDocuments(group.configuration['Policies']), ...attached]
}

/** Inline policies: what they allow together, whatever they are called. */
export const inlinePolicies: Describer = {
  harmless: [],
  describe: (difference) => {
    const { was, is, before, after, around } = difference
    if (!Array.isArray(was) || !Array.isArray(is)) return undefined
    return tellPolicies(
      {
        before: inlineDocuments(was),
        after: inlineDocuments(is),
        keptBefore: documentsBeside(before, 'before', around, { inline: true }),
        keptAfter: documentsBeside(after, 'after', around, { inline: true }),
        ownAccount: after.account,
      },
      { holder: holder(difference) },
    )
  },
}

/** Attached policies: what each allows that was not allowed anyway. */
export const attachedPolicies: Describer = {
  harmless: [],
  describe: (difference) => {
    const { was, is, around, before, after } = difference
    const now = onlyIn(texts(is), texts(was))
    const gone = onlyIn(texts(was), texts(is))
    const keptBefore = documentsBeside(before, 'before', around, { arns: new Set(gone) })
    const keptAfter = documentsBeside(after, 'after', around, { arns: new Set(now) })
    const compared = { ownAccount: after.account }
    const attached = now.map((arn) => {
      const document = around.policy('after', after.account, arn)
      const old = documentsBeside(before, 'before', around, {})
      return tellAttachment(difference, arn, document !== undefined, 'attached', () =>
        tellPolicies({ ...compared, before: [], after: [document], keptBefore: old, keptAfter }, wordsOf(difference, arn, 'now attached')),
      )
    })
    const detached = gone.map((arn) => {
      const document = around.policy('before', after.account, arn)
      const left = documentsBeside(after, 'after', around, {})
      return tellAttachment(difference, arn, document !== undefined, 'detached', () =>
        tellPolicies({ ...compared, before: [document], after: [], keptBefore, keptAfter: left }, wordsOf(difference, arn, 'now detached')),
      )
    })
    return [...attached, ...detached].flat()
  },
}

const wordsOf = (difference: Difference, arn: string, how: string) => ({
  holder: holder(difference),
  suffix: ` (policy ${nameOf(arn)}, ${how})`,
})

function tellAttachment(
  difference: Difference,
  arn: string,
  isSeen: boolean,
  how: 'attached' | 'detached',
  tell: () => readonly Told[],
): readonly Told[] {
  const name = nameOf(arn)
  const phrase =
    how === 'attached'
      ? `policy ${name} is now attached to ${difference.words}`
      : `policy ${name} is no longer attached to ${difference.words}`
  const effect = how === 'attached' ? 'opens' : 'closes'
  if (!isSeen) {
    const weight = how === 'detached' ? 'low' : powerful.has(name) ? 'high' : 'medium'
    return [{ sentence: `${phrase}; what it allows was not seen`, weight, effect }]
  }
  const told = tell()
  return told.length > 0
    ? told
    : [{ sentence: `${phrase}, which changes nothing in what is allowed`, weight: 'informational', effect: 'neutral' }]
}

/** Groups of a user: what membership gives and takes. */
export const groups: Describer = {
  harmless: [],
  describe: (difference) => {
    const { was, is } = difference
    const joined = onlyIn(texts(is), texts(was)).flatMap((name) => tellJoined(difference, name))
    return [...joined, ...onlyIn(texts(was), texts(is)).flatMap((name) => tellLeft(difference, name))]
  },
}

function tellJoined(difference: Difference, name: string): readonly Told[] {
  const { around, before, after, words } = difference
  const { seen, isWhole } = groupDocuments(difference, 'after', name)
  const short = shortText(name, 120)
  const told = tellPolicies(
    {
      before: [],
      after: seen,
      keptBefore: documentsBeside(before, 'before', around, {}),
      keptAfter: documentsBeside(after, 'after', around, { groups: new Set([name]) }),
      ownAccount: after.account,
    },
    { holder: words, suffix: ` (now in group ${short})` },
  )
  return membership(`${words} is now in group ${short}`, told, isWhole, { weight: 'medium', effect: 'opens' })
}

function tellLeft(difference: Difference, name: string): readonly Told[] {
  const { around, before, after, words } = difference
  const { seen, isWhole } = groupDocuments(difference, 'before', name)
  const short = shortText(name, 120)
  const told = tellPolicies(
    {
      before: seen,
      after: [],
      keptBefore: documentsBeside(before, 'before', around, { groups: new Set([name]) }),
      keptAfter: documentsBeside(after, 'after', around, {}),
      ownAccount: after.account,
    },
    { holder: words, suffix: ` (no longer in group ${short})` },
  )
  return membership(`${words} is no longer in group ${short}`, told, isWhole, { weight: 'low', effect: 'closes' })
}

function groupDocuments({ around, after }: Difference, side: Side, name: string) {
  const group = around.group(side, after.account, name)
  const documents = group ? documentsOfGroup(group, side, around) : [undefined]
  return { seen: documents.filter((one) => one !== undefined), isWhole: !documents.includes(undefined) }
}

function membership(phrase: string, told: readonly Told[], isWhole: boolean, unseen: Pick<Told, 'weight' | 'effect'>): readonly Told[] {
  if (!isWhole) return [...told, { sentence: `${phrase}; not all of what its members may do was seen`, ...unseen }]
  if (told.length > 0) return told
  return [{ sentence: `${phrase}, which changes nothing in what is allowed`, weight: 'informational', effect: 'neutral' }]
}

/** The permissions boundary, which limits whatever the policies allow. */
export const boundary: Describer = {
  describe: ({ was, is, words }) => {
    const [before, now] = [was, is].map((one) => (typeof one === 'string' && one !== '' ? nameOf(one) : undefined))
    if (before === now && was === is) return []
    if (now === undefined)
      return [{ sentence: `${words} is no longer bounded by policy ${before ?? 'without a name'}`, weight: 'high', effect: 'opens' }]
    if (before === undefined) return [{ sentence: `${words} is now bounded by policy ${now}`, weight: 'low', effect: 'closes' }]
    return [{ sentence: `${words} is now bounded by policy ${now} instead of ${before}`, weight: 'medium', effect: 'neutral' }]
  },
}

/** Who may become a role. */
export const trustPolicy: Describer = {
  harmless: null,
  describe: ({ was, is, after, words }) =>
    tellPolicies({ before: [was], after: [is], ownAccount: after.account }, { trust: words, on: { words, arn: after.arn } }),
}

/** A managed policy in force: whoever has it may do what it says. */
export const managedPolicy: Describer = {
  describe: ({ was, is, after, words, around }) => {
    const holders = around.holders(after.account, after.arn)
    const subject =
      holders.length > 0 ? `whoever has ${words} (${listWords(holders, 3)})` : `whoever is given ${words} (nobody is known to have it)`
    const told = tellPolicies({ before: [was], after: [is], ownAccount: after.account }, { holder: subject })
    // What nobody has gives nobody anything yet.
    return holders.length > 0
      ? told
      : told.map((one) => (one.weight === 'critical' || one.weight === 'high' ? { ...one, weight: 'medium' } : one))
  },
}
