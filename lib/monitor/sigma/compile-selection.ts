import { allOf, anyOf, type Clause } from './clause.ts'
import type { CompileContext } from './compile-context.ts'
import { compileField } from './compile-field.ts'
import { quantified, splitQuantifier } from './compile-quantified.ts'
import type { YamlValue } from './document.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'

/** Compiles one selection: a map (all of its fields), a list (any of its members), or texts to search the whole record for. */
export function compileSelection(value: YamlValue, path: KeyPath, context: CompileContext): Clause {
  if (Array.isArray(value)) {
    if (value.length === 0) throw new RuleProblem(path, 'is an empty list; wanted texts to search for, or maps of fields')
    return anyOf((value as readonly YamlValue[]).map((member, index) => compileMember(member, [...path, index], context)))
  }
  return compileMember(value, path, context)
}

function compileMember(value: YamlValue, path: KeyPath, context: CompileContext): Clause {
  if (typeof value === 'string' || typeof value === 'number') return compileField('', value, path, context)
  if (!isMap(value)) throw new RuleProblem(path, `is ${shown(value)}; wanted a text to search for, or a map of fields`)
  const entries = Object.entries(value)
  if (entries.length === 0) throw new RuleProblem(path, 'is an empty map; wanted at least one field')
  return allOf(entries.map(([key, member]) => compileEntry(key, member, [...path, key], context)))
}

/** One field of a map. Behind `[any]`, `[all]`, `[none]`, `[all_or_empty]` or `[N]` stands what a member of the list must be. */
function compileEntry(key: string, value: YamlValue, path: KeyPath, context: CompileContext): Clause {
  const split = splitQuantifier(key)
  if (!split) return compileField(key, value, path, context)
  const inner: CompileContext = { ...context, jsonTexts: [], member: true }
  const isSelection = isMap(value) || (Array.isArray(value) && value.some(isMap))
  if (isSelection && split.rest !== '')
    throw new RuleProblem(
      path,
      `has a map behind ${shown(split.rest)}; wanted it right behind the brackets: ${split.list}[${split.quantifier}]`,
    )
  const clause = isSelection ? compileSelection(value, path, inner) : compileEntry(split.rest, value, path, inner)
  return quantified(split, clause, context)
}

function isMap(value: unknown): value is Readonly<Record<string, YamlValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
