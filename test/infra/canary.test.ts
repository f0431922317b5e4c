import { describe, expect, it } from 'vitest'
import { at, ofType, synthesise } from './synthesised.ts'

describe('the canary', () => {
  const [main] = synthesise()
  const [functionId = '', canary] =
    ofType(main, 'AWS::Lambda::Function').find(([, { Description: text }]) => text === 'Keepwatch canary') ?? []
  const roleId = String(at(canary, 'Role', 'Fn::GetAtt', 0))

  it('calls in every watched region', () => {
    expect(String(at(canary, 'Environment', 'Variables', 'CANARY_REGIONS')).split(',')).toEqual(['eu-west-1', 'us-east-1'])
  })

  it('may do nothing but keep its own state and write its log: the call that it makes needs no permission', () => {
    const policies = ofType(main, 'AWS::IAM::Policy').filter(([, policy]) => JSON.stringify(policy['Roles']).includes(roleId))
    const statements = policies.flatMap(
      ([, policy]) => at(policy, 'PolicyDocument', 'Statement') as readonly { Action: string | string[] }[],
    )
    expect(statements.flatMap(({ Action: actions }) => actions).toSorted()).toEqual([
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ])
  })

  it('runs every five minutes', () => {
    const rules = ofType(main, 'AWS::Events::Rule').filter(([, rule]) => JSON.stringify(rule['Targets'] ?? '').includes(functionId))
    expect(rules.map(([, rule]) => rule['ScheduleExpression'])).toEqual(['rate(5 minutes)'])
  })

  it('has an alarm that also rings when it says nothing', () => {
    const alarms = ofType(main, 'AWS::CloudWatch::Alarm').filter(([, alarm]) => alarm['MetricName'] === 'CanaryAgeSeconds')
    expect(alarms.map(([, alarm]) => alarm)).toMatchObject([
      {
        Namespace: 'Keepwatch',
        Dimensions: [{ Name: 'service', Value: 'keepwatch' }],
        Threshold: 1800,
        TreatMissingData: 'breaching',
        AlarmActions: [{ Ref: 'AlertsTextTopic' }],
      },
    ])
  })
})
