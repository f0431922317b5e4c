import type { Clause } from './clause.ts'
import type { CompileContext } from './compile-context.ts'
import type { YamlValue } from './document.ts'
import type { View } from './event-view.ts'
import type { Field } from './field.ts'
import type { FieldKey } from './modifiers.ts'
import { fold } from './pattern.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'
import { membersOf, textOf } from './value-text.ts'

/** `fieldref`: the values name other fields of the same event; an absent field equals nothing. */
export function references(values: readonly YamlValue[], key: FieldKey, path: KeyPath, { fields, jsonTexts }: CompileContext): Clause {
  const own = fields.at(key.field, jsonTexts)
  const others = values.map((value) => {
    if (typeof value === 'string' && value !== '') return fields.at(value, jsonTexts)
    throw new RuleProblem(path, `is ${shown(value)}; wanted the name of a field under "fieldref"`)
  })
  const folded = (text: string): string => (key.flags.has('cased') ? text : fold(text))
  const relation = relationOf(key)
  const textsAt = (view: View, field: Field): string[] =>
    membersOf(view.value(field)).flatMap((member) => {
      const text = textOf(member)
      return text === undefined ? [] : [folded(text)]
    })
  /** The texts of the field that is named: of the member of a list that is looked at, else of what the list stands in. */
  const named = (view: View, other: Field): readonly string[] => {
    const texts = textsAt(view, other)
    return texts.length === 0 && view.outer ? named(view.outer, other) : texts
  }
  const related = (view: View, other: Field): boolean => {
    const wanted = named(view, other)
    return textsAt(view, own).some((text) => wanted.some((each) => relation(text, each)))
  }
  return {
    test: key.flags.has('all')
      ? (view) => others.every((other) => related(view, other))
      : (view) => others.some((other) => related(view, other)),
    needs: [],
  }
}

function relationOf({ transforms }: FieldKey): (text: string, other: string) => boolean {
  if (transforms.includes('contains')) return (text, other) => text.includes(other)
  if (transforms.includes('startswith')) return (text, other) => text.startsWith(other)
  if (transforms.includes('endswith')) return (text, other) => text.endsWith(other)
  return (text, other) => text === other
}
