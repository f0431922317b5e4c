import { conformingEvents, conformingValues } from './conform.ts'

conformingValues('Modifiers 2.1.0, "Generic": contains, startswith, endswith', [
  ['|contains: rail', ['rail', 'DeleteTRAIL', 'railway'], ['rai l', '', undefined, null]],
  ['|startswith: Del', ['del', 'DELETE'], ['xdel', 'de', undefined]],
  ['|endswith: rail', ['rail', 'DeleteTrail'], ['rails', undefined]],
  ['|contains: [one, two]', ['xonex', 'TWO'], ['three']],
  ['|startswith: [one, two]', ['one-', 'two'], ['-one']],
  ['|endswith: [one, two]', ['-one', 'two'], ['one-']],
  ["|contains: 'a*b'", ['xaxbx', 'ab'], ['ba']],
  ["|contains: 'a?b'", ['-axb-'], ['-ab-']],
  ["|contains: '*a*'", ['bab'], ['b']],
  ["|startswith: 'a?'", ['ab', 'abc'], ['a']],
  ["|endswith: '?a'", ['ba', 'cba'], ['a']],
  ["|startswith: 'a*'", ['a', 'ab'], ['ba']],
  ["|endswith: '*a'", ['a', 'ba'], ['ab']],
  ['|contains: 42', ['1420', 9421], ['4-2', 24]],
  ['|startswith: 4', [404, '4xx'], [504]],
  ['|endswith: 4', [404], [405]],
  ['|contains: tru', [true], [false]],
])

conformingValues('Modifiers 2.1.0, "Generic": all links the values of a list with AND', [
  ['|contains|all: [a, b]', ['xaxbx', 'ba', 'AB'], ['a', 'b', '', undefined]],
  ['|all|contains: [a, b]', ['ba'], ['a']],
  ["|all: ['a*', '*z']", ['a-z', 'AZ'], ['a', 'z', 'z-a']],
  ['|startswith|all: [ab, a]', ['abc'], ['ac']],
  ['|endswith|all: [c, bc]', ['abc'], ['ac']],
  ['|contains|all: [x, x]', ['x'], ['y']],
  ['|all: [a, b]', [], ['a', 'b', 'ab']],
])

conformingValues('Modifiers 2.1.0, "Generic": exists asks for the field, not for its value', [
  ['|exists: true', ['x', '', 0, false, null, [], {}], [undefined]],
  ['|exists: false', [undefined], ['x', '', 0, false, null]],
])

conformingEvents('Modifiers 2.1.0, "Generic": exists of fields below others', [
  ['a.b|exists: true', [{ a: { b: 1 } }, { a: { b: null } }], [{ a: {} }, { a: null }, { b: 1 }, {}]],
  ['a.b|exists: false', [{ a: {} }, {}], [{ a: { b: '' } }]],
  ['a|exists: true\n  b: 1', [{ a: 0, b: 1 }], [{ b: 1 }, { a: 0 }]],
])

conformingValues('Modifiers 2.1.0, "Generic": cased minds the case', [
  ['|cased: Root', ['Root'], ['root', 'ROOT', undefined]],
  ['|cased: [Root, Admin]', ['Root', 'Admin'], ['admin']],
  ['|cased|contains: Adm', ['xAdmin'], ['xadmin']],
  ['|contains|cased: Adm', ['xAdmin'], ['XADMIN']],
  ['|startswith|cased: Adm', ['Admin'], ['admin', 'xAdm']],
  ['|endswith|cased: Min', ['AdMin'], ['Admin']],
  ['|contains|all|cased: [A, b]', ['bA', 'Ab'], ['ab', 'AB']],
  ["|cased: 'A*Z'", ['AxZ'], ['axz']],
  ["|cased: 'A?Z'", ['AxZ'], ['axZ']],
])

conformingValues('Modifiers 2.1.0, "Generic": neq is different from every one of the values', [
  ['|neq: x', ['y', 'xx', ''], ['x', 'X']],
  ['|neq: [x, y]', ['z'], ['x', 'Y']],
  ['|neq: 5', [6, '50'], [5, '5']],
  ['|neq: [5, 7]', [6], [5, 7]],
  ["|neq: 'x*'", ['yx'], ['x', 'xyz']],
  ['|contains|neq: x', ['abc'], ['axb']],
  ['|neq|contains: x', ['abc'], ['axb']],
  ['|startswith|neq: x', ['ax'], ['xa']],
  ['|endswith|neq: x', ['xa'], ['ax']],
  ['|neq|cased: X', ['x'], ['X']],
  ["|neq: ''", ['x'], ['']],
])
