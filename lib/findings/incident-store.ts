import { canonicalJson } from './canonical-json.ts'
import type { MonitoringFinding } from './finding.ts'
import { entityKey, incidentId } from './identity.ts'
import type { Incident } from './incident.ts'
import { entitiesOf } from './incident-entities.ts'
import type { IncidentItems, IncidentLink, IncidentLinks } from './incident-items.ts'
import { incidentOf, mergeIncidents, oweOfIncident, takenOverBy } from './incident-lifecycle.ts'
import { type AlertPolicy, defaultAlertPolicy, markSent } from './outbox.ts'

/** Conditional writes tried on one incident before giving up; the finding stays owed and is joined by the next sweep. */
const tries = 12
/** Findings of an entity further apart than this are two stories: milliseconds of event time. */
const gap = 24 * 3_600_000
/** No story is longer: what a busy principal does every day would never end. */
const longest = 7 * 24 * 3_600_000
/** How long a link is kept on the clock: late log files may still join. */
const linkKept = 3 * gap

/** What the store needs from outside. */
export interface IncidentStoreOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** 0 ≤ x < 1. */
  readonly random: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly policy?: AlertPolicy
}

/** Somebody else kept writing the same incident. */
export class ContendedIncidentError extends Error {
  constructor(id: string) {
    super(
      `Incident ${id} was not written: ${tries} conditional writes in a row lost to other writers. Its findings stay owed and are joined by the next sweep.`,
    )
    this.name = 'ContendedIncidentError'
  }
}

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Joins findings to incidents by the entities they share. Single-item conditional writes only: a link says which incident an
 * entity belongs to; when a finding shows that two incidents are one story, one takes over the other. A crash anywhere is mended by
 * joining the same finding again, which its outbox sees to. Idempotent; order may decide which of two incidents takes over, and
 * nothing else.
 */
export class IncidentStore {
  readonly #items: IncidentItems
  readonly #links: IncidentLinks
  readonly #options: IncidentStoreOptions

  constructor(items: IncidentItems, links: IncidentLinks, options: IncidentStoreOptions) {
    this.#items = items
    this.#links = links
    this.#options = options
  }

  /** Resolves to the incident that the finding is now part of, as stored. */
  async join(finding: MonitoringFinding): Promise<Incident> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const joined = await this.#tryToJoin(finding)
      if (joined) return joined
      await this.#pause(attempt)
    }
    throw new ContendedIncidentError(incidentId(finding.id))
  }

  /** Undefined when somebody else changed links or incidents meanwhile in a way that has to be looked at again. */
  async #tryToJoin(finding: MonitoringFinding): Promise<Incident | undefined> {
    const { shared, origins, marks } = entitiesOf(finding)
    const span = { from: Date.parse(finding.firstSeen), to: Date.parse(finding.lastSeen) }
    const began = incidentId(finding.id)
    const known = await this.#resolve(await this.#linked([...shared, ...origins], span))
    const candidate = [...known.ends].sort()[0] ?? began
    const linked = new Set<string>()
    for (const entity of shared) linked.add(await this.#link(entity, span, (incident) => incident ?? candidate))
    // Somebody may have linked an entity to another incident meanwhile, which may not be stored yet.
    const { ends, takenOver } = await this.#resolve(linked.union(known.ends))
    // The least id stays: an order that never changes, so that no two take over each other.
    const [id = began, ...others] = [...ends].sort()
    const joined = await this.#add(id, [incidentOf(began, finding), ...takenOver].reduce(mergeIncidents))
    // Links are moved only when all is one story: until then they are what says that it should be.
    for (const other of others) if (!(await this.#takeOver(other, { ...joined, id }))) return undefined
    const stories = new Set([...ends, ...takenOver.map((each) => each.id)])
    if (linked.size > 1 || !linked.has(id))
      for (const entity of shared) {
        const now = await this.#link(entity, span, (incident) => (incident === undefined || stories.has(incident) ? id : incident))
        if (now !== id) return undefined
      }
    for (const mark of marks) await this.#link(mark, span, (incident) => incident ?? id)
    return others.length === 0 ? joined : (await this.current([id]))[0]
  }

  /** The incidents as they are stored now; in place of one that was taken over, the one that took it over. */
  async current(ids: readonly string[]): Promise<readonly Incident[]> {
    const { ends } = await this.#resolve(new Set(ids))
    const stored = await Promise.all([...ends].map((id) => this.#items.get(id)))
    return stored.flatMap((each) => each?.incident ?? [])
  }

  /** Marks alerts as published. */
  async markSent(id: string, alertIds: readonly string[]): Promise<void> {
    const ids = new Set(alertIds)
    await this.#change(id, (previous) => previous && markSent(previous, ids, this.#options.now()))
  }

  /** The incidents that entities belong to at a time. */
  async #linked(entities: readonly string[], span: Span): Promise<ReadonlySet<string>> {
    const now = this.#options.now()
    const links = await Promise.all(entities.map((entity) => this.#links.read<IncidentLink>(entityKey(entity), now)))
    return new Set(links.flatMap((link) => (link && isNear(link, span) ? [link.incident] : [])))
  }

  /** The incidents in which the stories of others go on (which may not be stored yet), and those that were taken over on the way. */
  async #resolve(ids: ReadonlySet<string>): Promise<{ readonly ends: ReadonlySet<string>; readonly takenOver: readonly Incident[] }> {
    const ends = new Set<string>()
    const takenOver = new Map<string, Incident>()
    for (const id of ids) {
      let end = id
      // Each has a lesser id than the one before, so this ends.
      for (let next: string | undefined = id; next !== undefined; ) {
        end = next
        const incident: Incident | undefined = takenOver.get(end) ?? (await this.#items.get(end))?.incident
        next = incident?.mergedInto
        if (incident && next !== undefined) takenOver.set(end, incident)
      }
      ends.add(end)
    }
    return { ends, takenOver: [...takenOver.values()] }
  }

  /** Writes the link of an entity; `choose` is given the incident that it has at this time. Resolves to the one that it has then. */
  #link(entity: string, span: Span, choose: (incident: string | undefined) => string): Promise<string> {
    const now = this.#options.now()
    return this.#links.update<IncidentLink, string>(
      entityKey(entity),
      (current) => {
        const near = current && isNear(current, span) ? current : undefined
        const incident = choose(near?.incident)
        const { from, to } = near ? { from: Math.min(near.from, span.from), to: Math.max(near.to, span.to) } : span
        return { next: { incident, from, to }, result: incident, expiresAt: now + linkKept }
      },
      now,
    )
  }

  /** Adds to an incident, or to the one that has taken it over meanwhile. */
  async #add(id: string, story: Incident): Promise<Incident> {
    const policy = this.#options.policy ?? defaultAlertPolicy
    let joined = story
    for (let next: string | undefined = id; next !== undefined; next = joined.mergedInto) {
      const into = next
      const added = await this.#change(into, (previous) =>
        oweOfIncident(previous ? mergeIncidents(previous, story) : begun(into, story), policy, this.#options.now()),
      )
      joined = added ?? joined
    }
    return joined
  }

  /** From here on `id` is part of `survivor`, where it is told; false when it is part of another by now. */
  async #takeOver(id: string, survivor: Incident): Promise<boolean> {
    // One that is not stored yet is stored as taken over, so that whoever is about to begin it finds out.
    const taken = await this.#change(id, (previous) => takenOverBy(survivor.id, previous ?? begun(id, survivor)))
    if (taken) await this.#add(survivor.id, taken)
    return taken?.mergedInto === survivor.id
  }

  #pause(attempt: number): Promise<void> {
    return this.#options.sleep(this.#options.random() * Math.min(2_000, 5 * 2 ** attempt))
  }

  async #change(id: string, change: (previous: Incident | undefined) => Incident | undefined): Promise<Incident | undefined> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const stored = await this.#items.get(id)
      const next = change(stored?.incident)
      if (!next || (stored && canonicalJson(next) === canonicalJson(stored.incident))) return stored?.incident
      if (await this.#items.put(next, stored?.revision)) return next
      await this.#pause(attempt)
    }
    throw new ContendedIncidentError(id)
  }
}

/** Whether a finding at this time belongs to what the entity was part of. */
function isNear(link: IncidentLink, span: Span): boolean {
  const together = Math.max(link.to, span.to) - Math.min(link.from, span.from)
  return span.from - link.to <= gap && link.from - span.to <= gap && together <= longest
}

/** A story under an id under which nothing was told yet. */
function begun(id: string, { told: _, mergedInto: __, ...story }: Incident): Incident {
  return { ...story, id, thread: id, alerts: [], workflow: 'new' }
}
