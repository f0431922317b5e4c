import { type ActorClass, actorClasses } from '../actors/actor-classes.ts'
import type { KeepwatchSelection } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { RuleProblem, shown } from './rule-problem.ts'

const listKeys: ReadonlySet<string> = new Set(['list', 'field', 'absent'])
const actorKeys: ReadonlySet<string> = new Set(['actor', 'forgeable'])

/** Reads `keepwatch.selections`: name → `{list, field, absent}` or `{actor, forgeable}`. Throws RuleProblem. */
export function parseSelections(reader: DocumentReader): Readonly<Record<string, KeepwatchSelection>> {
  const names = reader.keys()
  if (names.length === 0) throw new RuleProblem(reader.path, 'is an empty map; wanted at least one selection')
  return Object.fromEntries(
    names.map((name) => {
      if (!/^[\w.-]{1,100}$/.test(name) || name === 'condition' || name === 'timeframe' || name === '__proto__')
        throw new RuleProblem([...reader.path, name], 'is no name of a selection; wanted letters, digits, "_", "-" and "."')
      return [name, parseSelection(reader.map(name))]
    }),
  )
}

function parseSelection(reader: DocumentReader): KeepwatchSelection {
  if (reader.get('actor') !== undefined) {
    reader.only(actorKeys)
    const actor = reader.texts('actor').map((word, index) => actorClassOf(word, [...reader.path, 'actor', index]))
    if (actor.length === 0) throw reader.refuse('actor', `some of ${actorClasses.join(', ')}`)
    return { actor, ...(reader.flag('forgeable') ? { forgeable: true } : {}) }
  }
  if (reader.get('list') === undefined)
    throw new RuleProblem(reader.path, 'has neither "list" nor "actor"; wanted {list, field} or {actor}')
  reader.only(listKeys)
  const field = reader.requiredText('field')
  if (field.includes('|')) throw reader.refuse('field', 'the path of a field, without modifiers')
  return { list: reader.requiredText('list'), field, ...(reader.get('absent') === undefined ? {} : { absent: reader.flag('absent') }) }
}

function actorClassOf(word: string, path: readonly (string | number)[]): ActorClass {
  const found = actorClasses.find((each) => each === word)
  if (!found) throw new RuleProblem(path, `is ${shown(word)}; wanted one of ${actorClasses.join(', ')}`)
  return found
}

/** Reads `keepwatch.json`: the fields whose texts are JSON. Throws RuleProblem. */
export function parseJsonPaths(reader: DocumentReader): readonly string[] {
  return reader.texts('json').map((path, index) => {
    if (path === '' || path.includes('|'))
      throw new RuleProblem([...reader.path, 'json', index], `is ${shown(path)}; wanted the path of a field`)
    return path
  })
}
