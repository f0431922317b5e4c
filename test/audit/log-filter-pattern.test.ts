import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileFilterPattern, FilterPatternError, matchesWildcard } from '#lib/audit/log-filter-pattern.ts'

const event = {
  eventName: 'StopLogging',
  eventSource: 'cloudtrail.amazonaws.com',
  errorCode: 'Client.UnauthorizedOperation',
  readOnly: false,
  count: 7,
  nothing: null,
  userIdentity: { type: 'Root', 'odd name': 'x' },
  resources: [{ type: 'a' }, { type: 'b' }],
  tags: ['one', 'two'],
}

describe('patterns for JSON', () => {
  test.each([
    ['', true],
    ['{ $.eventName = StopLogging }', true],
    ['{ $.eventName = "StopLogging" }', true],
    ['{$.eventName=StopLogging}', true],
    ['{ ($.eventName = "StopLogging") }', true],
    ['{ ((($.eventName = StopLogging))) }', true],
    ['{ $.eventName = stoplogging }', false],
    ['{ $.eventName = Stop* }', true],
    ['{ $.eventName = "*Log*" }', true],
    ['{ $.errorCode = "*UnauthorizedOperation" }', true],
    ['{ $.errorCode = "*Operation*Unauthorized" }', false],
    ['{ $.eventName != StopLogging }', false],
    ['{ $.eventName != StartLogging }', true],
    ['{ $.missing != x }', false],
    ['{ $.missing NOT EXISTS }', true],
    ['{ $.eventName NOT EXISTS }', false],
    ['{ $.eventName EXISTS }', true],
    ['{ $.nothing IS NULL }', true],
    ['{ $.missing IS NULL }', false],
    ['{ $.readOnly IS FALSE }', true],
    ['{ $.readOnly is true }', false],
    ['{ $.readOnly = false }', true],
    ['{ $.count = 7 }', true],
    ['{ $.count = 7.0 }', true],
    ['{ $.count >= 7 && $.count < 8 }', true],
    ['{ $.count > 7 || $.count <= 6 }', false],
    ['{ $.count != 7 }', false],
    ['{ $.userIdentity.type = Root && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }', false],
    ['{ $.userIdentity.type = Root && $.userIdentity.invokedBy NOT EXISTS }', true],
    ['{ $.userIdentity["odd name"] = x }', true],
    ['{ $.userIdentity = Root }', false],
    ['{ $.resources[1].type = b }', true],
    ['{ $.resources[0].type = b }', false],
    ['{ $.resources[*].type = b }', true],
    ['{ $.tags[*] = two }', true],
    ['{ $.tags[5] EXISTS }', false],
    ['{ $.eventName[0] EXISTS }', false],
    ['{ $.__proto__ EXISTS }', false],
    // && binds closer than ||.
    ['{ $.a = 1 && $.b = 2 || $.eventName = StopLogging }', true],
    ['{ $.eventName = StopLogging || $.a = 1 && $.b = 2 }', true],
    ['{ ($.eventName = StopLogging || $.a = 1) && $.b = 2 }', false],
    ['{ $.eventSource = cloudtrail.amazonaws.com && ($.eventName = CreateTrail || $.eventName = StopLogging) }', true],
  ])('%s is %s', (pattern, wanted) => {
    expect(compileFilterPattern(pattern)(event)).toBe(wanted)
  })

  test.each([
    'ERROR',
    '[ip, user, ...]',
    '%AUTH%',
    '{ $.a = %x.*% }',
    '{ }',
    '{ $.a }',
    '{ $.a = }',
    '{ $.a = 1 && }',
    '{ ($.a = 1 }',
    '{ $.a = 1) }',
    '{ $.a = "x }',
    '{ a = 1 }',
    '{ $ = 1 }',
    '{ $.a LIKE x }',
    '{ $.a = 1 $.b = 2 }',
    `{ $.a = ${'x'.repeat(2_000)} }`,
    `{ ${'('.repeat(200)}$.a = 1${')'.repeat(200)} }`,
  ])('%s is refused, with the reason', (pattern) => {
    expect(() => compileFilterPattern(pattern)).toThrow(FilterPatternError)
  })

  test('anything is either understood or refused', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '(',
      ')',
      '$.a',
      '$.a[*]',
      '=',
      '!=',
      '&&',
      '||',
      '"x*"',
      '7',
      'NOT',
      'EXISTS',
      'IS',
      'NULL',
      ' ',
      '"',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.jsonValue(), (pieces, value) => {
        try {
          expect(typeof compileFilterPattern(`{ ${pieces.join(' ')} }`)(value)).toBe('boolean')
        } catch (error) {
          expect(error).toBeInstanceOf(FilterPatternError)
        }
      }),
    )
  })
})

describe('wildcards', () => {
  test.each([
    ['abc', 'abc', true],
    ['abc', '*', true],
    ['', '*', true],
    ['abc', 'a*c', true],
    ['abc', 'a**c', true],
    ['aba', 'ab*ba', false],
    ['abc', '*b', false],
    ['a*c', 'a*c', true],
    ['abcbc', 'a*bc', true],
  ])('%s against %s', (text, pattern, wanted) => {
    expect(matchesWildcard(text, pattern)).toBe(wanted)
  })

  test('as a regular expression would have it', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', '*'), { maxLength: 8 }).map((list) => list.join(''))
    fc.assert(
      fc.property(letters, letters, (text, pattern) => {
        const source = pattern.split('*').join('.*')
        expect(matchesWildcard(text, pattern)).toBe(new RegExp(`^${source}$`).test(text))
      }),
    )
  })
})
