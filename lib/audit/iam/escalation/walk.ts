import type { Answer, Asker } from './asker.ts'
import type { CompiledPath, CompiledRequest, RequestGroup } from './compiled-path.ts'
import type { EscalationStep } from './finding.ts'
import { resourceCandidates } from './resource-candidates.ts'
import { fill, type ResourceTemplate, type Variables, variablesIn } from './resource-template.ts'

/** A path that can be walked: its requests in order, and what they hang on (empty: every one is allowed). */
export interface Walked {
  readonly steps: readonly EscalationStep[]
  readonly dependsOn: readonly string[]
}

interface Asked {
  readonly request: CompiledRequest
  readonly answer: Answer
  readonly resource: string
}

/** Questions for one group of requests, at most: choices multiply where several things are named freely. */
const questionsAtMost = 2_000

/** Walks paths for one actor. */
export class Walker {
  readonly #asker: Asker
  readonly #same = new Map<string, readonly Asked[] | undefined>()
  readonly #base: Variables

  constructor(asker: Asker) {
    this.#asker = asker
    const { account, partition } = asker.world.inventory
    this.#base = new Map([
      ['self', asker.actor.principal.arn],
      ['account', account],
      ['partition', partition],
    ])
  }

  /** Whether the requests that name no target are possible at all: asked first, since it is asked once. */
  mayWalk(path: CompiledPath): boolean {
    return path.ways.some((way) => way.every((group) => !group.isSame || this.#askSame(group) !== undefined))
  }

  /** The path with the target's variables put in; undefined when a request is denied. */
  walk(path: CompiledPath, target: Variables, versionsAreFull: boolean): Walked | undefined {
    let best: readonly Asked[] | undefined
    for (const way of path.ways) {
      const asked = this.#askAll(way, target, versionsAreFull)
      if (!asked) continue
      if (dependsOn(asked).length === 0) return walked(asked, this.#asker.actor.principal.arn)
      best ??= asked
    }
    return best && walked(best, this.#asker.actor.principal.arn)
  }

  #askAll(way: readonly RequestGroup[], target: Variables, versionsAreFull: boolean): readonly Asked[] | undefined {
    const all: Asked[] = []
    for (const group of way) {
      const takesAll = versionsAreFull || !group.hasOptional
      const requests = takesAll ? group.requests : group.requests.filter(({ source }) => source.whenVersionsFull !== true)
      const asked = group.isSame ? this.#askSame(group) : this.#askGroup(requests, new Map([...this.#base, ...target]))
      if (!asked) return undefined
      all.push(...asked)
    }
    return all.toSorted((one, other) => one.request.order - other.request.order)
  }

  #askSame(group: RequestGroup): readonly Asked[] | undefined {
    if (!this.#same.has(group.key)) this.#same.set(group.key, this.#askGroup(group.requests, this.#base))
    return this.#same.get(group.key)
  }

  #askGroup(requests: readonly CompiledRequest[], known: Variables): readonly Asked[] | undefined {
    let best: readonly Asked[] | undefined
    const budget = { left: questionsAtMost }
    for (const values of this.#settings(requests, known)) {
      const asked = this.#choose(requests, values, budget)
      if (!asked) continue
      if (dependsOn(asked).length === 0) return asked
      best ??= asked
    }
    return best
  }

  /** Regions and administrator policies to try. */
  #settings(requests: readonly CompiledRequest[], known: Variables): readonly Variables[] {
    const usesPolicy = requests.some(({ context }) => context.some(([, value]) => value.variables.includes('administratorPolicy')))
    const isRegional = requests.some(
      ({ on, source }) => on.variables.includes('region') || (on.text === '*' && !source.action.startsWith('iam:')),
    )
    const regions = isRegional && !known.has('region') ? this.#asker.regions() : [undefined]
    const policies = usesPolicy ? this.#asker.world.administratorPolicies : [undefined]
    return regions.flatMap((region) =>
      policies.map((policy) => new Map([...known, ...named('region', region), ...named('administratorPolicy', policy)])),
    )
  }

  /** Puts names to what is free, one resource after another, until nothing is denied. */
  #choose(requests: readonly CompiledRequest[], values: Variables, budget: { left: number }): readonly Asked[] | undefined {
    const [first] = requests
    if (!first) return []
    const same = requests.filter(({ on }) => on.text === first.on.text)
    const rest = requests.filter(({ on }) => on.text !== first.on.text)
    let best: readonly Asked[] | undefined
    for (const { resource, chosen } of this.#resources(first.on, values, same)) {
      if (budget.left <= 0) break
      budget.left -= same.length
      const asked = this.#askOf(same, resource, chosen)
      const others = asked && this.#choose(rest, chosen, budget)
      if (!others) continue
      const all = [...asked, ...others]
      if (dependsOn(all).length === 0) return all
      best ??= all
    }
    return best
  }

  *#resources(
    template: ResourceTemplate,
    values: Variables,
    requests: readonly CompiledRequest[],
  ): Generator<{ readonly resource: string; readonly chosen: Variables }> {
    if (template.variables.every((variable) => values.has(variable))) {
      yield { resource: fill(template, values, () => ''), chosen: values }
      return
    }
    const { actor } = this.#asker
    const actions = requests.map(({ source }) => source.action)
    const seen = new Set<string>()
    for (const resource of resourceCandidates(template, values, actions, this.#asker.policies(), actor.principal.name)) {
      const chosen = seen.has(resource) ? undefined : variablesIn(template, resource, values)
      seen.add(resource)
      if (chosen) yield { resource, chosen }
    }
  }

  #askOf(requests: readonly CompiledRequest[], resource: string, values: Variables): readonly Asked[] | undefined {
    const all: Asked[] = []
    for (const request of requests) {
      const answer = this.#asker.ask({
        action: request.source.action,
        resource,
        // What names something that nobody listed is not known, rather than empty.
        context: Object.fromEntries(
          request.context
            .filter(([, { variables }]) => variables.every((variable) => values.has(variable)))
            .map(([key, value]) => [key, fill(value, values, () => '')]),
        ),
        creates: request.creates,
        afterTrust: request.source.afterTrust === true,
        region: values.get('region'),
      })
      if (answer.outcome === 'denied') return undefined
      all.push({ request, answer, resource })
    }
    return all
  }
}

const named = (name: string, value: string | undefined): readonly (readonly [string, string])[] =>
  value === undefined ? [] : [[name, value]]

const dependsOn = (asked: readonly Asked[]): readonly string[] =>
  asked.flatMap(({ answer }) => (answer.outcome === 'depends' ? answer.dependsOn : []))

function walked(asked: readonly Asked[], by: string): Walked {
  return {
    steps: asked.map(({ request, answer, resource }) => ({
      by,
      action: request.source.action,
      resource,
      context: answer.context,
      decidedBy: answer.by,
    })),
    dependsOn: [...new Set(dependsOn(asked))].sort(),
  }
}
