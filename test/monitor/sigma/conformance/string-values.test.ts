import { conformingValues } from './conform.ts'

conformingValues('Rules 2.1.0, "Detection: General": values are texts without regard to case', [
  [': DeleteTrail', ['DeleteTrail', 'deletetrail', 'DELETETRAIL'], ['DeleteTrails', 'xDeleteTrail', 'Delete Trail', '', undefined, null]],
  [": 'Größe'", ['GRÖßE', 'größe'], ['grosse']],
  [": ' padded '", [' Padded '], ['padded']],
  [": 'a.b+c(d)'", ['A.B+C(D)'], ['aXb+c(d)', 'a.bbc(d)']],
  [": '[a-c]'", ['[A-C]'], ['a', 'b']],
  [": 'it''s'", ["IT'S"], ['its']],
  [': yes', ['yes', 'YES'], [true]],
])

conformingValues('Rules 2.1.0, "String Wildcard": * is any text, ? is one character', [
  [': Delete*', ['Delete', 'DeleteTrail', 'deleteTRAIL'], ['xDelete', 'Delet']],
  [": '*Trail'", ['Trail', 'DeleteTrail'], ['DeleteTrails']],
  [": '*mid*'", ['mid', 'amidst', 'MIDDLE'], ['mi d', '']],
  [': a*c', ['ac', 'abc', 'abbbc', 'aXcXc'], ['ab', 'abcd', 'bac']],
  [': a*b*c', ['abc', 'a1b2c', 'abbcc'], ['acb', 'a-c']],
  [': ab*ba', ['abba', 'abxba'], ['aba']],
  [': prog?.exe', ['progA.exe', 'prog1.EXE', 'prog?.exe'], ['prog.exe', 'progAB.exe']],
  [": '??'", ['ab', '😀x'], ['a', 'abc', '']],
  [": '?*'", ['a', 'abc'], ['', undefined]],
  [": 'v*.?'", ['v.1', 'v1.2', 'v1.2.3'], ['v1', 'v1.22x.', 'v.']],
  [": '*'", ['x', '', 0, false], [undefined, null]],
  [": '*a?c*'", ['xxabcxx', 'aacac', 'abc'], ['ac', 'xacx']],
])

conformingValues('Rules 2.1.0, "String Wildcard": a wildcard spans line breaks, too', [
  [': a*z', ['a\nb\r\nz'], ['a\nb\nzz\n']],
  [': a?z', ['a\nz'], ['a\r\nz']],
])

const raw = String.raw
conformingValues('Rules 2.1.0, "Escaping": the five uses of the backslash', [
  // One backslash, or two, with no wildcard after them: one backslash.
  [raw`: 'C:\dir'`, [raw`C:\dir`, raw`c:\DIR`], [raw`C:\\dir`, 'C:dir', 'C:/dir']],
  [raw`: 'C:\\dir'`, [raw`C:\dir`], [raw`C:\\dir`]],
  [raw`: 'end\'`, ['end\\'], ['end', raw`end\\`]],
  // A backslash and a wildcard: the character itself.
  [raw`: 'a\*b'`, ['a*b', 'A*B'], ['ab', 'axb', raw`a\*b`]],
  [raw`: 'a\?b'`, ['a?b'], ['axb', raw`a\?b`]],
  // Two backslashes and a wildcard: a backslash, then the wildcard.
  [raw`: 'dir\\*'`, ['dir\\', raw`dir\file`, raw`DIR\a\b`], ['dir*', 'dirx', 'dir']],
  [raw`: 'dir\\?'`, [raw`dir\x`], ['dir\\', raw`dir\xy`, 'dir?']],
  // Three backslashes and a wildcard: a backslash and the character itself.
  [raw`: 'dir\\\*'`, [raw`dir\*`], [raw`dir\x`, 'dir*', raw`dir\\*`]],
  [raw`: 'dir\\\?'`, [raw`dir\?`], [raw`dir\x`]],
  // Three or four backslashes: two.
  [raw`: '\\\host'`, [raw`\\host`], [raw`\host`, raw`\\\host`]],
  [raw`: '\\\\host'`, [raw`\\HOST`], [raw`\host`, raw`\\\\host`]],
  // Nothing else is special after a backslash, and double quotes are YAML's own escapes.
  [raw`: 'a\nb'`, [raw`a\nb`], ['a\nb']],
  [raw`: "a\nb"`, ['a\nb'], [raw`a\nb`]],
  [raw`|contains: 'a\*'`, ['xa*x'], ['xax']],
  [raw`|endswith: '\cmd.exe'`, [raw`C:\cmd.exe`], ['cmd.exe', 'xcmd.exe']],
  [raw`|startswith: 'C:\\'`, [raw`c:\x`], ['C:x']],
])

conformingValues('Rules 2.1.0, "Special Field Values": empty and null are different', [
  [": ''", [''], [null, undefined, ' ', 0, false, []]],
  [': null', [null, undefined, []], ['', 'null', 0, false, {}]],
  [': ~', [null, undefined], ['~']],
  [":\n    - ''\n    - '-'", ['', '-'], [null, undefined, '--']],
  [": 'null'", ['null', 'NULL'], [null, undefined]],
])

conformingValues('Rules 2.1.0, "Maps": values are texts, numbers or booleans', [
  [': 4625', [4625, '4625'], [46250, '14625', '', null, undefined, true]],
  [": '4625'", [4625, '4625'], [462]],
  [': -7', [-7, '-7'], [7]],
  [': 1.5', [1.5, '1.5'], [15, 1]],
  [': 0', [0, '0'], ['', null, false, undefined]],
  [': [22, 3389]', [22, '3389'], [23, 2233]],
  [': [22, ssh]', [22, 'SSH'], ['sshd']],
  [': 44*', ['443', '44'], ['344']],
  [": '44*'", [443, 44], [344]],
  [': true', [true, 'true', 'True'], [false, 'yes', 1, undefined]],
  [': false', [false, 'False'], [true, undefined, null, '', 0]],
  [": 'true'", [true, 'TRUE'], [false]],
  // Too many digits for a number, and digits that a number would lose, stay what is written.
  [': 000000000123', ['000000000123'], [123, '123']],
  [': 123456789012345678901', ['123456789012345678901'], ['123456789012345678902']],
  [": '0x17'", ['0x17', '0X17'], [23]],
])
