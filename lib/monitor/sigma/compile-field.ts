import { type Anchor, anchorFields, type Clause, type Fields, not } from './clause.ts'
import { compileValue, type ValueTest } from './compile-value.ts'
import type { YamlValue } from './document.ts'
import { type Placeholders, UnfitValue } from './encode-pattern.ts'
import { type FieldKey, parseFieldKey } from './modifiers.ts'
import { fold } from './pattern.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'
import { leavesOf, membersOf, textOf, valueAt } from './value-text.ts'

/** Most values of one list. */
const maxValues = 100_000

/** Compiles `field|modifiers: value(s)`. An empty field name searches the whole record. `path` leads to the value, for messages. */
export function compileField(rawKey: string, value: YamlValue, path: KeyPath, placeholders: Placeholders): Clause {
  const key = parseFieldKey(rawKey, path)
  if (key.kind === 'exists') return exists(key, value, path)
  const values = Array.isArray(value) ? (value as readonly YamlValue[]) : [value]
  if (values.length === 0 || values.length > maxValues) throw new RuleProblem(path, `has ${values.length} values; wanted 1 to ${maxValues}`)
  if (key.field === '') return keywords(values, key, path, placeholders)
  if (Array.isArray(value) && value.includes(null))
    throw new RuleProblem(path, 'has null in a list; wanted a selection of its own for null')
  const clause = key.kind === 'fieldref' ? references(values, key, path) : compared(values, key, path, placeholders)
  return key.flags.has('neq') ? not(clause) : clause
}

/** The alternatives of each value, with the value named when it does not fit. */
function testsOf(values: readonly YamlValue[], key: FieldKey, path: KeyPath, placeholders: Placeholders): ValueTest[][] {
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

function compared(values: readonly YamlValue[], key: FieldKey, path: KeyPath, placeholders: Placeholders): Clause {
  const groups = testsOf(values, key, path, placeholders)
  const { field } = key
  if (key.flags.has('all')) {
    return {
      test: (fields) => {
        const members = valuesAt(fields, field)
        return groups.every((tests) => members.some((member) => tests.some(({ test }) => test(member))))
      },
      anchor: groups.length === 1 ? anchorOf(field, groups.flat()) : {},
    }
  }
  const tests = groups.flat()
  const literals = literalsOf(tests)
  // A list of plain texts is one look-up, however long it is.
  if (literals) {
    return {
      test: (fields) =>
        valuesAt(fields, field).some((member) => {
          const text = textOf(member)
          return text !== undefined && literals.has(fold(text))
        }),
      anchor: anchorOf(field, tests),
    }
  }
  return { test: (fields) => valuesAt(fields, field).some((member) => tests.some(({ test }) => test(member))), anchor: {} }
}

const nothing: readonly unknown[] = [undefined]

/** The values of a field: members of a list, or the one value; an empty list is like an absent field. */
function valuesAt(fields: Fields, field: string): readonly unknown[] {
  const members = membersOf(valueAt(fields, field))
  return members.length === 0 ? nothing : members
}

function literalsOf(tests: readonly ValueTest[]): ReadonlySet<string> | undefined {
  const literals = tests.flatMap(({ literal }) => literal ?? [])
  return literals.length === tests.length ? new Set(literals) : undefined
}

function anchorOf(field: string, tests: readonly ValueTest[]): Anchor {
  const anchor = anchorFields.find((name) => name === field)
  const literals = anchor && literalsOf(tests)
  return anchor && literals ? { [anchor]: literals } : {}
}

function exists({ field }: FieldKey, value: YamlValue, path: KeyPath): Clause {
  if (typeof value !== 'boolean') throw new RuleProblem(path, `is ${shown(value)}; wanted true or false under "exists"`)
  if (field === '') throw new RuleProblem(path, 'has no field name; wanted one before "|exists"')
  return { test: (fields) => (valueAt(fields, field) !== undefined) === value, anchor: {} }
}

function keywords(values: readonly YamlValue[], key: FieldKey, path: KeyPath, placeholders: Placeholders): Clause {
  if (key.kind === 'fieldref' || key.flags.has('neq')) throw new RuleProblem(path, 'has no field name; wanted one before the modifiers')
  const opened: FieldKey =
    key.kind === 'plain' && !key.transforms.some((change) => /contains|startswith|endswith/.test(change))
      ? { ...key, transforms: [...key.transforms, 'contains'] }
      : key
  const groups = testsOf(values, opened, path, placeholders)
  const found = (fields: Fields, tests: readonly ValueTest[]): boolean => {
    for (const leaf of leavesOf(fields)) if (tests.some(({ test }) => test(leaf))) return true
    return false
  }
  const alternatives = groups.flat()
  return {
    test: key.flags.has('all') ? (fields) => groups.every((tests) => found(fields, tests)) : (fields) => found(fields, alternatives),
    anchor: {},
  }
}

/** `fieldref`: the values name other fields of the same event; an absent field equals nothing. */
function references(values: readonly YamlValue[], key: FieldKey, path: KeyPath): Clause {
  const names = values.map((value) => {
    if (typeof value === 'string' && value !== '') return value
    throw new RuleProblem(path, `is ${shown(value)}; wanted the name of a field under "fieldref"`)
  })
  const folded = (text: string): string => (key.flags.has('cased') ? text : fold(text))
  const relation = relationOf(key)
  const textsAt = (fields: Fields, field: string): string[] =>
    membersOf(valueAt(fields, field)).flatMap((member) => {
      const text = textOf(member)
      return text === undefined ? [] : [folded(text)]
    })
  const related = (fields: Fields, name: string): boolean => {
    const others = textsAt(fields, name)
    return textsAt(fields, key.field).some((text) => others.some((other) => relation(text, other)))
  }
  return {
    test: key.flags.has('all')
      ? (fields) => names.every((name) => related(fields, name))
      : (fields) => names.some((name) => related(fields, name)),
    anchor: {},
  }
}

function relationOf({ transforms }: FieldKey): (text: string, other: string) => boolean {
  if (transforms.includes('contains')) return (text, other) => text.includes(other)
  if (transforms.includes('startswith')) return (text, other) => text.startsWith(other)
  if (transforms.includes('endswith')) return (text, other) => text.endsWith(other)
  return (text, other) => text === other
}
