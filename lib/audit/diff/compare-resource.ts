import type { Resource, ResourceRef } from '#lib/findings/resource.ts'
import type { Change, ChangeKind, Told } from './change.ts'
import type { Difference, Surroundings } from './describers/describe.ts'
import { tellPlainly } from './describers/generic.ts'
import { describerOf } from './describers/table.ts'
import { tellAppeared, tellGone } from './describers/whole.ts'
import type { Sighting } from './fingerprints.ts'
import type { Incomparables } from './incomparables.ts'
import { comparedProperties, isUnseen, plainText, settled } from './noise.ts'
import { resourceWords } from './resource-words.ts'
import { shownValue } from './shown-value.ts'

const notRecorded = 'not recorded in this snapshot'

/** Every difference between two looks at one resource. What one of them did not see goes to `holes`, never to the changes. */
export function compareResource(before: Sighting, after: Sighting, around: Surroundings, holes: Incomparables): readonly Change[] {
  const [earlier, later] = [comparedProperties(before.resource), comparedProperties(after.resource)]
  const names = [...new Set([...earlier.keys(), ...later.keys()])].sort()
  const words = resourceWords(after.resource)
  return names.flatMap((property) => {
    if (isHole(property, earlier, before.resource, after.resource, 'before', holes)) return []
    if (isHole(property, later, after.resource, before.resource, 'after', holes)) return []
    const difference = {
      property,
      was: earlier.get(property),
      is: later.get(property),
      before: before.resource,
      after: after.resource,
      words,
      around,
    }
    const told = toldOf(difference)
    if (!told) holes.addProperty('after', after.resource, property, 'it is nested too deeply to be compared')
    return (told ?? []).map((one) => changeOf('changed', one, property, before, after))
  })
}

/** What is to be said of a property; undefined when it is nested so deeply that it cannot be written, thousands of levels. */
function toldOf(difference: Difference): readonly Told[] | undefined {
  const { property, was, is, after, words } = difference
  try {
    const [settledWas, settledIs] = [settled(was), settled(is)]
    if (plainText(settledWas) === plainText(settledIs)) return []
    const told = describerOf(after.type, property)?.describe(difference)
    // What is told plainly brings its own place and values.
    return told?.map((one) => ({ ...one, before: was, after: is })) ?? tellPlainly(property, settledWas, settledIs, words)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Whether one side has not seen a property; told only where the other has, or where it was refused (`addPart` has told that). */
function isHole(
  property: string,
  own: ReadonlyMap<string, unknown>,
  resource: Resource,
  other: Resource,
  side: 'before' | 'after',
  holes: Incomparables,
): boolean {
  const reason = isUnseen(resource, property)
  if (reason === undefined && own.has(property)) return false
  const wasRefused = reason !== undefined && !reason.startsWith('not asked')
  // A refusal was told when the part was read.
  if (!wasRefused && isUnseen(other, property) === undefined) holes.addProperty(side, resource, property, reason ?? notRecorded)
  return true
}

/** A resource that only the later snapshot holds. `from`: when the earlier look at its place began, milliseconds. */
export function appearedChange(after: Sighting, from: number, around: Surroundings): Change {
  return { ...bare('appeared', after.resource, tellAppeared(after.resource, around)), from, to: after.takenAt }
}

/** A resource that only the earlier snapshot holds. `to`: when the later look at its place began, milliseconds. */
export function goneChange(before: Sighting, to: number): Change {
  return { ...bare('gone', before.resource, tellGone(before.resource)), from: before.takenAt, to }
}

function bare(kind: ChangeKind, resource: Resource, { sentence, weight, effect }: Told) {
  const { VpcId: vpc } = resource.type === 'AWS::EC2::SecurityGroup' ? resource.configuration : {}
  const within = typeof vpc === 'string' ? { within: vpc } : {}
  return { kind, resource: refOf(resource), properties: [], ...within, sentence, weight, effect }
}

function changeOf(kind: ChangeKind, told: Told, property: string, before: Sighting, after: Sighting): Change {
  return {
    kind,
    resource: refOf(told.resource ?? after.resource),
    properties: told.properties ?? [property],
    ...(Object.hasOwn(after.resource.observed ?? {}, property) && !Object.hasOwn(after.resource.configuration, property)
      ? { isObserved: true as const }
      : {}),
    ...(told.before === undefined ? {} : { before: shownUnder(told.before, property) }),
    ...(told.after === undefined ? {} : { after: shownUnder(told.after, property) }),
    sentence: told.sentence,
    weight: told.weight,
    effect: told.effect,
    from: before.takenAt,
    to: after.takenAt,
  }
}

/** The value shown as what stands under its name, so that the name can tell that it is a secret. */
function shownUnder(value: unknown, property: string): unknown {
  const shown = shownValue({ [property]: value }) as Readonly<Record<string, unknown>>
  return Object.values(shown)[0]
}

const refOf = ({ arn, type, account, region }: ResourceRef): ResourceRef => ({ arn, type, account, region })
