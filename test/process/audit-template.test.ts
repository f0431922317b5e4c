// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a text of Fn::Sub is part of a template.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndjson, runNode } from './run-process.ts'

let directory: string
const file = (name: string): string => join(directory, name)
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
  const topic = (key: unknown) => ({ Resources: { Orders: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: key } } } })
  await writeFile(file('good.template.json'), JSON.stringify(topic('alias/aws/sns')))
  await writeFile(file('bad.template.json'), JSON.stringify({ Resources: { Orders: { Type: 'AWS::SNS::Topic' } } }, null, 1))
  await writeFile(file('open.template.json'), JSON.stringify({ Parameters: { Key: { Type: 'String' } }, ...topic({ Ref: 'Key' }) }))
  await writeFile(file('broken.json'), '{"Resources": {')
})
afterAll(() => rm(directory, { recursive: true }))

const audit = (...args: string[]) => runNode(['bin/keepwatch.mjs', 'audit', '--check', 'sns-topic-encrypted', ...args])

describe('keepwatch audit --template', () => {
  it('writes the lines of the contract, with the place in the file', async () => {
    const { code, out, err } = await audit('--template', file('*.template.json'), '--format', 'ndjson')
    expect(code, err).toBe(3)
    const lines = ndjson(out)
    expect(lines.map(({ verdict }) => verdict)).toEqual(['fail', 'pass', 'unknown'])
    expect(lines[0]).toMatchObject({
      checkId: 'sns-topic-encrypted',
      severity: 'medium',
      resource: { type: 'AWS::SNS::Topic', arn: 'arn:aws:sns:template:000000000000:Orders' },
      account: 'template',
      region: 'template',
      aliases: { securityHub: ['SNS.1'] },
      template: { file: expect.stringMatching(/bad\.template\.json$/), line: 3, column: 3, logicalId: 'Orders' },
    })
    expect(lines[2]?.['reason']).toContain('--parameter Key=VALUE')
    expect(err).toContain('3 templates: 1 failed, 1 passed, 1 unknown')
  })

  it.each([
    ['nothing failed and everything was seen', ['good.template.json'], [], 0],
    ['something was not seen', ['good.template.json', 'open.template.json'], [], 1],
    ['a parameter was given', ['open.template.json'], ['--parameter', 'Key=alias/x'], 0],
    ['a parameter was given as nothing', ['open.template.json'], ['--parameter', 'Key='], 3],
    ['something failed and something could not be read', ['bad.template.json', 'broken.json'], [], 3],
    ['something could not be read', ['good.template.json', 'broken.json'], [], 1],
    ['a word names nothing', ['missing.json'], [], 1],
    ['a parameter that no template has', ['good.template.json'], ['--parameter', 'Nope=1'], 2],
    ['a parameter without a value', ['good.template.json'], ['--parameter', 'Nope'], 2],
    ['an account that is none', ['good.template.json'], ['--account', '12'], 2],
    ['a recorded snapshot beside it', ['good.template.json'], ['--snapshot', 'x'], 2],
    ['a format that is none', ['good.template.json'], ['--format', 'xml'], 2],
  ])('ends as the contract says when %s', async (_, files, args, wanted) => {
    // Further words are what the shell makes of an unquoted pattern.
    const { code, err } = await audit('--template', ...files.map(file), ...args)
    expect(code, err).toBe(wanted)
  })

  it('says what it could not read, and where', async () => {
    const { err } = await audit('--template', file('broken.json'))
    expect(err).toMatch(/broken\.json:1: .*not readable as JSON/)
  })

  it('reads standard input', async () => {
    const yaml =
      'Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties: {KmsMasterKeyId: !Sub "arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/k"}\n'
    const args = [
      'bin/keepwatch.mjs',
      'audit',
      '--check',
      'sns-topic-encrypted',
      '--template',
      '-',
      '--account',
      '111122223333',
      '--region',
      'eu-west-1',
      '--format',
      'json',
    ]
    const { code, out, err } = await runNode(args, { input: yaml })
    expect(code, err).toBe(0)
    expect(JSON.parse(out)).toMatchObject([
      {
        verdict: 'pass',
        account: '111122223333',
        region: 'eu-west-1',
        resource: { arn: 'arn:aws:sns:eu-west-1:111122223333:T' },
        template: { file: 'stdin', line: 2 },
      },
    ])
  })

  it('writes SARIF for code review, and a table for a person', async () => {
    const { code, out, err } = await audit('--template', file('*.json'), '--format', 'sarif')
    expect(code, err).toBe(3)
    const { runs } = JSON.parse(out)
    expect(runs[0].results.map(({ ruleId, kind }: { ruleId: string; kind: string }) => [ruleId, kind])).toEqual([
      ['sns-topic-encrypted', 'fail'],
      ['sns-topic-encrypted', 'open'],
    ])
    expect(runs[0].invocations[0]).toMatchObject({ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] })
    const table = await audit('--template', file('*.template.json'), '--format', 'table')
    expect(table.out).toMatch(/bad\.template\.json:3 +Orders +sns-topic-encrypted +medium +Messages are not encrypted/)
    expect(table.out).not.toContain('good.template.json')
  })
})
