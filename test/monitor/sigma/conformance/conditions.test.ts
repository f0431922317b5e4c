import { conformingEvents, type EventRow } from './conform.ts'

/** Selections a, b and c hold when the event's field of that name is 1. */
const abc = (condition: string): string => `a: {a: 1}\nb: {b: 1}\nc: {c: 1}\ncondition: ${condition}`
/** An event in which these hold. */
const having = (letters: string): Record<string, number> => Object.fromEntries([...letters].map((letter) => [letter, 1]))
const row = (condition: string, matching: readonly string[], others: readonly string[]): EventRow => [
  abc(condition),
  matching.map(having),
  others.map(having),
]

conformingEvents('Rules 2.1.0, "Condition": and, or, not', [
  row('a', ['a', 'ab'], ['', 'b']),
  row('a and b', ['ab', 'abc'], ['a', 'b', '']),
  row('a or b', ['a', 'b', 'ab'], ['', 'c']),
  row('not a', ['', 'b'], ['a', 'ab']),
  row('not not a', ['a'], ['']),
  row('a and not b', ['a', 'ac'], ['ab', 'b', '']),
  row('not a and not b', ['', 'c'], ['a', 'b', 'ab']),
  row('a and b and c', ['abc'], ['ab', 'bc', 'ac']),
  row('a or b or c', ['a', 'b', 'c'], ['']),
  row('a AND NOT b', ['a'], ['ab']),
  row('a Or b', ['b'], ['c']),
])

conformingEvents('Rules 2.1.0, "Condition": or binds least, then and, then not; parentheses bind most', [
  row('a or b and c', ['a', 'bc', 'ab'], ['b', 'c', '']),
  row('a and b or c', ['ab', 'c'], ['a', 'b']),
  row('(a or b) and c', ['ac', 'bc'], ['a', 'c', 'ab']),
  row('a and (b or c)', ['ab', 'ac'], ['a', 'bc']),
  row('not a or b', ['', 'b', 'ab'], ['a']),
  row('not (a or b)', ['', 'c'], ['a', 'b']),
  row('not a and b', ['b'], ['a', 'ab', '']),
  row('not (a and b)', ['a', 'b', ''], ['ab']),
  row('a and not (b or c)', ['a'], ['ab', 'ac', '']),
  row('((a)) and (not (b))', ['a'], ['ab']),
  row('a or not b and c', ['a', 'c', 'ab'], ['b', 'bc', '']),
  row('a or not 1 of b*', ['a', '', 'ab'], ['b']),
  row('not 1 of b* and c', ['c'], ['bc', '']),
  row('not all of them', ['ab', ''], ['abc']),
])

/** x_1 and x_2 ask for fields of their names, so do y and _x. */
const named = (condition: string): string => `x_1: {x1: 1}\nx_2: {x2: 1}\ny: {y: 1}\n_x: {hidden: 1}\ncondition: ${condition}`
const [x1, x2, both, y, hidden] = [{ x1: 1 }, { x2: 1 }, { x1: 1, x2: 1 }, { y: 1 }, { hidden: 1 }]

conformingEvents('Rules 2.1.0, "Condition": 1 of and all of, them and patterns, without names that begin with _', [
  [named('1 of them'), [x1, x2, y], [hidden, {}]],
  [named('all of them'), [{ ...both, ...y }], [{ ...both, ...hidden }, { ...x1, ...y }, {}]],
  [named('1 of x_*'), [x1, x2], [y, hidden, {}]],
  [named('all of x_*'), [both], [x1, x2, { ...x1, ...y }]],
  [named('any of x_*'), [x1], [y]],
  [named('1 of *_2'), [x2], [x1, y]],
  [named('1 of *_*'), [x1, x2], [y, hidden]],
  [named('all of *'), [{ ...both, ...y }], [both]],
  [named('1 of y'), [y], [x1]],
  [named('_x'), [hidden], [x1, {}]],
  [named('y and not _x'), [y], [{ ...y, ...hidden }, {}]],
  [named('1 of x_* and not y'), [x1], [{ ...x1, ...y }, {}]],
  [named('1 of x_* and 1 of y*'), [{ ...x2, ...y }], [x1, y]],
  [named('1 OF Them'), [x1], [hidden]],
  ['x: {x: 1}\nkeys: [needle, pin]\ncondition: 1 of them', [{ x: 1 }, { a: 'needle' }, { a: 'pin' }], [{ a: 'hay' }]],
  ['x: {x: 1}\nkeys: [needle, pin]\ncondition: all of them', [{ x: 1, a: 'pin' }], [{ a: 'needle pin' }, { x: 1 }]],
])

conformingEvents('Rules 2.1.0, "Condition": one condition of a list', [
  row('[a, b]', ['a', 'b'], ['c', '']),
  row('[a and b, c]', ['ab', 'c'], ['a']),
  row('[not a]', ['', 'b'], ['a']),
  row('[a, 1 of c*]', ['a', 'c'], ['b']),
])

conformingEvents('Rules 2.1.0, "Condition": any name may be a selection', [
  ['and_so: {a: 1}\nnothing: {b: 1}\ncondition: and_so and not nothing', [{ a: 1 }], [{ a: 1, b: 1 }, {}]],
  ['sel-1.x: {a: 1}\ncondition: sel-1.x', [{ a: 1 }], [{}]],
  ['all: {a: 1}\ncondition: all', [{ a: 1 }], [{}]],
  ['Sel: {a: 1}\nsel: {b: 1}\ncondition: Sel and not sel', [{ a: 1 }], [{ b: 1 }, { a: 1, b: 1 }]],
])
