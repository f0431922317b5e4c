import { expect, test } from 'vitest'
import { config } from '#lib/aws/collectors/config.ts'
import { type Answers, account, collectAll, denied } from './fake-aws.ts'

const type = 'AWS::Config::ConfigurationRecorder'
const recorder = {
  name: 'default',
  roleARN: 'arn:role',
  recordingGroup: { allSupported: false, exclusionByResourceTypes: { resourceTypes: ['AWS::IAM::User'] } },
}
const answers: Answers = {
  'config:DescribeConfigurationRecorders': { ConfigurationRecorders: [recorder] },
  'config:DescribeConfigurationRecorderStatus': {
    ConfigurationRecordersStatus: [{ name: 'default', recording: true, lastStatus: 'Success' }],
  },
}

test('a recorder with its status', async () => {
  const { resources, gaps } = await collectAll(config, answers)
  expect(gaps).toEqual([])
  expect(resources).toMatchObject([
    {
      arn: `arn:aws:config:us-east-1:${account}:configuration-recorder/default`,
      type,
      configuration: {
        Name: 'default',
        RoleARN: 'arn:role',
        RecordingGroup: { AllSupported: false, ResourceTypes: [], ExclusionByResourceTypes: { ResourceTypes: ['AWS::IAM::User'] } },
      },
      observed: { Recording: true, LastStatus: 'Success', LastErrorCode: null, ServicePrincipal: null, RecordingScope: null },
    },
  ])
})

test('a region without a recorder costs one call and is no gap', async () => {
  const { resources, gaps, actions } = await collectAll(config, { 'config:DescribeConfigurationRecorders': { ConfigurationRecorders: [] } })
  expect({ resources, gaps }).toEqual({ resources: [], gaps: [] })
  expect(actions).toEqual(['config:DescribeConfigurationRecorders'])
})

test.each([denied, {}, { ConfigurationRecordersStatus: [{ name: 'other', recording: true }] }])(
  'a status that is refused, missing or of another leaves it unseen',
  async (answer) => {
    const { resources } = await collectAll(config, { ...answers, 'config:DescribeConfigurationRecorderStatus': answer })
    expect(Object.keys(resources[0]?.unseen ?? {})).toEqual(expect.arrayContaining(['Recording', 'LastStatus']))
  },
)

test('a recorder without a group leaves it unseen', async () => {
  const bare = { ConfigurationRecorders: [{ name: 'default' }] }
  const { resources } = await collectAll(config, { ...answers, 'config:DescribeConfigurationRecorders': bare })
  expect(resources[0]?.unseen).toHaveProperty('RecordingGroup')
})

test.each([denied, {}])('a list that is refused or missing is a gap', async (answer) => {
  const { gaps } = await collectAll(config, { ...answers, 'config:DescribeConfigurationRecorders': answer })
  expect(gaps).toMatchObject([{ action: 'config:DescribeConfigurationRecorders', types: [type] }])
})
