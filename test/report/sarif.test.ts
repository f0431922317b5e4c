import { describe, expect, it } from 'vitest'
import { type SarifFacts, type SarifVerdict, sarifLog } from '#lib/report/sarif.ts'

const rule = {
  id: 's3-bucket-x',
  title: 'The bucket is X',
  severity: 'high',
  rationale: 'Because.',
  remediation: { cli: 'aws s3 x', cdk: 'a ``` b', terraform: 'resource x' },
  aliases: { prowler: ['p'], securityHub: ['S3.1'] },
  requirements: ['cis-7.0 1.1'],
} as const
const verdict: SarifVerdict = {
  control: 's3-bucket-x',
  verdict: 'fail',
  severity: 'high',
  reason: 'It is not X.',
  resourceType: 'AWS::S3::Bucket',
  file: 'cdk.out/Höhe & Breite #1.template.json',
  line: 12,
  column: 3,
  logicalId: 'Data',
}

// biome-ignore lint/suspicious/noExplicitAny: the log is read as a viewer reads it.
const run = (facts: Partial<SarifFacts>): any => {
  const log = JSON.parse(JSON.stringify(sarifLog({ version: '1.2.3', rules: [rule], verdicts: [verdict], problems: [], ...facts })))
  expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') })
  expect(log.runs).toHaveLength(1)
  return log.runs[0]
}
const severity = (one: SarifVerdict['severity']) => run({ rules: [{ ...rule, severity: one }], verdicts: [{ ...verdict, severity: one }] })

describe('a SARIF log', () => {
  it('has a fail as a result with its rule, place and fingerprint', () => {
    const { results, tool } = run({})
    expect(results).toHaveLength(1)
    expect(results[0]).toMatchObject({
      ruleId: 's3-bucket-x',
      ruleIndex: 0,
      kind: 'fail',
      level: 'error',
      message: { text: 'Data: It is not X.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'cdk.out/H%C3%B6he%20%26%20Breite%20%231.template.json', uriBaseId: 'SRCROOT' },
            region: { startLine: 12, startColumn: 3 },
          },
          logicalLocations: [{ name: 'Data', fullyQualifiedName: 'Resources.Data', kind: 'resource' }],
        },
      ],
      partialFingerprints: { 'keepwatch/v1': expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(tool.driver).toMatchObject({
      name: 'Keepwatch',
      semanticVersion: '1.2.3',
      rules: [
        {
          id: 's3-bucket-x',
          name: 'S3BucketX',
          shortDescription: { text: 'The bucket is X' },
          defaultConfiguration: { level: 'error' },
          properties: { 'security-severity': '8.0', requirements: ['cis-7.0 1.1'], prowler: ['p'], securityHub: ['S3.1'] },
        },
      ],
    })
  })

  it('keeps a fence of the remediation closed', () => {
    expect(run({}).tool.driver.rules[0].help.markdown).toContain('\n````\na ``` b\n````\n')
  })

  it.each([
    ['critical', 'error', 9],
    ['high', 'error', 7],
    ['medium', 'warning', 4],
    ['low', 'note', 0.1],
    ['informational', 'note', 0.1],
  ] as const)('%s is the level %s', (one, level, least) => {
    const { results, tool } = severity(one)
    expect(results[0].level).toBe(level)
    expect(tool.driver.rules[0].defaultConfiguration.level).toBe(level)
    expect(Number(tool.driver.rules[0].properties['security-severity'])).toBeGreaterThanOrEqual(least)
  })

  it.each([
    ['unknown', 'open'],
    ['manual', 'review'],
  ] as const)('%s is of kind %s and has no level', (one, kind) => {
    expect(run({ verdicts: [{ ...verdict, verdict: one }] }).results).toMatchObject([{ kind, level: 'none' }])
  })

  it.each(['pass', 'not-applicable'] as const)('%s is not told', (one) => {
    expect(run({ verdicts: [{ ...verdict, verdict: one }] }).results).toEqual([])
  })

  it('keeps the fingerprint when the resource moves, and no other', () => {
    const print = (change: Partial<SarifVerdict>): string =>
      run({ verdicts: [{ ...verdict, ...change }] }).results[0].partialFingerprints['keepwatch/v1']
    expect(print({ line: 99, column: 1, reason: 'Other words.' })).toBe(print({}))
    for (const change of [{ logicalId: 'Other' }, { file: 'other.json' }, { control: 'other' }]) expect(print(change)).not.toBe(print({}))
  })

  it('says which file could not be judged', () => {
    const { invocations } = run({ problems: [{ file: './a/b.yaml', line: 7, message: 'no YAML' }] })
    expect(invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'no YAML' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'a/b.yaml' }, region: { startLine: 7 } } }],
          },
        ],
      },
    ])
    expect(run({}).invocations[0]).toEqual({ executionSuccessful: true, toolExecutionNotifications: [] })
  })

  it('lets nothing foreign become a link', () => {
    const { results } = run({ verdicts: [{ ...verdict, reason: 'see [here](https://example.com)' }] })
    expect(results[0].message.text).toBe('Data: see \\[here\\](https://example.com)')
    expect(run({ verdicts: [{ ...verdict, reason: 'a list [1, 2] (two)' }] }).results[0].message.text).toBe('Data: a list [1, 2] (two)')
  })

  it('has no index for a control that is no rule', () => {
    expect(run({ verdicts: [{ ...verdict, control: 'other' }] }).results[0]).not.toHaveProperty('ruleIndex')
  })
})
