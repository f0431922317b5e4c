import { conformingValues } from './conform.ts'

const raw = String.raw

conformingValues('Modifiers 2.1.0, "Regular Expression": minds the case, looks anywhere in the text', [
  ["|re: 'Del.te'", ['Delete', 'xxDelXtexx'], ['delete', 'Delte', undefined, null]],
  ["|re: '^Del'", ['Delete'], ['xDelete']],
  ["|re: 'ete$'", ['Delete'], ['Deletes']],
  ["|re: '^$'", [''], ['x', undefined]],
  ["|re: '^ab*c$'", ['ac', 'abbc'], ['abxc']],
  ["|re: '^ab+c$'", ['abc', 'abbc'], ['ac']],
  ["|re: '^ab?c$'", ['ac', 'abc'], ['abbc']],
  ["|re: '^a{2,3}$'", ['aa', 'aaa'], ['a', 'aaaa']],
  ["|re: '^[a-f0-9]{4}$'", ['0aF9'.toLowerCase(), 'beef'], ['BEEF', 'beer', 'bee']],
  ["|re: '^[^a-z]+$'", ['A1-'], ['A1a']],
  ["|re: '^(ab|cd)+$'", ['ab', 'abcdab'], ['abc']],
  ["|re: '^(Get|List)[A-Z]'", ['GetUser', 'ListKeys'], ['PutUser', 'Getuser']],
  ['|re: [^a$, ^b$]', ['a', 'b'], ['ab']],
  ['|re|all: [a, b]', ['ba'], ['a', 'b']],
  ["|re: '^4[0-9]{2}$'", [403, '404'], [503, 4031]],
  ["|re: '^true$'", [true], [false]],
])

conformingValues('Modifiers 2.1.0, "Regular Expression": wildcards and backslashes of texts mean nothing here', [
  [raw`|re: '^a\.b$'`, ['a.b'], ['axb']],
  [raw`|re: '^a\*$'`, ['a*'], ['aa', 'a']],
  [raw`|re: '^C:\\x$'`, [raw`C:\x`], [raw`C:\\x`, 'C:x']],
  ["|re: '^a?$'", ['', 'a'], ['ab']],
])

conformingValues('Modifiers 2.1.0, "Regular Expression": i, m and s', [
  ['|re|i: ^delete$', ['DELETE', 'Delete'], ['deletes']],
  ['|re|m: ^b$', ['a\nb\nc', 'b'], ['a\nbc', 'a\nB']],
  ['|re: ^b$', ['b'], ['a\nb\nc']],
  ['|re|s: ^a.b$', ['a\nb', 'axb'], ['a\n\nb']],
  ['|re: ^a.b$', ['axb'], ['a\nb']],
  ['|re|i|m: ^b$', ['a\nB'], ['a\nBc']],
  ['|re|i|s: a.b', ['A\nB'], ['AB']],
  ['|re|m|s: ^a.b$', ['x\na\nb\ny'], ['x\naxxb']],
  ['|re|i|m|s: ^a.b$', ['X\nA\nB\nY'], ['xa\nb']],
  ['|re|i|all: [a, b]', ['BA'], ['A']],
])
