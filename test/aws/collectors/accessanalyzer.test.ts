import { expect, test } from 'vitest'
import { accessanalyzer } from '#lib/aws/collectors/accessanalyzer.ts'
import { type Answers, account, collectAll, denied } from './fake-aws.ts'

const analyzer = (name: string, more: object = {}) => ({
  arn: `arn:aws:access-analyzer:us-east-1:${account}:analyzer/${name}`,
  name,
  type: 'ACCOUNT',
  status: 'ACTIVE',
  createdAt: new Date('2026-01-01T00:00:00Z'),
  ...more,
})
const good: Answers = {
  'access-analyzer:ListAnalyzers': (input: { nextToken?: string }) =>
    input.nextToken === undefined
      ? {
          analyzers: [analyzer('one', { tags: { team: 'a' }, lastResourceAnalyzedAt: new Date('2026-11-01T00:00:00Z') })],
          nextToken: 'two',
        }
      : { analyzers: [analyzer('two', { type: 'ORGANIZATION_UNUSED_ACCESS', status: 'DISABLED' })] },
}

test('analyzers of both pages, under CloudFormation’s names', async () => {
  const { resources, gaps } = await collectAll(accessanalyzer, good)
  expect(gaps).toEqual([])
  expect(resources).toMatchObject([
    {
      type: 'AWS::AccessAnalyzer::Analyzer',
      region: 'us-east-1',
      tags: { team: 'a' },
      configuration: { AnalyzerName: 'one', Type: 'ACCOUNT' },
      observed: { Status: 'ACTIVE', LastResourceAnalyzedAt: '2026-11-01T00:00:00.000Z' },
    },
    { configuration: { Type: 'ORGANIZATION_UNUSED_ACCESS' }, observed: { Status: 'DISABLED', LastResourceAnalyzedAt: null } },
  ])
})

test('an analyzer without a status says nothing of it', async () => {
  const { resources } = await collectAll(accessanalyzer, {
    'access-analyzer:ListAnalyzers': { analyzers: [analyzer('one', { status: undefined })] },
  })
  expect(resources[0]?.unseen).toHaveProperty('Status')
})

test('a refused listing, and an answer without its list, are gaps', async () => {
  for (const answer of [denied, {}]) {
    const { resources, gaps } = await collectAll(accessanalyzer, { 'access-analyzer:ListAnalyzers': answer })
    expect(resources).toEqual([])
    expect(gaps).toMatchObject([{ action: 'access-analyzer:ListAnalyzers', types: ['AWS::AccessAnalyzer::Analyzer'] }])
  }
})
