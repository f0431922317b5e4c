import { type Check, type Judgement, undecided } from '../check.ts'
import { judge } from '../judge.ts'
import { RelatedIndex } from '../related-index.ts'
import { isDerived } from './derived.ts'
import { type DeploymentFacts, notGiven, placeholderAccount } from './environment.ts'
import { isFolded } from './folds.ts'
import { notUnderstood } from './not-understood.ts'
import type { Template } from './read-template.ts'
import { shapeOf, type TypeShape } from './shapes.ts'
import { type Reads, readsOf, type Subject, subjectsOf } from './subjects.ts'
import type { TemplateAuditOptions, TemplateVerdict } from './template-verdict.ts'

/** Accounts for which a template is judged anew when nobody says in which it will be. */
const accountsTried = 20

/**
 * Whether a check can be asked for a template: one on the whole account or region cannot, and neither can one of which everything that
 * it reads is known of a live account only.
 */
export function isForTemplates({ accountNeedsOne, regionNeedsOne, resource, reads }: Check): boolean {
  if (accountNeedsOne !== undefined || regionNeedsOne !== undefined || !/^AWS::\w+::\w+$/.test(resource)) return false
  const shape = shapeOf(resource)
  // A type without a shape is one of a check of one's own: what stands in the template is judged.
  return !shape || reads.some((name) => canSay(resource, shape, name))
}

function canSay(type: string, { properties, ref }: TypeShape, name: string): boolean {
  return name === 'Tags' || properties.has(name) || ref.includes(name) || isFolded(type, name) || isDerived(type, name)
}

/**
 * The checks on the resources of one template. Pure; never throws on whatever stands in it. What a template does not say (a value from
 * outside, what only a live account knows, whether there is something elsewhere) gives `unknown`.
 */
export function auditTemplate(template: Template, checks: readonly Check[], options: TemplateAuditOptions): readonly TemplateVerdict[] {
  const asked = checks.filter(isForTemplates)
  const reads = readsOf(asked)
  const world = new World(template, asked, reads, options, options.deployment)
  const others = new Map<string, World>()
  const inAccount = (account: string): World | undefined => {
    const known = others.get(account)
    if (known || others.size >= accountsTried) return known
    const world = new World(template, asked, reads, options, { ...options.deployment, account })
    others.set(account, world)
    return world
  }
  const verdicts = world.subjects.flatMap((subject) =>
    world.checksOf(subject).map((check) => {
      const judgement = world.judge(check, subject)
      const isPlaced = options.deployment.account !== undefined
      return verdict(check, subject, isPlaced ? judgement : agreed(check, subject, judgement, inAccount), options)
    }),
  )
  return [...notUnderstood(template, options), ...verdicts]
}

/**
 * The judgement when it is the same in whichever account: an id in a policy is "another account" only for whoever knows his own.
 * Conditions on the account may leave a resource out, which says nothing against it.
 */
function agreed(check: Check, subject: Subject, judgement: Judgement, inAccount: (account: string) => World | undefined): Judgement {
  if (judgement.verdict !== 'pass' && judgement.verdict !== 'fail') return judgement
  for (const account of subject.accounts) {
    const world = inAccount(account)
    if (!world) return undecided(`The template names more than ${accountsTried} accounts; say with --account which one is its own.`)
    const there = world.judgeNamed(check, subject.source.logicalId)
    if (!there || there.verdict === judgement.verdict) continue
    const both = `${there.verdict} in ${account}, ${judgement.verdict} elsewhere`
    return undecided(`It depends on the account: ${both}. Say with --account which it is.`, { elsewhere: judgement.reason })
  }
  return judgement
}

/** The template as deployed under certain facts. */
class World {
  readonly subjects: readonly Subject[]
  readonly #options: TemplateAuditOptions
  readonly #byType: ReadonlyMap<string, readonly Check[]>
  readonly #index: RelatedIndex
  #byName: ReadonlyMap<string, Subject> | undefined
  #touched: string | undefined
  /** Whether the check has decided: evidence may then hold what is not known, and says so. */
  #isTelling = false

  constructor(template: Template, checks: readonly Check[], reads: Reads, options: TemplateAuditOptions, deployment: DeploymentFacts) {
    this.#options = options
    this.#byType = Map.groupBy(checks, ({ resource }) => resource)
    this.subjects = subjectsOf(template, deployment, reads, {
      judged: (detail) => this.#touch(detail, true),
      related: (detail) => this.#touch(detail, false),
    })
    this.#index = new RelatedIndex(checks)
    this.#index.add(relatedPart(this.subjects, options, deployment))
  }

  checksOf({ source }: Subject): readonly Check[] {
    return this.#byType.get(source.type) ?? []
  }

  judge(check: Check, { resource }: Subject): Judgement {
    this.#touched = undefined
    const { takenAt, thresholds } = this.#options
    const related = this.#index.viewFor(check)
    const evaluate: Check['evaluate'] = (seen, context) => {
      this.#isTelling = false
      const judgement = check.evaluate(seen, context)
      this.#isTelling = true
      return judgement
    }
    const judgement = judge({ ...check, evaluate }, resource, { takenAt, related, ...(thresholds ? { thresholds } : {}) })
    if (this.#touched !== undefined) return undecided(this.#touched)
    // Nothing is listed completely here, so that looking for something and not finding it ends so.
    if (judgement.verdict !== 'unknown' || !/ was not listed( in [\w-]+)?$/.test(judgement.reason)) return judgement
    return undecided(`${judgement.reason}: a template is not the whole account`, judgement.evidence)
  }

  #touch(detail: string, isJudged: boolean): string | undefined {
    if (this.#isTelling) return `(${detail})`
    // A search among other resources may pass over one of which something is not known.
    if (isJudged) this.#touched ??= detail
    return undefined
  }

  /** The judgement on a resource by its name; undefined when it is not made here. */
  judgeNamed(check: Check, logicalId: string): Judgement | undefined {
    this.#byName ??= new Map(this.subjects.map((subject) => [subject.source.logicalId, subject]))
    const subject = this.#byName.get(logicalId)
    return subject && this.judge(check, subject)
  }
}

/** What checks find beside their own resource: that of the template, and never that there is no more. */
function relatedPart(
  subjects: readonly Subject[],
  { takenAt }: TemplateAuditOptions,
  { account = placeholderAccount, region = notGiven }: DeploymentFacts,
) {
  return {
    account,
    region,
    service: 'template',
    takenAt: new Date(takenAt).toISOString(),
    types: [],
    resources: subjects.map(({ related }) => related),
    gaps: [],
    calls: [],
  }
}

function verdict(
  check: Check,
  { source, resource, onlyIf }: Subject,
  judgement: Judgement,
  options: TemplateAuditOptions,
): TemplateVerdict {
  const { arn, type, region } = resource
  const account = options.deployment.account ?? notGiven
  return {
    logicalId: source.logicalId,
    place: source.place,
    observation: {
      kind: 'audit',
      control: check.id,
      title: check.title,
      severity: check.severity,
      verdict: judgement.verdict,
      resource: { arn, type, account, region },
      evidence: onlyIf === undefined ? judgement.evidence : { ...judgement.evidence, onlyIfCondition: onlyIf },
      reason: onlyIf === undefined ? judgement.reason : `${judgement.reason} (The template makes it only if ${onlyIf} holds.)`,
      remediation: check.remediation.cdk,
      observedAt: options.takenAt,
      runId: options.runId,
    },
  }
}
