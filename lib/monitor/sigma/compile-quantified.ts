import { type Anchor, longestPlainRun, type Necessity } from './anchor.ts'
import type { Clause } from './clause.ts'
import type { CompileContext } from './compile-context.ts'
import { keyNeed } from './compile-field.ts'
import { MemberView, type View } from './event-view.ts'
import type { Field } from './field.ts'

/** A key that speaks of the members of a list: `Statement[any].Effect|contains`. */
export interface Quantified {
  /** Path of the list. */
  readonly list: string
  /** `any`, `all`, `none`, `all_or_empty`, or the position of one member. */
  readonly quantifier: string
  /** Path from a member on, with the modifiers; empty for the member itself. */
  readonly rest: string
}

const quantifier = /^([^[\]|]+)\[(any|all|none|all_or_empty|\d{1,6})\](?:\.(?=[^|]))?/

/** Splits a key at its first quantifier; undefined when it has none. */
export function splitQuantifier(key: string): Quantified | undefined {
  const match = quantifier.exec(key)
  if (!match) return undefined
  return { list: match[1] ?? '', quantifier: match[2] ?? '', rest: key.slice(match[0].length) }
}

/** The clause that asks members of a list. One value that is no list is a list of one; an absent field and null are an empty list. */
export function quantified({ list, quantifier }: Quantified, member: Clause, { fields, jsonTexts }: CompileContext): Clause {
  const field = fields.at(list, jsonTexts)
  const holds = (view: View, value: unknown): boolean => member.test(new MemberView(value, view))
  const test = testOf(quantifier, field, holds)
  const mayBeEmpty = quantifier === 'none' || quantifier === 'all_or_empty'
  return { test, needs: mayBeEmpty ? [] : [...member.needs.flatMap((need) => outside(need, field)), ...keyNeed(field)] }
}

function testOf(quantifier: string, field: Field, holds: (view: View, member: unknown) => boolean): (view: View) => boolean {
  const members = (view: View): readonly unknown[] => {
    const value = view.value(field)
    if (Array.isArray(value)) return value
    return value === undefined || value === null ? [] : [value]
  }
  switch (quantifier) {
    case 'any':
      return (view) => members(view).some((member) => holds(view, member))
    case 'all':
      return (view) => members(view).length > 0 && members(view).every((member) => holds(view, member))
    case 'none':
      return (view) => !members(view).some((member) => holds(view, member))
    case 'all_or_empty':
      return (view) => members(view).every((member) => holds(view, member))
    default: {
      const position = Number(quantifier)
      return (view) => position < members(view).length && holds(view, members(view)[position])
    }
  }
}

/** What a member needs, as something that the list must have in it. */
function outside(need: Necessity, field: Field): readonly Necessity[] {
  const anchors = need.map((anchor): Anchor | undefined => {
    if (anchor.kind === 'key') return field.inside ? undefined : anchor
    const piece = anchor.kind === 'equals' ? longestPlainRun(anchor.text) : anchor
    return piece.piece === '' ? undefined : { kind: 'contains', field, piece: piece.piece, starts: piece.starts, ends: piece.ends }
  })
  const whole = anchors.filter((anchor) => anchor !== undefined)
  return whole.length === need.length ? [whole] : []
}
