import { describe, expect, it } from 'vitest'
import type { MonitoringFinding } from '#lib/findings/finding.ts'
import { deedKey } from '#lib/findings/identity.ts'
import { entitiesOf } from '#lib/findings/incident-entities.ts'
import type { IncidentItems, IncidentLinks } from '#lib/findings/incident-items.ts'
import { IncidentStore } from '#lib/findings/incident-store.ts'
import { settleAlerts } from '#lib/findings/settle-alerts.ts'
import type { Tell } from '#lib/findings/settle-outbox.ts'
import { severities, severityRank } from '#lib/findings/severity.ts'
import { IncidentMap } from '#lib/local/incident-map.ts'
import { StateMap } from '#lib/local/state-map.ts'
import { chanceOf } from './chance.ts'
import { bucket, findingOf, iamUser, user, wholeAccount } from './monitoring-findings.ts'
import { noon } from './observations.ts'

const seeds = 300

/** A world in which every await may be the last one of a process, before or after its effect. */
class World {
  readonly items = new IncidentMap()
  readonly links = new StateMap()
  readonly told: string[] = []
  readonly done = new Set<string>()
  readonly chance: () => number
  faults = 0.04

  constructor(seed: number) {
    this.chance = chanceOf(seed)
  }

  async step<Result>(effect: () => Promise<Result>): Promise<Result> {
    for (let turns = Math.floor(this.chance() * 4); turns > 0; turns--) await Promise.resolve()
    if (this.chance() < this.faults) throw new Error('crash before the effect')
    const result = await effect()
    if (this.chance() < this.faults) throw new Error('crash after the effect')
    return result
  }

  readonly #tell: Tell = (owed) =>
    this.step(async () => {
      for (const { alert, finding } of owed) this.told.push(`${finding.id} ${alert.id}`)
      return new Set(owed.map(({ alert }) => alert.id))
    })

  /** One process that joins and tells; what it did not come to stays owed. */
  async process(findings: readonly MonitoringFinding[]): Promise<void> {
    const items: IncidentItems = {
      get: (id) => this.step(() => this.items.get(id)),
      put: (incident, expected) => this.step(() => this.items.put(incident, expected)),
      pending: (before, limit) => this.items.pending(before, limit),
      latest: (limit) => this.items.latest(limit),
    }
    const links: IncidentLinks = {
      read: (key, now) => this.step(() => this.links.read(key, now)),
      update: (key, change, now) => this.step(() => this.links.update(key, change, now)),
    }
    const options = { now: () => noon, random: this.chance, sleep: async () => undefined }
    const owing = (await this.items.pending('9999', 1_000)).map(({ incident }) => incident)
    await settleAlerts(findings, owing, {
      store: { markSent: (id) => this.step(async () => void this.done.add(id)) },
      incidents: new IncidentStore(items, links, options),
      tell: this.#tell,
      dueBy: () => Date.parse('9999-01-01'),
    }).catch(() => undefined)
  }
}

/** Some findings of a few users about a few things, within hours. */
function findingsOf(chance: () => number): MonitoringFinding[] {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)] as Item
  const users = ['ada', 'bob', 'cyd', 'dan', 'eve', 'fay']
  return Array.from({ length: 14 }, (_, index) => {
    const severity = pick(severities)
    // What was done to an identity, when it was small, joins what comes after it only: that depends on order.
    const small = severityRank(severity) < severityRank('medium')
    return findingOf(`control-${index}`, user(pick(users)), Math.floor(chance() * 600), {
      severity,
      attack: [`T${1000 + index}`],
      resource: pick([wholeAccount, wholeAccount, bucket('pay'), bucket('logs'), small ? wholeAccount : iamUser(pick(users))]),
    })
  })
}

/** Findings that share entities, directly or over others: by hand, without the store. */
function componentsOf(findings: readonly MonitoringFinding[]): string[][] {
  let groups: { entities: Set<string>; ids: Set<string> }[] = []
  for (const finding of findings) {
    const entities = new Set(entitiesOf(finding).shared)
    const near = groups.filter((group) => !group.entities.isDisjointFrom(entities))
    const joined = near.reduce((sum, group) => ({ entities: sum.entities.union(group.entities), ids: sum.ids.union(group.ids) }), {
      entities,
      ids: new Set([finding.id]),
    })
    groups = [...groups.filter((group) => !near.includes(group)), joined]
  }
  return groups.map(({ ids }) => [...ids].sort()).sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
}

describe('incidents in a world of crashes, redeliveries and concurrent writers', () => {
  it.each(Array.from({ length: seeds / 50 }, (_, group) => group * 50))(
    'come to the same stories and lose no alert, seeds %i and the 49 after it',
    async (first) => {
      for (let seed = first; seed < first + 50; seed++) {
        const world = new World(seed + 1)
        const findings = findingsOf(world.chance)
        for (let round = 0; findings.some(({ id }) => !world.done.has(id)); round++) {
          const left = findings.filter(({ id }) => !world.done.has(id)).sort(() => world.chance() - 0.5)
          const cut = Math.ceil(left.length / 3)
          await Promise.all([0, 1, 2].map((part) => world.process(left.slice(part * cut, part * cut + cut + 1))))
          world.faults *= 0.95
          expect(round, `seed ${seed}`).toBeLessThan(300)
        }
        world.faults = 0
        await world.process([])

        const incidents = await world.items.latest(1_000)
        const stories = incidents.map(({ steps }) => steps.map(({ findingId }) => findingId).sort())
        expect(
          stories.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
          `seed ${seed}`,
        ).toEqual(componentsOf(findings))
        expect(await world.items.pending('9999', 1_000), `seed ${seed}`).toEqual([])
        for (const { severity, told, steps } of incidents) {
          const isWorthIt = severityRank(severity) >= severityRank('medium')
          expect(told !== undefined, `seed ${seed}`).toBe(isWorthIt)
          if (!isWorthIt) continue
          // Everything that is worth telling was in some alert, and none of the alerts understates the story.
          const deeds = steps
            .filter((step) => severityRank(step.severity) >= severityRank('medium'))
            .map(({ control, principal }) => deedKey(control, principal ?? ''))
          expect(told?.deeds, `seed ${seed}`).toEqual(expect.arrayContaining(deeds))
          expect(told?.severity, `seed ${seed}`).toBe(severity)
        }
        expect(world.told.length > 0, `seed ${seed}`).toBe(incidents.some(({ told }) => told))
      }
    },
  )
})
