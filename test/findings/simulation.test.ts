import { describe, expect, it } from 'vitest'
import type { Finding } from '#lib/findings/finding.ts'
import type { FindingItems } from '#lib/findings/finding-items.ts'
import { FindingStore } from '#lib/findings/finding-store.ts'
import type { Observation } from '#lib/findings/observation.ts'
import { settleOutbox, type Tell } from '#lib/findings/settle-outbox.ts'
import { FindingMap } from '#lib/local/finding-map.ts'
import { chanceOf } from './chance.ts'
import { auditObservation, monitoringObservation, noon } from './observations.ts'

/** Seeds tried; each is a schedule of deliveries, crashes and concurrent writers of its own, and replays exactly. */
const seeds = 300

class Crash extends Error {}

/** A world in which every await may be the last one of a process, before or after its effect. */
class World {
  readonly items = new FindingMap()
  readonly told: string[] = []
  readonly chance: () => number
  faults = 0.12

  constructor(seed: number) {
    this.chance = chanceOf(seed)
  }

  async step<Result>(effect: () => Promise<Result>): Promise<Result> {
    // Lets the other processes run in between, in an order that the seed decides.
    for (let turns = Math.floor(this.chance() * 4); turns > 0; turns--) await Promise.resolve()
    if (this.chance() < this.faults) throw new Crash('before the effect')
    const result = await effect()
    if (this.chance() < this.faults) throw new Crash('after the effect')
    return result
  }

  store(): FindingStore {
    const faulty: FindingItems = {
      get: (id) => this.step(() => this.items.get(id)),
      put: (finding, expected) => this.step(() => this.items.put(finding, expected)),
      pending: (before, limit) => this.items.pending(before, limit),
      list: (query) => this.items.list(query),
    }
    return new FindingStore(faulty, { now: () => noon, random: this.chance, sleep: async () => Promise.resolve() })
  }

  readonly tell: Tell = (owed) =>
    this.step(async () => {
      for (const { alert } of owed) this.told.push(alert.id)
      return new Set(owed.map(({ alert }) => alert.id))
    })

  async process(batch: readonly Observation[]): Promise<boolean> {
    const store = this.store()
    try {
      await settleOutbox(await store.record(batch), store, this.tell)
      return true
    } catch {
      return false
    }
  }
}

/** What happened: three attacks of some dozen events in two windows, and a control that fails, passes and fails. */
function observations(): Observation[] {
  const attack = (key: string, events: number, start: number): Observation[] =>
    Array.from({ length: events }, (_, index) =>
      monitoringObservation({
        dedupKey: key,
        events: [{ id: `${key}-${start}-${index}`, time: start + index * 1000 }],
        dueAt: start + index * 1000,
        severity: index % 5 === 4 ? 'critical' : 'high',
      }),
    )
  const audits = (['fail', 'pass', 'fail', 'unknown'] as const).map((verdict, day) =>
    auditObservation({ verdict, observedAt: noon + day * 86_400_000 }),
  )
  return [...attack('alice', 12, noon), ...attack('alice', 7, noon + 7_200_000), ...attack('bob', 9, noon), ...audits]
}

const facts = ({ alerts: _, workflow: __, ...finding }: Finding): unknown => finding
const byId = (a: Finding, b: Finding): number => (a.id < b.id ? -1 : 1)

describe('a world of crashes, redeliveries and concurrent writers', () => {
  it.each(Array.from({ length: seeds / 50 }, (_, group) => group * 50))(
    'loses no alert and counts nothing twice, seeds %i and the 49 after it',
    async (first) => {
      const reference = new World(0)
      reference.faults = 0
      // Audits arrive in order of time in the reference; in the worlds an older one may come late and must change nothing.
      await reference.process(observations())
      const expected = (await Array.fromAsync(reference.items.list({}))).sort(byId)
      for (let seed = first; seed < first + 50; seed++) {
        const world = new World(seed + 1)
        const queue = observations().flatMap((one) => (world.chance() < 0.4 ? [one, one] : [one]))
        queue.sort(() => world.chance() - 0.5)
        while (queue.length > 0) {
          const batches = Array.from({ length: 3 }, () => queue.splice(0, 1 + Math.floor(world.chance() * 6)))
          const done = await Promise.all(batches.map((batch) => world.process(batch)))
          for (const [index, batch] of batches.entries()) if (!done[index]) queue.push(...batch)
          world.faults *= 0.98
        }
        world.faults = 0
        const owed = (await world.items.pending('9999', 1_000)).map(({ finding }) => finding)
        await settleOutbox(owed, world.store(), world.tell)

        const found = (await Array.fromAsync(world.items.list({}))).sort(byId)
        const monitoring = (list: readonly Finding[]) => list.filter(({ kind }) => kind === 'monitoring').map(facts)
        expect(monitoring(found), `seed ${seed}`).toEqual(monitoring(expected))
        expect(
          found.find(({ kind }) => kind === 'audit'),
          `seed ${seed}`,
        ).toMatchObject({ verdict: 'fail', observedAt: new Date(noon + 2 * 86_400_000).toISOString() })
        const alerts = found.flatMap((finding) => finding.alerts)
        expect(
          alerts.filter(({ state }) => state !== 'sent'),
          `seed ${seed}`,
        ).toEqual([])
        // Told at least once each, and nothing else.
        expect(new Set(world.told), `seed ${seed}`).toEqual(new Set(alerts.map(({ id }) => id)))
        for (const finding of found)
          expect(
            finding.alerts.map(({ change }) => change),
            `seed ${seed}`,
          ).toContain('opened')
      }
    },
  )
})
