import { graverSeverity, type Severity, severityRank } from '#lib/findings/severity.ts'
import type { Effect, Told } from '../change.ts'
import { listWords, shortText } from '../shown-value.ts'
import type { ChangedGrant, GrantChanges } from './compare-grants.ts'
import { weightOfGrant } from './grant-weight.ts'
import type { Pattern } from './grants.ts'

/** How a policy is spoken of. */
export interface PolicyWords {
  /** Who has it (`role app`); undefined for a policy of a resource, where each grant names somebody. */
  readonly holder?: string
  /** The resource whose policy it is (`bucket x`), with its ARN; undefined for a policy of identities. */
  readonly on?: { readonly words: string; readonly arn: string }
  /** A trust policy: the role that may be assumed. */
  readonly trust?: string
  /** Whence, at the end of the sentence: ` (by policy P, now attached)`. */
  readonly suffix?: string
}

type Turn = 'gained' | 'lost' | 'denied' | 'undenied'

/** Sentences of one comparison; the rest is told in one. */
const sentencesAtMost = 25
const actionsShown = 5
const resourcesShown = 3

/** Changes of one kind that make one sentence. */
interface Group {
  readonly turn: Turn
  readonly first: ChangedGrant
  readonly actions: Map<string, Pattern>
  readonly resources: Map<string, Pattern | undefined>
  weight: Severity
}

/** What changed in a policy, the gravest first; a sentence for each (who, actions, resources, condition). */
export function tellGrants(changes: GrantChanges, words: PolicyWords): readonly Told[] {
  const turns: readonly Turn[] = ['gained', 'undenied', 'lost', 'denied']
  const groups = turns
    .flatMap((turn) => groupsOf(turn, changes[turn]))
    .map((group) => ({ weight: group.weight, effect: effectOf(group), sentence: sentenceOf(group, words) }))
    .sort((a, b) => severityRank(b.weight) - severityRank(a.weight) || (a.sentence < b.sentence ? -1 : 1))
  if (groups.length <= sentencesAtMost) return groups
  const rest = groups.slice(sentencesAtMost)
  const subject = words.on?.words ?? words.holder ?? words.trust ?? 'the policy'
  return [
    ...groups.slice(0, sentencesAtMost),
    {
      sentence: `${rest.length} further things changed in what is allowed ${words.holder ? 'to' : 'on'} ${subject}${words.suffix ?? ''}`,
      weight: rest.map(({ weight }) => weight).reduce(graverSeverity),
      effect: rest.some(({ effect }) => effect === 'opens') ? 'opens' : 'closes',
    },
  ]
}

function groupsOf(turn: Turn, changed: readonly ChangedGrant[]): readonly Group[] {
  const byResource = new Map<string, Group>()
  for (const one of changed) {
    const { who, action, resource, condition } = one.grant
    const key = JSON.stringify([who?.key, condition, one.other, resource?.text])
    const group = byResource.get(key) ?? { turn, first: one, actions: new Map(), resources: new Map(), weight: 'informational' }
    group.actions.set(action.text, action)
    group.resources.set(resource?.text ?? '', resource)
    group.weight = graverSeverity(group.weight, weightOf(turn, one))
    byResource.set(key, group)
  }
  // The same actions on several resources are one sentence.
  const byActions = new Map<string, Group>()
  for (const group of byResource.values()) {
    const { who, condition } = group.first.grant
    const key = JSON.stringify([who?.key, condition, group.first.other, [...group.actions.keys()].sort()])
    const known = byActions.get(key)
    if (!known) byActions.set(key, group)
    else {
      for (const [text, resource] of group.resources) known.resources.set(text, resource)
      known.weight = graverSeverity(known.weight, group.weight)
    }
  }
  return [...byActions.values()]
}

function weightOf(turn: Turn, { grant }: ChangedGrant): Severity {
  if (turn === 'lost' || turn === 'denied') return 'low'
  // That something is no longer denied gives nothing by itself.
  if (turn === 'undenied') return grant.action.text === '*' && grant.condition === '' ? 'high' : 'medium'
  return weightOfGrant(grant)
}

const effectOf = ({ turn }: Group): Effect => (turn === 'gained' || turn === 'undenied' ? 'opens' : 'closes')

function sentenceOf(group: Group, words: PolicyWords): string {
  const { who, condition } = group.first.grant
  const subject = words.holder ?? who?.words ?? 'Whoever has it'
  const actions = actionsWords(group)
  const where = words.trust === undefined ? ` on ${resourcesWords(group, words.on)}` : ''
  const act = words.trust === undefined ? `${actions.may}${where}` : trustWords(group, words.trust, actions.may)
  const ending = `${conditionWords(condition, group.first.other)}${words.suffix ?? ''}`
  if (group.turn === 'gained') return shortText(`${subject} may now ${act}${ending}`, 900)
  if (group.turn === 'denied') return shortText(`${subject} is now denied ${actions.thing}${where}${ending}`, 900)
  if (group.turn === 'undenied') return shortText(`${subject} is no longer denied ${actions.thing}${where}${ending}`, 900)
  if (group.first.other !== undefined && condition === '')
    return shortText(`${subject} may ${act} only if ${shortText(group.first.other, 300)}${words.suffix ?? ''}`, 900)
  if (words.holder === undefined) return shortText(`${subject} may no longer ${act}${ending}`, 900)
  return shortText(`${subject} lost ${actions.thing}${where}${ending}`, 900)
}

function conditionWords(condition: string, other: string | undefined): string {
  const was = other === undefined ? '' : other === '' ? ' (without a condition before)' : ` (before: if ${shortText(other, 200)})`
  if (condition !== '') return ` if ${shortText(condition, 300)}${was}`
  return other ? ` without a condition${was}` : ''
}

function actionsWords({ actions }: Group): { readonly may: string; readonly thing: string } {
  const patterns = [...actions.values()].sort((a, b) => (a.text < b.text ? -1 : 1))
  const [only] = patterns
  if (patterns.some(({ text }) => text === '*' || text === '*:*')) return { may: 'do everything', thing: 'everything' }
  if (patterns.length === 1 && only?.but) return { may: `do everything but ${only.written}`, thing: `everything but ${only.written}` }
  const names = listWords(
    patterns.map((pattern) => (pattern.but ? `everything but ${pattern.written}` : shortText(pattern.written, 100))),
    actionsShown,
  )
  return { may: names, thing: names }
}

const assuming = new Set(['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity', 'sts:*', '*'])

function trustWords({ actions }: Group, role: string, may: string): string {
  return [...actions.keys()].some((action) => assuming.has(action)) ? `assume ${role}` : `${may} on ${role}`
}

function resourcesWords({ resources }: Group, on: PolicyWords['on']): string {
  const all = [...resources.values()].map((resource) => {
    if (!resource) return on?.words ?? '*'
    if (resource.but) return `everything but ${resource.written}`
    return on ? ownWords(resource.text, on) : shortText(resource.text, 200)
  })
  return listWords([...new Set(all)].sort(), resourcesShown)
}

/** A resource in its own policy: the bucket is called by its name, and a folder of it by both. */
function ownWords(text: string, on: { readonly words: string; readonly arn: string }): string {
  if (text === '*' || text === on.arn || text === `${on.arn}/*` || text === `${on.arn}*` || text === `${on.arn}:*`) return on.words
  if (text.startsWith(`${on.arn}/`)) return `${shortText(text.slice(on.arn.length + 1), 150)} in ${on.words}`
  return shortText(text, 200)
}
