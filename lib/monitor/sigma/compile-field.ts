import type { Anchor, Necessity } from './anchor.ts'
import { type Clause, not } from './clause.ts'
import type { CompileContext } from './compile-context.ts'
import { references } from './compile-reference.ts'
import { compileValue, type ValueTest } from './compile-value.ts'
import type { YamlValue } from './document.ts'
import { UnfitValue } from './encode-pattern.ts'
import type { View } from './event-view.ts'
import type { Field } from './field.ts'
import { LiteralSearch } from './literal-search.ts'
import { type FieldKey, parseFieldKey } from './modifiers.ts'
import { fold } from './pattern.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'
import { someLeaf, textOf } from './value-text.ts'

/** Most values of one list. */
const maxValues = 100_000

/** Compiles `field|modifiers: value(s)`. An empty field name searches the whole record. `path` leads to the value, for messages. */
export function compileField(rawKey: string, value: YamlValue, path: KeyPath, context: CompileContext): Clause {
  const key = parseFieldKey(rawKey, path)
  if (key.kind === 'exists') return exists(key, value, path, context)
  const values = Array.isArray(value) ? (value as readonly YamlValue[]) : [value]
  if (values.length === 0 || values.length > maxValues) throw new RuleProblem(path, `has ${values.length} values; wanted 1 to ${maxValues}`)
  if (key.field === '' && !context.member) return keywords(values, key, path, context)
  if (Array.isArray(value) && value.includes(null))
    throw new RuleProblem(path, 'has null in a list; wanted a selection of its own for null')
  const clause = key.kind === 'fieldref' ? references(values, key, path, context) : compared(values, key, path, context)
  return key.flags.has('neq') ? not(clause) : clause
}

/** The alternatives of each value, with the value named when it does not fit. */
function testsOf(values: readonly YamlValue[], key: FieldKey, path: KeyPath, { placeholders }: CompileContext): ValueTest[][] {
  return values.map((value, index) => {
    try {
      return compileValue(value, key, placeholders)
    } catch (error) {
      if (error instanceof UnfitValue)
        throw new RuleProblem(values.length > 1 ? [...path, index] : path, `${shown(value)} ${error.message}`)
      throw error
    }
  })
}

function compared(values: readonly YamlValue[], key: FieldKey, path: KeyPath, context: CompileContext): Clause {
  const groups = testsOf(values, key, path, context)
  const field = fieldAt(key.field, context)
  if (key.flags.has('all')) {
    const each = groups.map((tests) => memberTest(field, tests))
    return { test: (view) => each.every((test) => test(view)), needs: groups.flatMap((tests) => needsOf(field, tests)) }
  }
  const tests = groups.flat()
  return { test: memberTest(field, tests), needs: needsOf(field, tests) }
}

/** The field at a path of a rule. An empty path names a member itself. */
function fieldAt(path: string, { fields, jsonTexts }: CompileContext): Field {
  return fields.at(path, jsonTexts)
}

/** Whether a member of the field passes one of the tests: members of a list, or the one value; an empty list is like an absent field. */
function memberTest(field: Field, tests: readonly ValueTest[]): (view: View) => boolean {
  const member = anyTest(tests)
  const folded = foldedTest(tests)
  return (view) => {
    const text = folded && view.folded(field)
    if (folded && text !== undefined) return folded(text)
    const value = view.value(field)
    if (!Array.isArray(value)) return member(value)
    return value.length === 0 ? member(undefined) : value.some(member)
  }
}

function anyTest(tests: readonly ValueTest[]): (value: unknown) => boolean {
  const [only] = tests
  if (tests.length === 1 && only) return only.test
  const literals = literalsOf(tests)
  // A list of plain texts is one look-up, however long it is.
  if (literals) {
    return (value) => {
      const text = textOf(value)
      return text !== undefined && literals.has(fold(text))
    }
  }
  return (value) => tests.some(({ test }) => test(value))
}

/** The tests as one of folded text; undefined when one of them asks for something else. */
function foldedTest(tests: readonly ValueTest[]): ((text: string) => boolean) | undefined {
  const each = tests.flatMap(({ folded }) => folded ?? [])
  const [only] = each
  if (!only || each.length < tests.length) return undefined
  if (each.length === 1) return only
  const literals = literalsOf(tests)
  if (literals) return (text) => literals.has(text)
  return searchOf(tests) ?? ((text) => each.some((test) => test(text)))
}

/** From this many on, pieces are looked for together. */
const manyPieces = 12

/** Many values under `contains`: one search for their pieces, and the test of a value only where its piece was found. */
function searchOf(tests: readonly ValueTest[]): ((text: string) => boolean) | undefined {
  const needs = tests.flatMap(({ need }) => (need && need.piece.length > 1 ? need.piece : []))
  if (needs.length < manyPieces || needs.length < tests.length) return undefined
  const search = new LiteralSearch(needs)
  return (text) => search.find(text, (piece) => tests[piece]?.folded?.(text) ?? false)
}

function literalsOf(tests: readonly ValueTest[]): ReadonlySet<string> | undefined {
  const literals = tests.flatMap(({ literal }) => literal ?? [])
  return literals.length === tests.length ? new Set(literals) : undefined
}

/** What a record needs for one of the tests to hold: its text or a piece of it, and in any case a key of that name. */
function needsOf(field: Field, tests: readonly ValueTest[]): readonly Necessity[] {
  if (tests.some(({ absent }) => absent)) return []
  const anchors = tests.flatMap(({ literal, need }): Anchor[] => {
    if (literal !== undefined) return [{ kind: 'equals', field, text: literal }]
    return need ? [{ kind: 'contains', field, ...need }] : []
  })
  const key = keyNeed(field)
  return anchors.length === tests.length ? [anchors, ...key] : key
}

/** That the record has a key which ends with the last word of the path; a key may hold several words (`tags` → `kubernetes.io/name`). */
export function keyNeed(field: Field): readonly Necessity[] {
  const path = field.inside?.path ?? field.path
  const word = fold(path.slice(path.lastIndexOf('.') + 1))
  return word === '' || /[^ -~]|["\\]|^\d+$/.test(word) ? [] : [[{ kind: 'key', word }]]
}

function exists({ field: name }: FieldKey, value: YamlValue, path: KeyPath, context: CompileContext): Clause {
  if (typeof value !== 'boolean') throw new RuleProblem(path, `is ${shown(value)}; wanted true or false under "exists"`)
  if (name === '') throw new RuleProblem(path, 'has no field name; wanted one before "|exists"')
  const field = fieldAt(name, context)
  return { test: (view) => (view.value(field) !== undefined) === value, needs: value ? keyNeed(field) : [] }
}

function keywords(values: readonly YamlValue[], key: FieldKey, path: KeyPath, context: CompileContext): Clause {
  if (key.kind === 'fieldref' || key.flags.has('neq')) throw new RuleProblem(path, 'has no field name; wanted one before the modifiers')
  const opened: FieldKey =
    key.kind === 'plain' && !key.transforms.some((change) => /contains|startswith|endswith/.test(change))
      ? { ...key, transforms: [...key.transforms, 'contains'] }
      : key
  const groups = testsOf(values, opened, path, context)
  const each = (key.flags.has('all') ? groups : [groups.flat()]).map((tests) => {
    const test = anyTest(tests)
    return { test: (view: View) => someLeaf(view.root, test), needs: keywordNeeds(tests) }
  })
  return { test: (view) => each.every(({ test }) => test(view)), needs: each.flatMap(({ needs }) => needs) }
}

function keywordNeeds(tests: readonly ValueTest[]): readonly Necessity[] {
  const anchors = tests.flatMap(({ need }): Anchor[] => (need ? [{ kind: 'contains', field: null, ...need }] : []))
  return anchors.length === tests.length ? [anchors] : []
}
