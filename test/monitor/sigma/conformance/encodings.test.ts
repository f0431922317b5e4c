import { describe, expect, test } from 'vitest'
import { eventWith, ruleText } from '../build.ts'
import { conformingValues, matches } from './conform.ts'

// Written down, not made with the engine, so that its own encoder does not vouch for itself.
conformingValues('Modifiers 2.1.0, "Encoding": base64', [
  ['|base64: secret', ['c2VjcmV0'], ['secret', 'c2VjcmV0cw==', undefined]],
  ['|base64: cmd', ['Y21k'], ['cmd', 'xY21k']],
  ['|base64: a', ['YQ=='], ['YQ']],
  ['|base64: [a, ab]', ['YQ==', 'YWI='], ['YWJj']],
  ['|base64|contains: cmd', ['echo Y21k | base64 -d'], ['echo cmd']],
  ['|base64|startswith: cmd', ['Y21kLmV4ZQ=='], ['xY21k']],
  ['|base64|endswith: cmd', ['-e Y21k'], ['Y21k ']],
  ["|base64: 'ä'", ['w6Q='], ['5A==']],
  ['|base64|contains|all: [cmd, foo]', ['Y21k Zm9v', 'Zm9vY21k'], ['Y21k', 'Zm9v']],
  ['|base64|cased: cmd', ['Y21k'], ['y21k', 'Y21K']],
])

conformingValues('Modifiers 2.1.0, "Encoding": base64offset knows a text at each of the three positions', [
  // `foobar` after 0, 1 and 2 bytes.
  ['|base64offset|contains: foobar', ['Zm9vYmFy', 'LWZvb2Jhcg==', 'LS1mb29iYXI=', 'LS0tZm9vYmFy'], ['foobar', 'Zm9vYmF6']],
  ['|base64offset|contains: [foobar, http]', ['LWh0dHA6Ly94', 'Zm9vYmFy'], ['ZnRwOi8veA==']],
  ['|base64offset|contains|cased: foobar', ['Zm9vYmFy'], ['ZM9VYMFY']],
])

const bytes = (...codes: number[]): string => String.fromCharCode(...codes)
conformingValues('Modifiers 2.1.0, "Encoding": utf16le, wide, utf16be, utf16', [
  ['|utf16le: cmd', [bytes(0x63, 0, 0x6d, 0, 0x64, 0)], ['cmd', bytes(0, 0x63, 0, 0x6d, 0, 0x64)]],
  ['|wide: cmd', [bytes(0x63, 0, 0x6d, 0, 0x64, 0)], ['cmd']],
  ['|utf16be: cmd', [bytes(0, 0x63, 0, 0x6d, 0, 0x64)], ['cmd', bytes(0x63, 0, 0x6d, 0, 0x64, 0)]],
  ['|utf16: cmd', [bytes(0xff, 0xfe, 0x63, 0, 0x6d, 0, 0x64, 0)], [bytes(0x63, 0, 0x6d, 0, 0x64, 0)]],
  ['|wide|contains: cmd', [`x${bytes(0x63, 0, 0x6d, 0, 0x64, 0)}y`], ['xcmdy']],
])

conformingValues('Modifiers 2.1.0, "Encoding": chains run from left to right', [
  ['|wide|base64: cmd', ['YwBtAGQA'], ['Y21k', 'AGMAbQBk']],
  ['|utf16le|base64: cmd', ['YwBtAGQA'], ['//5jAG0AZAA=']],
  ['|utf16be|base64: cmd', ['AGMAbQBk'], ['YwBtAGQA']],
  ['|utf16|base64: cmd', ['//5jAG0AZAA='], ['YwBtAGQA']],
  ['|wide|base64|contains: cmd', ['powershell -e YwBtAGQA'], ['powershell -e Y21k']],
  // `-` and `cmd`, both in UTF-16: the text stands at the third position.
  ['|wide|base64offset|contains: cmd', ['YwBtAGQA', 'LQBjAG0AZAA=', 'LQAtAGMAbQBkAA=='], ['LWNtZA==']],
  ['|base64|wide: c', [bytes(0x59, 0, 0x77, 0, 0x3d, 0, 0x3d, 0)], ['YwA=', 'Yw==']],
])

conformingValues('Modifiers 2.1.0, "String": windash, every spelling of the dash of a parameter', [
  ["|windash: '-enc'", ['-enc', '/enc', '–enc', '—ENC', '―enc'], ['enc', '_enc', '--enc', undefined]],
  ["|windash: '/c'", ['/c', '-c', '–c', '—c', '―c'], ['c', '\\c']],
  ["|windash|contains: ' -enc '", ['run /enc x', 'run —enc x'], ['run enc x']],
  ["|contains|windash: ' -enc '", ['run /enc x', 'run -enc x'], ['run +enc x']],
  ["|contains|all|windash: ['-a', '-b']", ['/b –a', '-a -b'], ['/a', '-b']],
  ["|windash: '-a -b'", ['-a -b', '/a -b', '-a /b', '―a –b'], ['-a b']],
  ["|windash|contains: 'well-known'", ['a well-known one'], ['a well/known one']],
  ["|windash|startswith: '-e'", ['/exec', '-E'], ['x -e']],
  ["|windash|cased: '-Enc'", ['/Enc'], ['/enc']],
  ["|windash: '-x*'", ['/xyz', '-x'], ['x']],
  ["|windash|base64: '-a'", ['LWE=', 'L2E='], ['X2E=']],
])

describe('Modifiers 2.1.0, "Encoding": base64offset finds its text wherever it stands', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7])('behind %i bytes and before any number of others', (before) => {
    const rule = ruleText("sel:\n  f|base64offset|contains: '/bin/sh'\ncondition: sel")
    for (let after = 0; after < 6; after++) {
      const encoded = (text: string): string => Buffer.from('é'.repeat(before) + text + '!'.repeat(after)).toString('base64')
      expect(matches(rule, eventWith({ f: encoded('/bin/sh') }))).toBe(true)
      expect(matches(rule, eventWith({ f: encoded('/bin/zh') }))).toBe(false)
    }
  })
})
