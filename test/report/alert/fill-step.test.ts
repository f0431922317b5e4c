import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillSteps } from '#lib/report/alert/fill-step.ts'
import { refusalToQuote, shellQuote } from '#lib/report/alert/shell-quote.ts'

const fields = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(entries))

describe('one step of a run-book', () => {
  test.each([
    ['prose', 'Ask {{who}}.', { who: 'alice' }, { text: 'Ask alice.' }],
    ['prose with a strange value', 'Ask {{who}}.', { who: 'a b\n' }, { text: "Ask 'a b\\n'." }],
    ['prose without the value', 'Ask {{who}}.', {}, { text: 'Ask {{who}}.' }],
    ['a command alone', 'aws iam get-user --user-name {{who}}', { who: 'bob' }, { text: '', command: 'aws iam get-user --user-name bob' }],
    [
      'prose, then a command',
      'Look: aws iam get-user --user-name {{ who }}',
      { who: "o'neil x" },
      { text: 'Look:', command: "aws iam get-user --user-name 'o'\\''neil x'" },
    ],
    [
      'a command in the middle',
      'Run `aws iam get-user` and read it.',
      {},
      { text: 'Run (command below) and read it.', command: 'aws iam get-user' },
    ],
    ['a command over several lines', 'aws s3api \\\n  list-buckets', {}, { text: '', command: 'aws s3api list-buckets' }],
    [
      'a value that looks like a placeholder',
      'aws x y {{who}}',
      { who: '{{other}}', other: 'no' },
      { text: '', command: "aws x y '{{other}}'" },
    ],
    ['a word that only begins like a tool', 'Laws of aws.', {}, { text: 'Laws of aws.' }],
  ] as const)('%s', (_, template, values, expected) => {
    expect(fillSteps(template, fields(values))).toEqual([expected])
  })

  test('says what is still to be filled in', () => {
    expect(fillSteps('aws iam get-user --user-name {{who}}', fields({ who: '' }))).toEqual([
      { text: '', command: 'aws iam get-user --user-name {{who}}', note: 'Fill in yourself, the finding does not say: who' },
    ])
    expect(fillSteps('aws iam get-user --user-name <USER>', fields({}))[0]?.note).toBe('Fill in yourself, the finding does not say: USER')
  })

  test.each([
    ['control characters', 'aws iam get-user --user-name {{who}}', 'a\nb'],
    ['an invisible override', 'aws iam get-user --user-name {{who}}', 'a\u202eb'],
    ['a leading dash', 'aws iam get-user --user-name {{who}}', '--debug'],
    ['an address that the CLI would load', 'aws iam get-user --user-name {{who}}', 'file:///etc/passwd'],
    ["the author's single quotes", "aws iam get-user --user-name '{{who}}'", '$(id)'],
    ["the author's double quotes", 'aws iam get-user --user-name "{{who}}"', '$(id)'],
    ['a list of values', 'aws logs tag --tags Key=a,Value={{who}}', 'b,Key=c'],
    ['a very long value', 'aws iam get-user --user-name {{who}}', 'a'.repeat(5_000)],
  ])('withholds a command: %s', (_, template, value) => {
    const [step] = fillSteps(template, fields({ who: value }))
    expect(step?.command).toBeUndefined()
    expect(step?.note).toMatch(/^Command withheld \(who: it .*\{\{who\}\}/)
    expect(step?.note).not.toContain(value)
  })
})

describe('a line with several commands', () => {
  test.each([
    [
      'sentences',
      'Take it away: aws ec2 revoke --id {{id}}. The rules: aws ec2 describe-rules --filters Name=group-id,Values={{id}}. Then rest.',
      [
        { text: 'Take it away:', command: 'aws ec2 revoke --id sg-1' },
        { text: 'The rules:', command: 'aws ec2 describe-rules --filters Name=group-id,Values=sg-1' },
        { text: 'Then rest.' },
      ],
    ],
    [
      'semicolons',
      'Replace it: aws iam a; aws iam b --x 1; aws iam c.',
      [
        { text: 'Replace it:', command: 'aws iam a' },
        { text: '', command: 'aws iam b --x 1' },
        { text: '', command: 'aws iam c' },
      ],
    ],
    [
      'a remark in brackets',
      'Take it away: aws iam detach-role-policy --role-name r (likewise detach-user-policy). Keep one.',
      [
        {
          text: 'Take it away: (command below) (likewise detach-user-policy). Keep one.',
          command: 'aws iam detach-role-policy --role-name r',
        },
      ],
    ],
    [
      'ends inside quotes, which are none',
      "Tag it: aws s3api put --tagging 'a. B; aws x'. Done.",
      [{ text: 'Tag it:', command: "aws s3api put --tagging 'a. B; aws x'" }, { text: 'Done.' }],
    ],
    [
      'backticks',
      'First `aws a b`, then `aws c d`.',
      [
        { text: 'First (command below), then', command: 'aws a b' },
        { text: '', command: 'aws c d' },
      ],
    ],
  ])('%s', (_, template, steps) => {
    expect(fillSteps(template, fields({ id: 'sg-1' }))).toEqual(steps)
  })

  test('that is too long to be read for commands stays words', () => {
    const [step, ...others] = fillSteps(`aws iam x ${'y '.repeat(5_000)}`, fields({}))
    expect(step?.command).toBeUndefined()
    expect(others).toEqual([])
  })
})

test('a shell reads back every value that is not refused, as one word', () => {
  const values = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { numRuns: 100, seed: 3 })
  const kept = [...values, "'", "''\\''", '$HOME', '*', '~', '!x', 'a b', 'é'].filter((value) => !refusalToQuote(value))
  expect(kept.length).toBeGreaterThan(20)
  const script = `printf '%s\\n' ${kept.map(shellQuote).join(' ')}`
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(kept.map((value) => `${value}\n`).join(''))
})
