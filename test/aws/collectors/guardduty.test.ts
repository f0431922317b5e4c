import { expect, test } from 'vitest'
import { guardduty } from '#lib/aws/collectors/guardduty.ts'
import { type Answers, account, collectAll, denied } from './fake-aws.ts'

const type = 'AWS::GuardDuty::Detector'
const answers: Answers = {
  'guardduty:ListDetectors': { DetectorIds: ['d'] },
  'guardduty:GetDetector': {
    Status: 'ENABLED',
    FindingPublishingFrequency: 'SIX_HOURS',
    Features: [
      {
        Name: 'RUNTIME_MONITORING',
        Status: 'ENABLED',
        UpdatedAt: new Date('2026-01-01T00:00:00Z'),
        AdditionalConfiguration: [{ Name: 'EKS_ADDON_MANAGEMENT', Status: 'DISABLED', UpdatedAt: new Date('2026-01-01T00:00:00Z') }],
      },
    ],
    Tags: { team: 'a' },
  },
  'guardduty:GetAdministratorAccount': { Administrator: { AccountId: '444455556666' } },
  'guardduty:ListMembers': { Members: [] },
  'guardduty:GetFindingsStatistics': {
    FindingStatistics: {
      GroupedBySeverity: [
        { Severity: 2, TotalFindings: 9 },
        { Severity: 5, TotalFindings: 4 },
        { Severity: 7.5, TotalFindings: 2 },
        { Severity: 8, TotalFindings: 1 },
        { Severity: 9.1, TotalFindings: 3 },
      ],
    },
  },
}

test('a detector with its features, its administrator and the number of its findings', async () => {
  const { resources, gaps } = await collectAll(guardduty, answers)
  expect(gaps).toEqual([])
  expect(resources).toEqual([
    {
      arn: `arn:aws:guardduty:us-east-1:${account}:detector/d`,
      type,
      account,
      region: 'us-east-1',
      tags: { team: 'a' },
      configuration: {
        Enable: true,
        Features: [
          {
            Name: 'RUNTIME_MONITORING',
            Status: 'ENABLED',
            AdditionalConfiguration: [{ Name: 'EKS_ADDON_MANAGEMENT', Status: 'DISABLED' }],
          },
        ],
        FindingPublishingFrequency: 'SIX_HOURS',
      },
      observed: { AdministratorAccount: '444455556666', MembersSeen: 0, FindingCounts: { Low: 9, Medium: 4, High: 3, Critical: 3 } },
    },
  ])
})

test('a detector that is suspended, and none at all', async () => {
  const suspended = await collectAll(guardduty, { ...answers, 'guardduty:GetDetector': { Status: 'DISABLED', Features: [] } })
  expect(suspended.resources[0]?.configuration).toMatchObject({ Enable: false })
  const none = await collectAll(guardduty, { 'guardduty:ListDetectors': { DetectorIds: [] } })
  expect(none.resources).toMatchObject([
    { arn: `arn:aws:guardduty:us-east-1:${account}:detector/none`, configuration: { Enable: false, Features: [] } },
  ])
  expect(none.actions).toEqual(['guardduty:ListDetectors'])
})

test.each([{}, { Administrator: { AccountId: '444455556666', RelationshipStatus: 'Removed' } }])(
  'no administrator, or one that has left, is a fact',
  async (answer) => {
    const { resources } = await collectAll(guardduty, { ...answers, 'guardduty:GetAdministratorAccount': answer })
    expect(resources[0]?.observed).toMatchObject({ AdministratorAccount: null })
  },
)

test.each([
  ['guardduty:GetDetector', 'Enable', {}],
  ['guardduty:GetDetector', 'Features', { Status: 'ENABLED' }],
  ['guardduty:ListMembers', 'MembersSeen', {}],
  ['guardduty:GetFindingsStatistics', 'FindingCounts', { FindingStatistics: {} }],
])('%s refused or without it leaves %s unseen', async (action, property, empty) => {
  for (const answer of [denied, empty]) {
    const { resources, gaps } = await collectAll(guardduty, { ...answers, [action]: answer })
    expect(gaps).toEqual([])
    expect(resources[0]?.unseen).toHaveProperty(property)
  }
})

test('a refused administrator is not "none"', async () => {
  const { resources } = await collectAll(guardduty, { ...answers, 'guardduty:GetAdministratorAccount': denied })
  expect(resources[0]?.unseen).toHaveProperty('AdministratorAccount', expect.stringContaining('denied'))
})

test.each([denied, {}, { DetectorIds: [], NextToken: 'same' }])(
  'a list that is refused, missing or endless is a gap, never off',
  async (answer) => {
    const { gaps, resources } = await collectAll(guardduty, { ...answers, 'guardduty:ListDetectors': answer })
    expect(gaps).toMatchObject([{ action: 'guardduty:ListDetectors', types: [type] }])
    expect(resources).toEqual([])
  },
)

test('what nobody wants is not asked', async () => {
  const { actions } = await collectAll(guardduty, answers, { wants: (_, property) => property === undefined })
  expect(actions).toEqual(['guardduty:ListDetectors', 'guardduty:GetDetector'])
})
