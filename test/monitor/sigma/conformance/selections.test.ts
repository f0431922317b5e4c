import { conformingEvents } from './conform.ts'

conformingEvents('Rules 2.1.0, "Maps": every field of a map, any value of a list', [
  [
    'a: 1\n  b: 2',
    [
      { a: 1, b: 2 },
      { a: 1, b: 2, c: 3 },
    ],
    [{ a: 1 }, { b: 2 }, { a: 1, b: 3 }, {}],
  ],
  [
    'a: [1, 2]\n  b: x',
    [
      { a: 1, b: 'x' },
      { a: 2, b: 'X' },
    ],
    [
      { a: 3, b: 'x' },
      { a: 1, b: 'y' },
    ],
  ],
  ['a:\n    - x\n    - y*', [{ a: 'x' }, { a: 'yes' }], [{ a: 'xx' }]],
  ['a|contains: x\n  a|contains|cased: Y', [{ a: 'xY' }], [{ a: 'xy' }, { a: 'Y' }]],
  ['a|startswith: x\n  a|endswith: z', [{ a: 'xz' }, { a: 'x-z' }], [{ a: 'x' }, { a: 'z' }]],
  ['a: null\n  b: 1', [{ b: 1 }, { a: null, b: 1 }], [{ a: 1, b: 1 }, { a: null }]],
])

conformingEvents('Rules 2.1.0, "Field Usage": fields below others, and keys that hold dots', [
  [
    'a.b.c: x',
    [{ a: { b: { c: 'x' } } }, { 'a.b.c': 'x' }, { a: { 'b.c': 'x' } }],
    [{ a: { b: 'x' } }, { c: 'x' }, { a: { b: { c: { d: 'x' } } } }],
  ],
  ['a: x', [{ a: 'x' }], [{ A: 'x' }, { b: { a: 'x' } }, { a: { a: 'x' } }]],
  ["'with space': x", [{ 'with space': 'x' }], [{ withspace: 'x' }]],
  ["'@type': x", [{ '@type': 'x' }], [{ type: 'x' }]],
])

const lists = (body: string): string => `sel:\n${body}\ncondition: sel`

conformingEvents('Rules 2.1.0, "Lists": one of the maps', [
  [lists('  - a: 1\n  - b: 2'), [{ a: 1 }, { b: 2 }, { a: 1, b: 2 }], [{ a: 2 }, { b: 1 }, {}]],
  [lists('  - a: 1\n    b: 2\n  - c: 3'), [{ a: 1, b: 2 }, { c: 3 }], [{ a: 1 }, { b: 2, c: 4 }]],
  [lists('  - a|endswith: z\n  - b|contains: y'), [{ a: 'xz' }, { b: 'xyz' }], [{ a: 'zx', b: 'z' }]],
  [lists('  - a: 1'), [{ a: 1 }], [{ a: 2 }]],
  [lists('  - a: [1, 2]\n  - a: null'), [{ a: 2 }, {}], [{ a: 3 }]],
])

conformingEvents('Rules 2.1.0, "Lists" and "Keywords search": texts are looked for in the whole event', [
  [
    lists('  - needle'),
    [{ a: 'needle' }, { a: 'a NEEDLE here' }, { x: { y: ['-', 'needles'] } }],
    [{ a: 'need le' }, { a: 'nee', b: 'dle' }, {}],
  ],
  [lists('  - one\n  - two'), [{ a: 'one' }, { b: 'xtwox' }], [{ a: 'three' }]],
  ['sel: needle\ncondition: sel', [{ a: 'a needle' }], [{ a: 'a pin' }]],
  [lists('  - 4711'), [{ a: 4711 }, { a: 'order 47110' }], [{ a: 471 }]],
  [lists("  - 'rm * /'"), [{ a: 'sudo rm -rf /' }], [{ a: 'rm', b: '/' }]],
  [lists("  - 'us?r'"), [{ a: 'the user' }, { a: 'usxr' }], [{ a: 'usr' }]],
  [lists("  - 'fi\\*ve'"), [{ a: 'a fi*ve' }], [{ a: 'fixve' }]],
  [lists('  - needle\n  - a: 1'), [{ b: 'needle' }, { a: 1 }], [{ a: 2 }]],
])

conformingEvents('Rules 2.1.0, "Keywords search": \'|all\' wants every one of them, and other modifiers hold', [
  [lists("  '|all': [one, two]"), [{ a: 'one', b: 'two' }, { a: 'two one' }], [{ a: 'one' }, { a: 'two' }, {}]],
  [lists("  '|all':\n    - ' -x '\n    - 'ab*c'"), [{ a: 'cmd -x abc' }], [{ a: 'cmd -x ab' }, { a: 'abc' }]],
  [lists("  '|contains': needle"), [{ a: 'a needle' }], [{ a: 'pin' }]],
  [lists("  '|contains|all': [one, two]"), [{ a: 'one', b: 'two' }], [{ a: 'one' }]],
  [lists("  '|cased': Needle"), [{ a: 'a Needle' }], [{ a: 'a needle' }]],
  [lists("  '|re': 'n[a-e]+dle'"), [{ a: 'a needle' }], [{ a: 'a noodle' }]],
  [lists("  '|re|i': '^needle$'"), [{ a: { b: 'NEEDLE' } }], [{ a: 'a needle' }]],
  [lists("  '|startswith': a"), [{ x: 'abc' }], [{ x: 'bca' }]],
  [lists("  - '|all': [one, two]\n  - a: 1"), [{ b: 'one two' }, { a: 1 }], [{ b: 'one' }]],
])
