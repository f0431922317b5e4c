import type { Checkpoint, Collected, Gap, Resource, SnapshotPart, SnapshotScope } from '#lib/audit/snapshot.ts'
import { partitionOf } from '#lib/findings/resource.ts'
import { CallLog, errorText, outcomeOf } from './call-log.ts'
import type { AwsClients } from './clients.ts'
import type { Collector, CollectorFacts, CollectorScope } from './collector.ts'

/** Resources that one part holds before it is cut at the next page. Together with `charactersAtMost` this bounds the memory of one unit. */
const resourcesAtMost = 20_000
/** Characters of JSON that one part holds before it is cut: a function of 512 MB keeps it beside its serialised copy. */
const charactersAtMost = 32 * 1024 * 1024
/** Where nothing can be cut (no page ends), three times as much is kept; the rest is a gap. */
const beyond = 3

/** What a run looks at. */
export interface SnapshotPlan {
  readonly accounts: readonly string[]
  readonly regions: readonly string[]
  readonly collectors: readonly CollectorFacts[]
}

/** The units of a run: a global collector once an account (region `global`), a regional one once an account and region. */
export function planScopes({ accounts, regions, collectors }: SnapshotPlan): readonly SnapshotScope[] {
  const distinct = [...new Set(regions)]
  return [...new Set(accounts)].flatMap((account) =>
    collectors.flatMap(({ service, scope }) =>
      (scope === 'global' ? ['global'] : distinct).map((region) => ({ account, region, service })),
    ),
  )
}

/** Where an earlier unit of work on the same scope left off. */
export interface Resume {
  readonly checkpoint: Checkpoint
  /** Number of the next part. */
  readonly chunk: number
}

/** What is good to know about the rest of the run. */
export interface TakeSnapshotOptions {
  /** All regions of the run. @default the scope's own */
  readonly regions?: readonly string[]
  /** @default everything */
  readonly wants?: CollectorScope['wants']
  /** Which items are read. @default all; the part then claims no complete listing of types that it leaves items out of */
  readonly touches?: { readonly item: NonNullable<CollectorScope['touches']>; readonly whole: ReadonlySet<string> }
  readonly resume?: Resume | undefined
  /** Asked at the end of each page: whether to stop and leave the rest to another unit of work. @default never */
  readonly isTimeUp?: () => boolean
}

/** A part of a scope; with `resume` when the time was up before its end. */
export interface TakenPart {
  readonly part: SnapshotPart
  /** Whether others of the scope follow. */
  readonly more: boolean
  readonly resume?: Resume
}

/**
 * Runs one collector in one scope and yields what it sees in parts, cut at the ends of pages: one part in all but the largest accounts.
 * Never throws for what a collector meets: an error in it, of AWS or its own, is a gap for all its types, beside what was seen before.
 * `takenAt`: milliseconds since the epoch when collecting begins.
 */
export async function* takeSnapshotParts(
  collector: Collector,
  clients: AwsClients,
  scope: SnapshotScope,
  takenAt: number,
  options: TakeSnapshotOptions = {},
): AsyncGenerator<TakenPart> {
  const region = scope.region === 'global' ? clients.homeRegion : scope.region
  const wants = options.wants ?? (() => true)
  const { touches } = options
  const types = Object.keys(collector.brings).filter((type) => wants(type) && (!touches || touches.whole.has(type)))
  const log = new CallLog(scope.account)
  const where: CollectorScope = {
    account: scope.account,
    region,
    regions: options.regions ?? [region],
    partition: partitionOf(region),
    wants,
    ...(touches ? { touches: touches.item } : {}),
    ...(options.resume ? { resume: options.resume.checkpoint } : {}),
  }
  const filling = new Filling(scope, { types, takenAt, resume: options.resume })
  try {
    for await (const collected of collector.collect(clients.recording(log), where)) {
      filling.add(collected)
      if (collected.kind === 'progress' && collected.next !== undefined) {
        if (options.isTimeUp?.()) {
          const part = filling.cut(log)
          yield { part, more: true, resume: filling.resume }
          return
        }
        if (filling.isFull) yield { part: filling.cut(log), more: true }
      } else if (filling.isTooFull) {
        filling.add(tooMuch(collector, types))
        break
      }
    }
  } catch (error) {
    filling.add({
      kind: 'gap',
      gap: { action: `${collector.service}:*`, outcome: outcomeOf(error, region), reason: errorText(error), types },
    })
  }
  yield { part: filling.cut(log), more: false }
}

/** All parts of a scope at once. */
export async function takeSnapshot(...args: Parameters<typeof takeSnapshotParts>): Promise<readonly SnapshotPart[]> {
  return (await Array.fromAsync(takeSnapshotParts(...args))).map(({ part }) => part)
}

/** The part that is being filled, and how far its collector has come. */
class Filling {
  readonly #scope: SnapshotScope
  readonly #types: readonly string[]
  readonly #takenAt: string
  readonly #done: Set<string>
  #position: Omit<Checkpoint, 'done'> = {}
  #chunk: number
  #resources: Resource[] = []
  #gaps: Gap[] = []
  #characters = 0

  constructor(scope: SnapshotScope, unit: { types: readonly string[]; takenAt: number; resume: Resume | undefined }) {
    this.#scope = scope
    this.#types = unit.types
    this.#takenAt = new Date(unit.takenAt).toISOString()
    this.#done = new Set(unit.resume?.checkpoint.done)
    this.#chunk = unit.resume?.chunk ?? 0
  }

  get isFull(): boolean {
    return this.#resources.length >= resourcesAtMost || this.#characters > charactersAtMost
  }

  get isTooFull(): boolean {
    return this.#resources.length >= beyond * resourcesAtMost || this.#characters > beyond * charactersAtMost
  }

  /** Where to go on. */
  get resume(): Resume {
    return { checkpoint: { done: [...this.#done], ...this.#position }, chunk: this.#chunk }
  }

  add(collected: Collected): void {
    if (collected.kind === 'gap') {
      const { account, region, service } = this.#scope
      this.#gaps.push({ account, region, service, ...collected.gap })
    } else if (collected.kind === 'resource') {
      this.#characters += JSON.stringify(collected.resource).length
      this.#resources.push(collected.resource)
    } else if (collected.next === undefined) {
      this.#done.add(collected.listing)
      this.#position = {}
    } else this.#position = { listing: collected.listing, token: collected.next }
  }

  /** The part as it is; the next one begins empty. */
  cut(log: CallLog): SnapshotPart {
    const { account, region, service } = this.#scope
    const part: SnapshotPart = {
      account,
      region,
      service,
      ...(this.#chunk > 0 ? { chunk: this.#chunk } : {}),
      takenAt: this.#takenAt,
      types: this.#types,
      resources: this.#resources,
      gaps: this.#gaps,
      calls: log.take(),
    }
    this.#chunk++
    this.#resources = []
    this.#gaps = []
    this.#characters = 0
    return part
  }
}

function tooMuch(collector: Collector, types: readonly string[]): Collected {
  const reason = `there is more than one part holds (${beyond * resourcesAtMost} resources or ${beyond * charactersAtMost} characters) and no page at which to cut; the rest was left out`
  return { kind: 'gap', gap: { action: `${collector.service}:*`, outcome: 'error', reason, types } }
}
