import type { ActorClass } from '../actors/actor-classes.ts'
import { actorClassifier } from '../actors/classify-actor.ts'
import { isRecord } from '../log-sources/foreign-record.ts'
import { impossible } from './anchor.ts'
import type { Clause } from './clause.ts'
import type { CompileContext } from './compile-context.ts'
import type { KeepwatchSelection } from './document.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'
import { someLeaf } from './value-text.ts'

/** Compiles `keepwatch.selections`: look-ups in lists, and classes of actors. */
export function compileNamed(selections: Readonly<Record<string, KeepwatchSelection>>, context: CompileContext): Map<string, Clause> {
  return new Map(
    Object.entries(selections).map(([name, selection]) => [
      name,
      'list' in selection ? listed(selection, ['keepwatch', 'selections', name], context) : acted(selection, context),
    ]),
  )
}

/**
 * Whether a value of the field is in the list. A list that was not handed in would leave the rule blind, so the rule is refused,
 * unless it says what holds without the list.
 */
function listed(
  { list, field: path, absent }: { list: string; field: string; absent?: boolean },
  at: KeyPath,
  { lists, fields, jsonTexts }: CompileContext,
): Clause {
  const values = lists.get(list)
  if (!values && absent !== undefined) return { test: () => absent, needs: absent ? [] : [impossible] }
  if (!values) {
    const known = [...lists.keys()].join(', ') || 'none is given'
    throw new RuleProblem(
      [...at, 'list'],
      `is ${shown(list)}, a list that is not there; wanted one of those given with the rules (${known})`,
    )
  }
  const field = fields.at(path, jsonTexts)
  const has = (text: string): boolean => values.has(text)
  return { test: (view) => someLeaf(view.value(field), has), needs: [] }
}

/** Whether the actor is of one of the classes. */
function acted({ actor, forgeable }: { actor: readonly ActorClass[]; forgeable?: boolean }, { actors }: CompileContext): Clause {
  const classify = actorClassifier({ known: actors, trustForgeable: forgeable === true, only: actor })
  return {
    test: ({ root }) => {
      return isRecord(root) && classify(root).size > 0
    },
    needs: [],
  }
}
