/**
 * `node bench/evaluate-account.ts RESOURCES`: judges a made-up account of so many resources by all checks, as the deployed evaluation
 * does: part by part, in two passes, verdicts counted and let go. Prints JSON: resources, evaluations, and the seconds of making the
 * parts alone (the baseline: parsing the same JSON) and of judging them.
 */
import { readFileSync } from 'node:fs'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { Evaluation } from '#lib/audit/evaluation.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import type { Resource } from '#lib/findings/resource.ts'

const wanted = Number(process.argv[2] ?? 100_000)
const perPart = 10_000
const account = '111122223333'

const sample = JSON.parse(readFileSync(new URL('../samples/snapshot/111122223333.json', import.meta.url), 'utf8')) as {
  readonly parts: readonly SnapshotPart[]
}
const judged = new Set(checks.map((check) => check.resource))
/** What an account has one or a few of, by AWS's quotas: no copy of it makes an account larger. */
const few = /^(?:AWS::::Account|AWS::CloudTrail::Trail|AWS::EC2::VPC|AWS::GuardDuty::Detector|Keepwatch::.*)$/
const templates = sample.parts.flatMap((part) => part.resources).filter((resource) => judged.has(resource.type) && !few.test(resource.type))
const checksOf = Map.groupBy(checks, (check) => check.resource)

const templatesText = JSON.stringify(templates)

/** The sample account once more: ids of its own for all that refer to each other by id, so that a copy knows nothing of the others. */
function copyOf(copy: number): readonly Resource[] {
  const ids = templatesText
    .replaceAll('larkspur-', `larkspur-${copy}-`)
    .replaceAll(/\b(?:acl|ami|eni|i|igw|rtb|sg|snap|subnet|vol|vpc|vpce)-[0-9a-f]{4,17}/g, (id) => `${id}${copy}`)
  return (JSON.parse(ids) as readonly Resource[]).map((resource) => ({ ...resource, arn: `${resource.arn}-${copy}` }))
}

/** The text of each part, made on the fly: a million resources are not held. */
function* texts(): Generator<string> {
  const copies = Math.ceil(perPart / templates.length)
  for (let start = 0; start < wanted; start += perPart) {
    const first = (start / perPart) * copies
    const resources = Array.from({ length: copies }, (_, index) => copyOf(first + index))
      .flat()
      .slice(0, Math.min(perPart, wanted - start))
    const types = [...new Set(resources.map(({ type }) => type))]
    yield JSON.stringify({
      account,
      region: 'us-east-1',
      service: 'bench',
      chunk: start / perPart,
      takenAt: '2026-11-22T12:00:00Z',
      types,
      resources,
      gaps: [],
      calls: [],
    })
  }
}

function seconds(work: () => void): number {
  const began = performance.now()
  work()
  return (performance.now() - began) / 1_000
}

let evaluations = 0
const parse = seconds(() => {
  for (const text of texts()) {
    const part = JSON.parse(text) as SnapshotPart
    for (const { type } of part.resources) evaluations += checksOf.get(type)?.length ?? 0
  }
})
const verdicts = new Map<string, number>()
const both = seconds(() => {
  const evaluation = new Evaluation(checks, account, { runId: 'bench' })
  for (const text of texts()) evaluation.look(JSON.parse(text) as SnapshotPart)
  const count = ({ verdict }: { readonly verdict: string }): void => void verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
  for (const text of texts()) for (const observation of evaluation.judge(JSON.parse(text) as SnapshotPart)) count(observation)
  for (const observation of evaluation.conclude()) count(observation)
})
console.log(
  JSON.stringify({
    resources: wanted,
    checks: checks.length,
    evaluations,
    parse,
    judge: both - 2 * parse,
    verdicts: Object.fromEntries(verdicts),
  }),
)
