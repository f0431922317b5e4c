import { type AttestationId, attestationFor } from './attestations.ts'
import type { Requirement, RequirementCoverage } from './framework.ts'

/** What serves a requirement beside the checks that `npm run frameworks` found for it. */
export interface Serves {
  /** Ids of checks beyond those found. */
  readonly controls?: readonly string[]
  /** Ids of detections that have to be able to see. */
  readonly watch?: readonly string[]
  /** Name of what a person has to state. */
  readonly ask?: AttestationId
}

/** A requirement as its data file says it. */
export interface Draft extends Serves {
  readonly id: string
  readonly title: string
}

/** Checks that serve a requirement, and names of the peer's checks for which there is none of ours yet. */
export interface Mapped {
  readonly controls: readonly string[]
  readonly notLookedAt: readonly string[]
}

/** By requirement id. Made by `npm run frameworks`. */
export type Mapping = Readonly<Record<string, Mapped>>

/** One requirement a line in a data file: `draft('AC-2(4)', 'Changes of accounts are logged', { watch: [...] })`. */
export function draft(id: string, title: string, serves: Serves = {}): Draft {
  return { id, title, ...serves }
}

/** The requirements of a framework: what its data file says, joined with the checks found for it. */
export function assemble(drafts: readonly Draft[], mapping: Mapping): readonly Requirement[] {
  const found = new Map(Object.entries(mapping))
  return drafts.map(({ id, title, controls = [], watch = [], ask }) => {
    const { controls: mapped = [], notLookedAt = [] } = found.get(id) ?? {}
    const all = [...new Set([...controls, ...mapped])].sort()
    const hasFacts = all.length + watch.length > 0
    return {
      id,
      title,
      decidedBy: ask === undefined ? 'controls' : hasFacts ? 'both' : 'attestation',
      controls: all,
      ...(watch.length > 0 ? { detections: watch } : {}),
      ...(ask === undefined ? {} : { attestation: attestationFor(ask) }),
      ...coverageOf(hasFacts || ask !== undefined, notLookedAt),
    }
  })
}

function coverageOf(served: boolean, notLookedAt: readonly string[]): Pick<Requirement, 'coverage' | 'note' | 'notLookedAt'> {
  const coverage: RequirementCoverage = !served ? 'not-covered-yet' : notLookedAt.length > 0 ? 'partly' : 'covered'
  if (notLookedAt.length === 0) return { coverage }
  const things = notLookedAt.length === 1 ? 'One thing that belongs to it is' : `${notLookedAt.length} things that belong to it are`
  return { coverage, notLookedAt, ...(served ? { note: `${things} not looked at yet: ${shortList(notLookedAt)}.` } : {}) }
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ')
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown
}
