import { conformingEvents } from './conform.ts'

conformingEvents('Modifiers 2.1.0, "Specific": fieldref compares two fields of one event', [
  [
    'a|fieldref: b',
    [
      { a: 'x', b: 'x' },
      { a: 'X', b: 'x' },
      { a: 5, b: '5' },
    ],
    [{ a: 'x', b: 'y' }, { a: 'x' }, { b: 'x' }, {}, { a: 'b' }],
  ],
  [
    'a|fieldref: b',
    [{ a: '', b: '' }],
    [
      { a: null, b: null },
      { a: '*', b: 'x' },
      { a: 'x', b: '*' },
      { a: '', b: null },
    ],
  ],
  [
    'a.b|fieldref: c.d',
    [{ a: { b: 1 }, c: { d: 1 } }],
    [
      { a: { b: 1 }, c: { d: 2 } },
      { a: { b: 1 }, c: 1 },
    ],
  ],
  [
    'a|fieldref: [b, c]',
    [
      { a: 1, b: 1 },
      { a: 1, b: 2, c: 1 },
    ],
    [{ a: 1, b: 2, c: 3 }],
  ],
  [
    'a|fieldref|all: [b, c]',
    [{ a: 1, b: 1, c: 1 }],
    [
      { a: 1, b: 1, c: 2 },
      { a: 1, b: 1 },
    ],
  ],
  [
    'a|fieldref: b\n  c: 1',
    [{ a: 1, b: 1, c: 1 }],
    [
      { a: 1, b: 1 },
      { a: 1, b: 2, c: 1 },
    ],
  ],
])

conformingEvents('Modifiers 2.1.0, "Specific": fieldref with neq, cased and the ends of texts', [
  ['a|fieldref|neq: b', [{ a: 'x', b: 'y' }], [{ a: 'x', b: 'X' }]],
  ['a|neq|fieldref: b', [{ a: 1, b: 2 }], [{ a: 1, b: 1 }]],
  ['a|fieldref|neq: [b, c]', [{ a: 1, b: 2, c: 3 }], [{ a: 1, b: 2, c: 1 }]],
  ['a|fieldref|cased: b', [{ a: 'X', b: 'X' }], [{ a: 'X', b: 'x' }]],
  [
    'a|fieldref|contains: b',
    [
      { a: 'xyz', b: 'Y' },
      { a: 'xyz', b: 'xyz' },
    ],
    [
      { a: 'y', b: 'xyz' },
      { a: 'xyz', b: '*z*a' },
    ],
  ],
  ['a|fieldref|startswith: b', [{ a: 'xyz', b: 'xy' }], [{ a: 'xyz', b: 'yz' }, { a: 'xyz' }]],
  [
    'a|fieldref|endswith: b',
    [{ a: 'xyz', b: 'YZ' }],
    [
      { a: 'xyz', b: 'xy' },
      { a: 'xyz', b: null },
    ],
  ],
  ['a|endswith|fieldref: b', [{ a: 'xyz', b: 'yz' }], [{ a: 'xyz', b: 'y' }]],
  ['a|fieldref|contains|neq: b', [{ a: 'xyz', b: 'q' }], [{ a: 'xyz', b: 'y' }]],
  ['a|fieldref|contains|cased: b', [{ a: 'xYz', b: 'Y' }], [{ a: 'xYz', b: 'y' }]],
])
