import { conformingEvents, conformingValues } from './conform.ts'

// The specification does not speak of lists in events. Any member counts, which is what most systems that run Sigma do.
conformingValues('Rules 2.1.0, "Maps" over lists in events: any member counts', [
  [': x', [['x'], ['y', 'X'], ['x', null]], [['y'], [], [['x']], ['xx']]],
  [': [x, z]', [['y', 'z']], [['y']]],
  ['|contains: b', [['a', 'abc']], [['a', 'c']]],
  [
    '|all: [x, y]',
    [
      ['x', 'y'],
      ['y', 'z', 'x'],
    ],
    [['x'], ['xy']],
  ],
  ['|contains|all: [a, b]', [['ab'], ['a', 'b']], [['a', 'c']]],
  ['|gt: 5', [[1, 6], ['7']], [[1, 5], []]],
  ['|cidr: 10.0.0.0/8', [['host', '10.0.0.1']], [['11.0.0.1']]],
  ["|re: '^a+$'", [['b', 'aa']], [['ba', 'ab']]],
  [': 5', [[4, 5]], [[4, 55]]],
  [': true', [[false, true]], [[false]]],
  [': null', [[], ['x', null]], [['x']]],
  ['|neq: x', [['y', 'z'], []], [['y', 'x']]],
  ['|exists: true', [[], [null]], [undefined]],
])

conformingEvents('Rules 2.1.0, "Field Usage" through lists in events', [
  ['a.b: x', [{ a: [{ b: 'y' }, { b: 'x' }] }, { a: [{ b: ['y', 'x'] }] }], [{ a: [{ b: 'y' }, { c: 'x' }] }, { a: [] }, { a: ['x'] }]],
  ['a.b.c: x', [{ a: [{ b: [{ c: 'y' }, { c: 'x' }] }] }], [{ a: [{ b: [{ c: 'y' }] }] }]],
  ['a.0.b: x', [{ a: [{ b: 'x' }, { b: 'y' }] }], [{ a: [{ b: 'y' }, { b: 'x' }] }]],
  ['a.b|all: [x, y]', [{ a: [{ b: 'x' }, { b: 'y' }] }], [{ a: [{ b: 'x' }] }]],
  ['a.b|exists: true', [{ a: [{ c: 1 }, { b: null }] }], [{ a: [{ c: 1 }] }, { a: [] }]],
  [
    'a.b|fieldref: c',
    [
      { a: [{ b: 1 }, { b: 2 }], c: 2 },
      { a: [{ b: 1 }], c: [3, 1] },
    ],
    [{ a: [{ b: 1 }], c: 2 }],
  ],
  // Two fields of a map may be answered by two members: nothing ties them together.
  ['a.b: x\n  a.c: y', [{ a: [{ b: 'x', c: 'y' }] }, { a: [{ b: 'x' }, { c: 'y' }] }], [{ a: [{ b: 'x' }] }]],
])
