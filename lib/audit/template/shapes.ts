import { writtenParts, writtenShapes } from './shapes.generated.ts'

/**
 * How a value is read: `b` boolean, `n` number, `s` text, `t` tag (a pair of Key and Value), `j` whatever stands there, `[` a list of what
 * follows, `{` a map to what follows, digits a part by its number.
 */
export type Kind = string

/** A CloudFormation type as templates are read by it. */
export interface TypeShape {
  readonly properties: ReadonlyMap<string, Kind>
  readonly ref: readonly string[]
  readonly arn: string | undefined
  readonly tags: string
  readonly unset: Readonly<Record<string, string | number | boolean>>
}

const shapes = new Map<string, TypeShape>()
const parts = new Map<string, ReadonlyMap<string, Kind>>()

/** The shape of a type; undefined for one that no check speaks about. */
export function shapeOf(type: string): TypeShape | undefined {
  const known = shapes.get(type)
  if (known || !Object.hasOwn(writtenShapes, type)) return known
  const written = writtenShapes[type]
  if (!written) return undefined
  const shape = {
    properties: kindsOf(written.properties),
    ref: written.ref?.split(',') ?? [],
    arn: written.arn,
    tags: written.tags ?? 'Tags',
    unset: written.unset ?? {},
  }
  shapes.set(type, shape)
  return shape
}

/** Properties of a part with their kinds; empty for a number that stands for nothing. */
export function partOf(number: string): ReadonlyMap<string, Kind> {
  const known = parts.get(number)
  if (known) return known
  const part = kindsOf(writtenParts[Number(number)] ?? '')
  parts.set(number, part)
  return part
}

function kindsOf(text: string): ReadonlyMap<string, Kind> {
  const pairs = text === '' ? [] : text.split(' ')
  return new Map(pairs.map((pair) => [pair.slice(0, pair.lastIndexOf(':')), pair.slice(pair.lastIndexOf(':') + 1)] as const))
}
