import { z } from 'zod'
import type { Attestation } from './attestation.ts'
import { attestationFor, attestations, isAttestationId } from './attestations.ts'
import type { Framework, Requirement } from './framework.ts'
import { nearestName } from './nearest-name.ts'

/** What a framework of a user may name. */
export interface KnownNames {
  /** Ids of checks. */
  readonly checks: ReadonlySet<string>
  /** Ids of detections. */
  readonly detections: ReadonlySet<string>
  /** Ids of frameworks that are there already. */
  readonly frameworks: ReadonlySet<string>
}

/** What is wrong with a framework: where in it, and what is wanted instead. */
export interface FrameworkProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
}

const text = (most: number) => z.string().trim().min(1).max(most)
const oneLine = (most: number) => text(most).regex(/^[^\p{Cc}]*$/u, 'wanted one line without control characters')
const names = z.array(z.string().max(200)).max(200)

const ownAttestation = z.strictObject({
  question: oneLine(500),
  evidence: oneLine(500),
  everyDays: z.int().min(1).max(1_100),
  who: oneLine(100),
})

const requirementShape = z.strictObject({
  id: oneLine(60),
  title: oneLine(200),
  level: z.union([z.literal(1), z.literal(2)]).optional(),
  assessment: z.enum(['automated', 'manual']).optional(),
  controls: names.default([]),
  detections: names.default([]),
  compensatedBy: names.default([]),
  attestation: z.union([z.string().max(200), ownAttestation]).optional(),
  /** What is not looked at. */
  partly: oneLine(500).optional(),
})

const frameworkShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/, 'wanted small letters, digits, dots and hyphens, at most 60'),
  name: oneLine(100),
  version: oneLine(60),
  source: oneLine(300),
  requirements: z.array(requirementShape).min(1).max(5_000),
})

type RequirementText = z.infer<typeof requirementShape>

/**
 * A framework of a user, from what a file says; else what is wrong with it, all of it at once. Ids of checks, detections and
 * attestations that are not there are refused with the nearest that is: a name that stands for nothing would look like coverage.
 */
export function parseFramework(value: unknown, known: KnownNames): Framework | readonly FrameworkProblem[] {
  const parsed = frameworkShape.safeParse(value)
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({
      path: path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
      message,
    }))
  const { id, name, version, source, requirements } = parsed.data
  const problems = [
    ...(known.frameworks.has(id)
      ? [{ path: ['id'], message: `the framework ${JSON.stringify(id)} is there already: choose another id` }]
      : []),
    ...repeated(requirements),
    ...requirements.flatMap((requirement, index) => unknownNames(requirement, index, known)),
  ]
  if (problems.length > 0) return problems
  return { id, name, version, source, requirements: requirements.map((requirement) => assembled(id, requirement)) }
}

function repeated(requirements: readonly RequirementText[]): readonly FrameworkProblem[] {
  const seen = new Set<string>()
  return requirements.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ path: ['requirements', index, 'id'], message: `the requirement ${JSON.stringify(id)} is there twice: leave one out` }]
  })
}

function unknownNames(requirement: RequirementText, at: number, known: KnownNames): readonly FrameworkProblem[] {
  const { controls, detections, compensatedBy, attestation } = requirement
  const check = (field: string, list: readonly string[], among: ReadonlySet<string>, kind: string): readonly FrameworkProblem[] =>
    list.flatMap((name, index) =>
      among.has(name) ? [] : [{ path: ['requirements', at, field, index], message: noSuch(kind, name, among) }],
    )
  return [
    ...check('controls', controls, known.checks, 'check'),
    ...check('detections', detections, known.detections, 'detection'),
    ...check('compensatedBy', compensatedBy, known.detections, 'detection'),
    ...(compensatedBy.length > 0 && controls.length === 0
      ? [{ path: ['requirements', at, 'compensatedBy'], message: 'there are no controls to stand in for: name them as detections' }]
      : []),
    ...(typeof attestation === 'string' && !isAttestationId(attestation)
      ? [{ path: ['requirements', at, 'attestation'], message: noSuch('attestation', attestation, attestationIds) }]
      : []),
  ]
}

const attestationIds: readonly string[] = attestations.map(({ id }) => id)

function noSuch(kind: string, name: string, among: Iterable<string>): string {
  const near = nearestName(name, among)
  return `there is no ${kind} ${JSON.stringify(name)}${near === undefined ? '' : `; did you mean ${JSON.stringify(near)}?`}`
}

function assembled(framework: string, requirement: RequirementText): Requirement {
  const { id, title, level, assessment, controls, detections, compensatedBy, partly } = requirement
  const attestation = attestationOf(framework, requirement)
  const hasFacts = controls.length + detections.length > 0
  const isServed = hasFacts || attestation !== undefined
  return {
    id,
    title,
    ...(level === undefined ? {} : { level }),
    ...(assessment === undefined ? {} : { assessment }),
    decidedBy: attestation === undefined ? 'controls' : hasFacts ? 'both' : 'attestation',
    controls: [...new Set(controls)].sort(),
    ...(detections.length > 0 ? { detections } : {}),
    ...(compensatedBy.length > 0 ? { compensatedBy } : {}),
    ...(attestation === undefined ? {} : { attestation }),
    coverage: !isServed ? 'not-covered-yet' : partly === undefined ? 'covered' : 'partly',
    ...(partly === undefined ? {} : { note: partly }),
  }
}

function attestationOf(framework: string, { id, attestation }: RequirementText): Attestation | undefined {
  if (attestation === undefined) return undefined
  if (typeof attestation !== 'string') return { id: `${framework}/${id}`, ...attestation }
  return isAttestationId(attestation) ? attestationFor(attestation) : undefined
}
