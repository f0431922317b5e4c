import type { Draft } from './draft.ts'
import { type Fold, folds } from './folds.ts'
import { isRecord } from './is-record.ts'
import { shapeOf } from './shapes.ts'
import { type Resolved, Unresolved } from './unresolved.ts'

/** Properties that are folded into a type and are none of its own, with what holds when nothing is. */
const foldedProperties: ReadonlyMap<string, ReadonlyMap<string, Resolved>> = new Map(
  [...Map.groupBy(folds, ({ into }) => into)].map(([into, all]) => [
    into,
    new Map(all.filter(({ property }) => !shapeOf(into)?.properties.has(property)).map(({ property, none }) => [property, none ?? null])),
  ]),
)

/**
 * Writes what resources say about others into those others, as collectors do (`folds.ts`). A template that does not say which resource
 * is meant leaves the property unknown on each that may be.
 */
export function fold(drafts: readonly Draft[]): void {
  const byType = Map.groupBy(drafts, ({ source }) => source.type)
  for (const [into, properties] of foldedProperties)
    for (const draft of byType.get(into) ?? []) for (const [property, none] of properties) draft.properties.set(property, none)
  for (const one of folds) {
    const targets = byType.get(one.into) ?? []
    const sources = byType.get(one.from) ?? []
    if (targets.length === 0 || sources.length === 0) continue
    const byName = indexed(targets)
    const written = new Set<Draft>()
    for (const source of sources) foldOne(one, source, { targets, byName, written })
  }
  for (const draft of drafts) if (draft.identity.openName) hideLiterals(draft, draft.identity.openName)
}

/** Literal ARNs of a resource's own kind in what is said of it may be its own when its name is not known: what holds one is not known. */
function hideLiterals({ identity, properties }: Draft, openName: Unresolved): void {
  const kind = identity.arn.slice(0, identity.arn.lastIndexOf(identity.name))
  const mayBeOwn = (value: Resolved): boolean => {
    if (typeof value === 'string') return value.startsWith(kind) && !value.startsWith(identity.arn)
    if (typeof value !== 'object' || value === null || value instanceof Unresolved) return false
    return (Array.isArray(value) ? (value as readonly Resolved[]) : Object.values(value)).some(mayBeOwn)
  }
  for (const [property, value] of properties)
    if (mayBeOwn(value)) properties.set(property, new Unresolved(`it names an ARN that may be its own: ${openName.reason}`))
}

interface Targets {
  readonly targets: readonly Draft[]
  readonly byName: ReadonlyMap<string, ReadonlySet<Draft>>
  /** Those that this kind of source has spoken about. */
  readonly written: Set<Draft>
}

function foldOne(one: Fold, source: Draft, targets: Targets): void {
  const named = source.properties.get(one.named) ?? null
  for (const name of Array.isArray(named) ? (named as readonly Resolved[]) : [named]) {
    if (name instanceof Unresolved) for (const target of targets.targets) doubt(one, source, target, name)
    else if (typeof name === 'string') foldNamed(one, source, name, targets)
  }
}

function foldNamed(one: Fold, source: Draft, name: string, { targets, byName, written }: Targets): void {
  const said = source.doubt ?? one.says(Object.fromEntries(source.properties), source.identity.arn)
  const meant = byName.get(name)
  if (meant) for (const target of meant) write(one, target, said, written)
  else for (const target of targets) if (target.identity.openName) doubt(one, source, target, target.identity.openName)
}

/** A name that is not known may be this one's; one that is made outside of the stack only if it can be known there. */
function doubt({ from, property }: Fold, { source }: Draft, target: Draft, name: Unresolved): void {
  if (name.isOutside && !target.identity.hasFixedName) return
  target.properties.set(property, new Unresolved(`${source.logicalId} (${from}) may speak about it: ${name.reason}`))
}

function write({ adds, property, from, none }: Fold, target: Draft, said: Resolved, written: Set<Draft>): void {
  const before = target.properties.get(property) ?? null
  const current = before === none && none instanceof Unresolved ? null : before
  if (current instanceof Unresolved) return
  if (adds) target.properties.set(property, said instanceof Unresolved ? said : added(current, said))
  else target.properties.set(property, written.has(target) ? new Unresolved(`several ${from} speak about it`) : said)
  written.add(target)
}

function added(current: Resolved, said: Resolved): Resolved {
  if (Array.isArray(current)) return [...(current as readonly Resolved[]), said]
  const [a, b] = [statementsOf(current), statementsOf(said)]
  if (a && b) return { Version: '2012-10-17', Statement: [...a, ...b] }
  if (current === null) return statementsOf(said) ? said : [said]
  return new Unresolved('what stands there cannot be added to')
}

function statementsOf(value: Resolved): readonly Resolved[] | undefined {
  const statements = isRecord(value) ? (value as Readonly<Record<string, Resolved>>)['Statement'] : undefined
  if (statements === undefined || statements instanceof Unresolved) return undefined
  return Array.isArray(statements) ? (statements as readonly Resolved[]) : [statements]
}

function indexed(targets: readonly Draft[]): ReadonlyMap<string, ReadonlySet<Draft>> {
  const byName = new Map<string, Set<Draft>>()
  for (const target of targets)
    for (const name of [target.identity.ref, target.identity.arn, target.identity.name]) {
      const known = byName.get(name) ?? new Set()
      known.add(target)
      byName.set(name, known)
    }
  return byName
}
